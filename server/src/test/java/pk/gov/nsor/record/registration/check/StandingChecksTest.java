package pk.gov.nsor.record.registration.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.record.conviction.Conviction.Quashing;
import pk.gov.nsor.record.conviction.Convictions;
import pk.gov.nsor.record.register.Examination;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.record.registration.OffenderRegistration.Registered;
import pk.gov.nsor.record.registration.Standing;
import pk.gov.nsor.record.registration.StandingChange;
import pk.gov.nsor.record.registration.StandingCheck;
import pk.gov.nsor.record.registration.Standings;
import pk.gov.nsor.record.registration.check.StandingChecks.State;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestDatabase;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;

/** The page of checks: what a fault of the database did is found, shown and put right. */
@RegisterTest
class StandingChecksTest {

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private Convictions convictions;

    @Autowired
    private IdentityConfirmation confirmation;

    @Autowired
    private Standings standings;

    @Autowired
    private StandingCheck check;

    @Autowired
    private StandingChecks checks;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private Clock clock;

    @LocalServerPort
    private int port;

    private final Cnic cnic = Samples.cnic();
    private Officers.Officer registrar;
    private Officers.Officer supervisor;
    private Registered registered;

    @BeforeEach
    void somebodyIsOnTheRegister() {
        registrar = new Officers(accounts).with(Role.REGISTRAR);
        supervisor = new Officers(accounts).with(Role.NATIONAL_SUPERVISOR);
        registered = registration.register(
                Offenders.identity(null), cnic, List.of(), Offenders.conviction("PPC 376"), null, Actor.system("test"));
        confirmation.examine(
                registered.person(),
                cnic,
                new Examination(Examination.Document.CNIC_CARD, "A-1", EnumSet.allOf(Examination.Detail.class)),
                registrar.actor());
    }

    @Test
    void aStandingThatAFaultChangedIsShownBesideTheLawsAndPutRightByARegistrar() {
        Standing right = standings.of(registered.person()).orElseThrow();
        damage("update registration.standing set last_day = '2024-01-01', life = false where person_id = ?");
        damage("delete from registration.listed_cnic where person_id = ?");
        String page = lookedAt();
        WebSession session = signedIn(registrar);
        assertThat(session.get("/law/checks").body()).contains(page);
        assertThat(session.get(page).body())
                .contains(registered.number().formatted(), "Work out this standing again", "for life");
        // Its first lines; other tests damage records, too.
        assertThat(session.get("/").body()).contains("Records that differ from the law");
        assertThat(meters.get("nsor.standing.check.differences").gauge().value())
                .isGreaterThanOrEqualTo(1);
        assertThat(meters.get("nsor.standing.check.finished").gauge().value()).isGreaterThan(1e9);

        assertThat(session.submit(page, page + "/people/" + registered.person(), Map.of())
                        .statusCode())
                .isEqualTo(302);

        Standing put = standings.of(registered.person()).orElseThrow();
        assertThat(put).isEqualTo(right);
        assertThat(jdbc.sql("select count(*) from registration.listed_cnic where cnic = ?")
                        .param(cnic.number())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(standings.changes(registered.person()).getFirst().cause()).isEqualTo(StandingChange.Cause.CHECK);
        assertThat(new TrailReader(jdbc).of(registrar.account().id()))
                .contains("STANDING_CHECKS_VIEWED DONE", "STANDING_DERIVED DONE");
        assertThat(session.get(page).body()).contains("This record is right now.");
    }

    @Test
    void whatOnlyThePublicIsToldWronglyIsADifferenceToo() {
        damage("delete from registration.listed_cnic where person_id = ?");
        String page = lookedAt();
        assertThat(signedIn(registrar).get(page).body())
                .contains(registered.number().formatted(), "what the public was told of a CNIC was not");
        boolean _ = checks.putRight(registered.person(), null, registrar.actor());
        assertThat(check.stillDiffering(List.of(registered.person()))).isEmpty();
    }

    @Test
    void aSupervisorLooksAtOpenRecordsOnlyAndChangesNothing() {
        damage("update registration.standing set in_custody = true where person_id = ?");
        Registered sealed = registration.register(
                Offenders.identity(null),
                Samples.cnic(),
                List.of(),
                Offenders.conviction("PPC 376"),
                null,
                Actor.system("test"));
        convictions.quash(
                sealed.person(),
                sealed.conviction(),
                new Quashing(LocalDate.now(clock), Quashing.Reason.ACQUITTED_ON_APPEAL),
                registrar.actor());
        // Stored as though it still stood: the law says sealed, and that is what the supervisor must not learn.
        TestDatabase.superuserOf(dataSource)
                .sql("update registration.standing set first_day = '2023-01-15' where person_id = ?")
                .param(sealed.person().value())
                .update();
        String page = lookedAt();
        WebSession session = signedIn(supervisor);
        assertThat(session.get(page).body())
                .contains(registered.number().formatted(), "Sealed records are listed for registrars only.")
                .doesNotContain(sealed.number().formatted(), "Work out this standing again");
        assertThat(signedIn(registrar).get(page).body())
                .contains(sealed.number().formatted(), registered.number().formatted());
        assertThat(session.submit("/", page + "/people/" + registered.person(), Map.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(standings.of(registered.person()).orElseThrow().inCustody()).isTrue();
        boolean _ = checks.putRight(registered.person(), null, registrar.actor());
        boolean _ = checks.putRight(sealed.person(), null, registrar.actor());
    }

    @Test
    void aRunThatWasCutShortSaysSo() {
        OffsetDateTime now = OffsetDateTime.now(clock);
        long longAgo = begun(now.minusHours(7));
        long lately = begun(now.minusMinutes(1));
        assertThat(checks.run(longAgo).orElseThrow().state()).isEqualTo(State.CUT_SHORT);
        assertThat(checks.run(lately).orElseThrow().state()).isEqualTo(State.GOING_ON);
        assertThat(signedIn(supervisor).get("/law/checks").body()).contains("Cut short", "Going on");
        assertThat(signedIn(supervisor).get("/law/checks/999999999").statusCode())
                .isEqualTo(404);
    }

    private long begun(OffsetDateTime at) {
        return jdbc.sql("""
                        insert into registration.check_run (started_at, as_of, law_version, people, differing)
                        values (?, '2020-01-01', '', 0, 0) returning id
                        """).param(at).query(Long.class).single();
    }

    private void damage(String sql) {
        assertThat(jdbc.sql(sql).param(registered.person().value()).update()).isEqualTo(1);
    }

    /** @return the page of a check that has just gone through everybody */
    private String lookedAt() {
        assertThat(check.run(1, seen -> {}).differences()).isPositive();
        return "/law/checks/" + checks.lastFinished().orElseThrow().id();
    }

    private WebSession signedIn(Officers.Officer officer) {
        WebSession session = new WebSession(port);
        assertThat(session.signIn(officer.name(), Officers.PASSWORD).statusCode())
                .isEqualTo(302);
        return session;
    }
}
