package pk.gov.nsor.record.registration.check;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.record.registration.StandingCheck;
import pk.gov.nsor.record.registration.StandingRepository;

/** The reports of checks. */
@Component
public class CheckRuns {

    /** The most differences listed for one run; more are only counted. */
    public static final int MOST_LISTED = 1000;

    /** A run that was begun longer ago and is not finished was interrupted. */
    static final Duration LONGEST = Duration.ofHours(6);

    private final JdbcClient jdbc;

    public CheckRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Long begin(OffsetDateTime at, LocalDate asOf, String lawVersion) {
        return jdbc.sql("""
                        insert into registration.check_run (started_at, as_of, law_version, people, waiting, differing)
                        values (?, ?, ?, 0, 0, 0) returning id
                        """).params(at, asOf, lawVersion).query(Long.class).single();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Integer seen(
            long run, int people, int waiting, List<StandingCheck.Difference> differences, StandingRepository written) {
        long before = jdbc.sql("""
                        update registration.check_run
                        set people = people + ?, waiting = waiting + ?, differing = differing + ?
                        where id = ? returning differing
                        """)
                        .params(people, waiting, differences.size(), run)
                        .query(Long.class)
                        .single()
                - differences.size();
        differences.stream()
                .limit(Math.max(0, MOST_LISTED - before))
                .forEach(one -> jdbc.sql("""
                        insert into registration.check_difference (run_id, person_id, stored, derived)
                        values (?, ?, ?::jsonb, ?::jsonb)
                        """)
                        .param(run)
                        .param(one.person().value())
                        .param(one.stored() == null ? null : written.written(one.stored()))
                        .param(written.written(one.derived()))
                        .update());
        return differences.size();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Integer finish(long run, OffsetDateTime at) {
        return jdbc.sql("update registration.check_run set finished_at = ? where id = ?")
                .params(at, run)
                .update();
    }

    /** Begins a run for the day, unless one is finished, or was begun so recently that it may still be running. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Long> claim(OffsetDateTime at, LocalDate asOf, String lawVersion) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('registration.check_run', 0))")
                .query(row -> {});
        boolean isTaken = jdbc.sql("""
                        select exists (select from registration.check_run
                            where as_of = ? and (finished_at is not null or started_at > ?))
                        """)
                .params(asOf, at.minus(LONGEST))
                .query(Boolean.class)
                .single();
        return isTaken ? Optional.empty() : Optional.of(begin(at, asOf, lawVersion));
    }
}
