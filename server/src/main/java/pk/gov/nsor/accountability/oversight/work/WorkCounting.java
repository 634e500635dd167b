package pk.gov.nsor.accountability.oversight.work;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.database.StandbyReads;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.foundation.shell.dashboard.WorkAhead;
import pk.gov.nsor.foundation.shell.dashboard.WorkAhead.Due;

/** Counts what is due, for all districts at once, and keeps it until the next counting. */
@Component
public class WorkCounting {

    static final int WEEKS = 8;

    private static final Duration EVERY = Duration.ofHours(1);
    /** How old may be what is counted. */
    private static final Duration MAY_BE_OLD = Duration.ofMinutes(1);

    private static final String OFFICERS = "officers";

    private final List<WorkAhead> sources;
    private final Accounts accounts;
    private final JdbcClient jdbc;
    private final StandbyReads standbys;
    private final Clock clock;

    WorkCounting(List<WorkAhead> sources, Accounts accounts, JdbcClient jdbc, StandbyReads standbys, Clock clock) {
        this.sources = sources;
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.standbys = standbys;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Jobs {

        @Bean
        Job workAheadJob(WorkCounting counting) {
            return Job.inOneProcess("oversight.work-ahead", EVERY).does(counting::count);
        }
    }

    /** Counts everything now, in the place of what was counted before. */
    @Transactional
    public void count() {
        LocalDate today = LocalDate.now(clock);
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('oversight.work_ahead', 0))")
                .query(row -> {});
        List<Line> lines = new ArrayList<>();
        for (WorkAhead source : sources) {
            for (Due due : standbys.read(MAY_BE_OLD, () -> source.due(today, monday, WEEKS))) {
                lines.add(new Line(due.kind().key(), due.district(), due.week(), due.count()));
            }
        }
        officers().forEach((district, count) -> lines.add(new Line(OFFICERS, district, 0, count)));
        jdbc.sql("delete from oversight.work_ahead").update();
        jdbc.sql("""
                        insert into oversight.work_ahead (kind, district_code, week, count)
                        select kind, district, week, sum(count)
                        from unnest(:kinds::text[], :districts::text[], :weeks::int[], :counts::bigint[])
                            as line (kind, district, week, count)
                        group by 1, 2, 3
                        """)
                .param("kinds", lines.stream().map(Line::kind).toArray(String[]::new))
                .param("districts", lines.stream().map(Line::district).toArray(String[]::new))
                .param("weeks", lines.stream().map(Line::week).toArray(Integer[]::new))
                .param("counts", lines.stream().map(Line::count).toArray(Long[]::new))
                .update();
        jdbc.sql("""
                        insert into oversight.work_counting (only_one, counted_at, first_week) values (true, :at, :week)
                        on conflict (only_one) do update set counted_at = :at, first_week = :week
                        """)
                .param("at", OffsetDateTime.now(clock))
                .param("week", monday)
                .update();
    }

    private Map<String, Long> officers() {
        Map<String, Long> officers = new HashMap<>();
        accounts.all().stream()
                .filter(account -> account.enabled() && account.roles().contains(Role.SUPERVISING_OFFICER))
                .forEach(account -> {
                    if (account.jurisdiction() instanceof Jurisdiction.OfDistrict(String code)) {
                        officers.merge(code, 1L, Long::sum);
                    }
                });
        return officers;
    }

    private record Line(String kind, String district, int week, long count) {}

    /**
     * What was counted last.
     *
     * @param monday of the first week
     * @param officers by district
     * @param due what is due
     */
    record Counted(Instant at, LocalDate monday, Map<String, Integer> officers, List<Due> due) {}

    /** Empty until it was counted once. */
    Optional<Counted> last() {
        Map<String, Integer> officers = new HashMap<>();
        List<Due> due = new ArrayList<>();
        jdbc.sql("select kind, district_code as district, week, count from oversight.work_ahead")
                .query(Line.class)
                .list()
                .forEach(line -> {
                    if (line.kind.equals(OFFICERS)) {
                        officers.put(line.district, (int) line.count);
                    } else {
                        due.add(new Due(kind(line.kind), line.district, line.week, line.count));
                    }
                });
        return jdbc.sql("select counted_at, first_week from oversight.work_counting")
                .query((row, number) -> new Counted(
                        row.getObject("counted_at", OffsetDateTime.class).toInstant(),
                        row.getObject("first_week", LocalDate.class),
                        officers,
                        due))
                .optional();
    }

    private static WorkAhead.Kind kind(String key) {
        for (WorkAhead.Kind kind : WorkAhead.Kind.values()) {
            if (kind.key().equals(key)) {
                return kind;
            }
        }
        throw new IllegalStateException("No kind of work: " + key);
    }
}
