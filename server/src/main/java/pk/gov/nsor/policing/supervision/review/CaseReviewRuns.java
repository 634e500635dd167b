package pk.gov.nsor.policing.supervision.review;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.jobs.ClockWatch;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.foundation.jobs.LastingWork;
import pk.gov.nsor.policing.supervision.DueWork;
import pk.gov.nsor.policing.supervision.Outages;

/**
 * The job that reviews cases, every minute in one process: not while a clock cannot be trusted, and after the register
 * was away not before that is said.
 */
@Component
public class CaseReviewRuns {

    private static final Logger LOG = LoggerFactory.getLogger(CaseReviewRuns.class);

    private static final String NAME = "supervision.case-review";
    private static final Duration AWAY = Duration.ofDays(1);
    private static final Actor SWEEP = Actor.system("case-review");

    private final JdbcClient jdbc;
    private final CaseReviewJob sweep;
    private final ClockWatch watch;
    private final CaseReviewHalts halts;
    private final Outages outages;
    private final List<DueWork> others;
    private final Clock clock;

    public CaseReviewRuns(
            JdbcClient jdbc,
            CaseReviewJob sweep,
            ClockWatch watch,
            CaseReviewHalts halts,
            Outages outages,
            List<DueWork> others,
            Clock clock) {
        this.jdbc = jdbc;
        this.sweep = sweep;
        this.watch = watch;
        this.halts = halts;
        this.outages = outages;
        this.others = List.copyOf(others);
        this.clock = clock;
    }

    @Bean
    static Job caseReviewRunsJob(CaseReviewRuns runs) {
        return Job.inOneProcess(NAME, Duration.ofMinutes(1))
                .first(Duration.ofSeconds(1))
                .within(Duration.ofHours(12))
                .doesWhile(runs::run);
    }

    /**
     * One run.
     *
     * @param isAsked asked before each batch; where it says no, the rest waits for another process or the next start
     * @return how many cases were reviewed
     */
    public long run(BooleanSupplier isAsked) {
        BooleanSupplier mayGoOn = () -> mayGoOn() && isAsked.getAsBoolean();
        if (!mayGoOn.getAsBoolean()) {
            return 0;
        }
        Optional<OffsetDateTime> last = lastFinished();
        last.ifPresent(this::sayThatItWasAway);
        LocalDate today = LocalDate.now(clock);
        jdbc.sql("insert into supervision.case_review (day, begun_at) values (?, ?) on conflict do nothing")
                .params(today, OffsetDateTime.now(clock))
                .update();
        boolean isFirst = last.isEmpty()
                || last.get().atZoneSameInstant(clock.getZone()).toLocalDate().isBefore(today);
        long cases = isFirst ? sweep.run(mayGoOn) : sweep.runDue(mayGoOn);
        for (DueWork other : others) {
            runDue(other, mayGoOn);
        }
        if (mayGoOn.getAsBoolean()) {
            jdbc.sql("update supervision.case_review set finished_at = ?, cases = cases + ? where day = ?")
                    .params(OffsetDateTime.now(clock), cases, today)
                    .update();
        }
        return cases;
    }

    /** Where one fails, the next run tries it again. The others go on, and the register was not away for it. */
    private static void runDue(DueWork other, BooleanSupplier mayGoOn) {
        try {
            other.runDue(mayGoOn);
        } catch (RuntimeException | Error failed) {
            LastingWork.tell(NAME + ", " + ClassUtils.getUserClass(other).getSimpleName(), failed);
        }
    }

    private boolean mayGoOn() {
        watch.check();
        return halts.now().isEmpty();
    }

    private Optional<OffsetDateTime> lastFinished() {
        return jdbc.sql(
                        "select max(finished_at) as at from supervision.case_review having max(finished_at) is not null")
                .query(OffsetDateTime.class)
                .optional();
    }

    /** What fell due while nothing could be entered can still be done for the days of grace. */
    private void sayThatItWasAway(OffsetDateTime last) {
        if (Duration.between(last.toInstant(), clock.instant()).compareTo(AWAY) <= 0) {
            return;
        }
        LocalDate from = last.atZoneSameInstant(clock.getZone()).toLocalDate();
        LocalDate until = LocalDate.now(clock).minusDays(1);
        if (isSaid(from, until)) {
            return;
        }
        LOG.warn("The register was away from {} to {}", from, until);
        outages.declare(null, from, until, "The register was away.", SWEEP);
    }

    /** By a run that was cut short after it. */
    private boolean isSaid(LocalDate from, LocalDate until) {
        return jdbc.sql("""
                        select exists (select from supervision.outage
                            where station_code is null and declared_by is null and from_day = ? and until_day >= ?)
                        """).params(from, until).query(Boolean.class).single();
    }
}
