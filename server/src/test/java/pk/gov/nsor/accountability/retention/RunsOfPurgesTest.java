package pk.gov.nsor.accountability.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.PurgeRuns.Purge;
import pk.gov.nsor.foundation.jobs.ClockTrust;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.WebSession;

/** Each class that something goes through says when it last was and what went, and one that was not in its time is told of. */
@RegisterTest
class RunsOfPurgesTest {

    /** What each module goes through by itself, as the scheduler knows it. */
    private static final Set<String> PURGES = Set.of(
            "sms.key-retention",
            "enquiry.upkeep",
            "access.upkeep",
            "enquiry.disputes",
            "outreach.upkeep",
            "screeningoverride.expiry",
            "disclosure.case-requests",
            "imports.purge",
            "feeds.trials",
            "totals.judgments",
            "justice.cases",
            "exchange.upkeep",
            "concerns.upkeep");

    @LocalServerPort
    private int port;

    @Autowired
    private ClockTrust trust;

    @Autowired
    private RetentionRepository table;

    @Autowired
    private RetentionWatch watch;

    @Autowired
    private RetentionSweep sweep;

    @Autowired
    private Erasures erasures;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private List<Job> jobs;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Clock clock;

    @Value("${spring.datasource.url}")
    private String url;

    private EndedRecords records;

    @BeforeEach
    void goThroughAll() {
        records = new EndedRecords(registration, url);
        sweep.runDue(() -> true);
        purge();
    }

    @AfterEach
    void allIsInTime() {
        sweep.runDue(() -> true);
        purge();
    }

    @Test
    void everyPurgeTellsThatItRanAndOfWhichClass() {
        records.superuser()
                .sql("update retention.run set ran_at = ran_at - interval '1 day'")
                .update();
        Instant before = clock.instant();
        purge();
        Map<DataClass, Run> runs = runs();
        for (Purge purge : Purge.values()) {
            DataClass of = DataClass.valueOf(purge.name());
            assertThat(runs.get(of).at().toInstant()).as(of.name()).isAfterOrEqualTo(before.minusMillis(1));
            assertThat(of.runsWithin()).as(of.name()).isEqualTo(Duration.ofHours(2));
        }
    }

    /** What has no run is not erased by time, or by whoever makes something new in its place. */
    @Test
    void everyClassThatARunErasesHasATimeForIt() {
        assertThat(Arrays.stream(DataClass.values())
                        .filter(one -> one.runsWithin() == null)
                        .filter(one -> Stream.of(
                                        DataClass.How.HERE,
                                        DataClass.How.KEYS_OF_A_DAY,
                                        DataClass.How.KEYS_OF_A_PERIOD,
                                        DataClass.How.OWN_JOB)
                                .anyMatch(how -> how == one.how())))
                .containsExactly(DataClass.AREA_MEMORY, DataClass.OUTBOX);
    }

    @Test
    void aClassIsLateWhenItsTimeIsOverAndNotBefore() {
        assertThat(watch.late()).isEmpty();
        ranBefore(DataClass.SESSIONS, Duration.ofHours(2).minusMinutes(1));
        ranBefore(DataClass.SEALED_RECORD, Duration.ofHours(36).minusMinutes(1));
        assertThat(watch.late()).isEmpty();
        ranBefore(DataClass.SESSIONS, Duration.ofHours(2).plusMinutes(1));
        assertThat(watch.late()).containsExactly(DataClass.SESSIONS);
        ranBefore(DataClass.SEALED_RECORD, Duration.ofHours(36).plusMinutes(1));
        assertThat(watch.late()).containsExactly(DataClass.SEALED_RECORD, DataClass.SESSIONS);

        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        watch.bindTo(registry);
        assertThat(registry.get("nsor.retention.late").gauge().value()).isEqualTo(2);
        WebSession supervisor = signedIn(Role.NATIONAL_SUPERVISOR);
        assertThat(supervisor.get("/").body()).contains("Data that was not erased in its time", "Sealed records");
        assertThat(supervisor.get("/retention").body()).contains("not gone through in its time");
        assertThat(signedIn(Role.REGISTRAR).get("/").body()).doesNotContain("Data that was not erased in its time");
    }

    @Test
    void whatNobodyEverWentThroughCountsFromTheStartOfTheServer() {
        records.superuser()
                .sql("delete from retention.run where class = 'SCANS'")
                .update();
        Instant start = clock.instant();
        assertThat(watchAt(start, start.plus(Duration.ofHours(2))).late()).doesNotContain(DataClass.SCANS);
        assertThat(watchAt(start, start.plus(Duration.ofHours(2)).plusMillis(1)).late())
                .contains(DataClass.SCANS);
    }

    @Test
    void whatWentIsKeptAfterRunsInWhichNothingDoes() {
        OffsetDateTime then = OffsetDateTime.now(clock);
        ran(DataClass.HANDOVERS, then, 7);
        ran(DataClass.HANDOVERS, then.plusMinutes(10), 0);
        Run run = runs().get(DataClass.HANDOVERS);
        assertThat(run.lastErased()).isEqualTo(7);
        assertThat(Duration.between(run.lastErasedAt(), then).abs()).isLessThan(Duration.ofMillis(1));
        assertThat(Duration.between(run.at(), then.plusMinutes(10)).abs()).isLessThan(Duration.ofMillis(1));
        assertThat(signedIn(Role.AUDITOR).get("/retention").body()).contains("last erased", ": 7 lines");
    }

    @Test
    void theSweepCountsWhatWentOfEachClassAlone() {
        records.superuser()
                .sql("delete from retention.run where class in ('SEALED_RECORD', 'RECORD_WITHOUT_DUTY')")
                .update();
        UUID due = records.dueOn(EndedRecords.today()).value();
        sweep.runDue(() -> true);
        assertThat(erasures.tombstone(due)).isPresent();
        Run sealed = runs().get(DataClass.SEALED_RECORD);
        assertThat(sealed.lastErased()).isPositive();
        long without = records.superuser()
                .sql("select count(*) from retention.erasure where class = 'RECORD_WITHOUT_DUTY' and erased_at >= ?")
                .param(sealed.at().minusSeconds(30))
                .query(Long.class)
                .single();
        assertThat(runs().get(DataClass.RECORD_WITHOUT_DUTY).lastErased()).isLessThanOrEqualTo(without);
    }

    private RetentionWatch watchAt(Instant start, Instant now) {
        MovingClock moving = new MovingClock(start);
        RetentionWatch made = new RetentionWatch(table, transaction, moving, trust);
        moving.now = now;
        return made;
    }

    private static final class MovingClock extends Clock {

        private Instant now;

        private MovingClock(Instant now) {
            this.now = now;
        }

        @Override
        public java.time.ZoneId getZone() {
            return Day.ZONE;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private void ranBefore(DataClass of, Duration ago) {
        records.superuser()
                .sql("update retention.run set ran_at = ? where class = ?")
                .params(OffsetDateTime.now(clock).minus(ago), of.name())
                .update();
    }

    private void ran(DataClass of, OffsetDateTime at, long erased) {
        transaction.executeWithoutResult(status -> table.ran(of, at, erased));
    }

    private Map<DataClass, Run> runs() {
        return transaction.execute(status -> table.runs());
    }

    private WebSession signedIn(Role role) {
        WebSession session = new WebSession(port);
        session.signIn(new Officers(accounts).with(role).name(), Officers.PASSWORD);
        return session;
    }

    private void purge() {
        List<Job> purges =
                jobs.stream().filter(job -> PURGES.contains(job.name())).toList();
        assertThat(purges).hasSize(PURGES.size());
        purges.forEach(job -> job.work().accept(() -> true));
    }
}
