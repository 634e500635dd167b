package pk.gov.nsor.foundation.sms.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.PurgeRuns;
import pk.gov.nsor.foundation.jobs.ClockDoubts;
import pk.gov.nsor.foundation.jobs.ClockTrust;
import pk.gov.nsor.foundation.jobs.ClockTrust.Doubt;
import pk.gov.nsor.foundation.jobs.ClocksTrusted;
import pk.gov.nsor.foundation.jobs.LastWritten;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.keys.SecretDirectory;
import pk.gov.nsor.policing.supervision.DueWork;
import pk.gov.nsor.policing.supervision.review.CaseReviewHalts;
import pk.gov.nsor.testing.ClockGoesOn;
import pk.gov.nsor.testing.DatabaseMoment;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TestDatabase;
import pk.gov.nsor.testing.WebSession;

/** A clock that runs ahead destroys no key and erases nothing, whether the server's alone does or the database's with it. */
@RegisterTest
@ClockGoesOn
@TestPropertySource(properties = "test.clock-watched=true")
class ClockAheadTest {

    private static final Duration AHEAD = Duration.ofDays(31);

    @LocalServerPort
    private int port;

    @Autowired
    private ObjectProvider<KeyRetention> retention;

    @Autowired
    private Keys keys;

    @Autowired
    private ClockTrust trust;

    @Autowired
    private PurgeRuns runs;

    @Autowired
    private List<DueWork> sweeps;

    @Autowired
    private CaseReviewHalts halts;

    @Autowired
    private TestClock clock;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource dataSource;

    @Value("${nsor.data}")
    private Path data;

    private Duration moved = Duration.ZERO;

    @AfterEach
    void back() {
        move(moved.negated());
        TestDatabase.superuserOf(dataSource)
                .sql("create or replace function retention.moment() returns timestamptz language sql stable"
                        + " set search_path = pg_catalog return now()")
                .update();
        TestDatabase.superuserOf(dataSource)
                .sql("delete from supervision.case_review_halt")
                .update();
    }

    @Test
    void aServersClockThatIsAMonthAheadDestroysNoKeyAndNoMessage() {
        byte[] sealed = keys.ofDay(today()).encrypt("a text".getBytes(UTF_8), new byte[0]);
        jdbc.sql("insert into sms.exchange (run_id, received_at, key_day, due) values (-31, now(), ?, false)")
                .param(today())
                .update();
        move(AHEAD.plusDays(1));
        retention.getObject().forget();
        assertThat(runs.mayErase()).isFalse();
        assertThat(sweepErased()).isZero();
        move(moved.negated());
        assertThat(opened(sealed)).isEqualTo("a text");
        assertThat(jdbc.sql("select count(*) from sms.exchange where run_id = -31")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void noWayOfTheKeysThemselvesDestroysThemByAWrongDay() {
        byte[] sealed = keys.ofDay(today()).encrypt("a text".getBytes(UTF_8), new byte[0]);
        byte[] hash = keys.keyedHash("sms-part", today()).of(7);
        move(AHEAD.plusDays(1));
        // As a gateway does that keeps house, and as the repeats, limits and scans do.
        new Sealing(keys).destroyOldKeys(LocalDate.now(clock));
        keys.destroyDaysBefore(LocalDate.now(clock));
        keys.destroyKeyedHashesBefore("sms-part", LocalDate.now(clock));
        assertThat(keys.destroyBackupsBefore(LocalDate.now(clock))).isZero();
        move(moved.negated());
        assertThat(opened(sealed)).isEqualTo("a text");
        assertThat(new Keys(new SecretDirectory(data.resolve("secrets")))
                        .keyedHash("sms-part", today())
                        .of(7))
                .isEqualTo(hash);
    }

    @Test
    void theClockIsTrustedAFewMinutesOffAndNoMore() {
        assertThat(trust.doubt()).isEmpty();
        move(Duration.ofMinutes(4));
        assertThat(trust.doubt()).isEmpty();
        move(Duration.ofMinutes(2));
        assertThat(trust.doubt()).contains(Doubt.JUMPED);
        move(moved.negated());
        assertThat(trust.doubt()).isEmpty();
        move(Duration.ofMinutes(-6));
        assertThat(trust.doubt()).contains(Doubt.JUMPED);
    }

    @Test
    void aDatabaseWithItsClockAheadTooIsNotBelieved() {
        move(AHEAD);
        DatabaseMoment.set(dataSource, clock);
        assertThat(trust.doubt()).contains(Doubt.JUMPED);
        move(moved.negated());
        assertThat(trust.doubt()).contains(Doubt.NOT_AS_THE_DATABASE);
    }

    @Test
    void whoeverStartsAMonthLaterThanTheRegisterLastWroteWaitsForADay() {
        jdbc.sql("""
                        insert into audit.entry (occurred_at, actor_kind, origin, action, outcome)
                        values (now() - interval '3 days 1 minute', 'SYSTEM', 'test', 'PAGE_VIEWED', 'DONE')
                        """).update();
        assertThat(started().doubt()).contains(Doubt.STOOD_STILL);
        jdbc.sql("""
                        insert into audit.entry (occurred_at, actor_kind, origin, action, outcome)
                        values (now() - interval '2 days 23 hours', 'SYSTEM', 'test', 'PAGE_VIEWED', 'DONE')
                        """).update();
        assertThat(started().doubt()).isEmpty();
        keys.guardedBy(trust::isTrusted);
    }

    @Test
    void untilSomebodyHasSeenToAJumpNothingIsErasedAndTodaySaysSo() {
        assertThat(trust.doubt()).isEmpty();
        halts.halt(CaseReviewHalts.Cause.JUMPED_AHEAD, AHEAD);
        assertThat(trust.doubt()).contains(Doubt.NOT_SEEN_TO);
        assertThat(runs.mayErase()).isFalse();
        Officer supervisor = new Officers(accounts).with(Role.NATIONAL_SUPERVISOR);
        WebSession session = new WebSession(port);
        session.signIn(supervisor.name(), Officers.PASSWORD);
        assertThat(session.get("/").body()).contains("Nothing is erased: a clock cannot be trusted");
        halts.goOn(halts.now().orElseThrow().id(), "It was set right", supervisor.actor());
        assertThat(trust.doubt()).isEmpty();
    }

    @Autowired
    private ObjectProvider<ClockDoubts> doubts;

    @Autowired
    private LastWritten lastWritten;

    private ClockTrust started() {
        return ClocksTrusted.started(jdbc, clock, keys, lastWritten, doubts);
    }

    private long sweepErased() {
        sweeps.stream()
                .filter(one -> one.getClass().getPackageName().equals("pk.gov.nsor.accountability.retention"))
                .forEach(one -> one.runDue(() -> true));
        return jdbc.sql("select count(*) from retention.run where class = 'SEALED_RECORD'")
                .query(Long.class)
                .single();
    }

    private String opened(byte[] sealed) {
        return new String(
                new Keys(new SecretDirectory(data.resolve("secrets")))
                        .ofDay(today())
                        .decrypt(sealed, new byte[0]),
                UTF_8);
    }

    private LocalDate today() {
        return LocalDate.now(Day.ZONE);
    }

    private void move(Duration by) {
        clock.move(by);
        moved = moved.plus(by);
    }
}
