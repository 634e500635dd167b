package pk.gov.nsor.accountability.oversight;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.shell.dashboard.PlaceFigures.Count;
import pk.gov.nsor.foundation.shell.dashboard.PlaceTrend.Month;

/** Keeps what was counted. */
@Component
class FigureRepository {

    private final JdbcClient jdbc;

    FigureRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A counting.
     *
     * @param monthsDay the day on which all months were counted
     */
    record Counting(Instant countedAt, LocalDate monthsDay) {}

    Optional<Counting> last() {
        return jdbc.sql("select counted_at, months_day from oversight.counting")
                .query(Counting.class)
                .optional();
    }

    /** Only one counts at a time; whoever comes second waits until the first has committed. */
    void holdAlone() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('oversight.counting', 0))")
                .query(row -> {});
    }

    /** @return whether nobody else counts; then only this transaction does, until it ends */
    boolean tryHoldAlone() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended('oversight.counting', 0))")
                .query(Boolean.class)
                .single();
    }

    void counted(Counting counting) {
        jdbc.sql("""
                        insert into oversight.counting (only_one, counted_at, months_day) values (true, :at, :day)
                        on conflict (only_one) do update set counted_at = :at, months_day = :day
                        """)
                .param("at", counting.countedAt().atZone(Day.ZONE).toOffsetDateTime())
                .param("day", counting.monthsDay())
                .update();
    }

    void replace(Collection<String> names, Collection<Count> counts) {
        jdbc.sql("delete from oversight.figure where name = any (?)")
                .param(names.toArray(String[]::new))
                .update();
        jdbc.sql("""
                        insert into oversight.figure (name, district_code, count)
                        select c.name, c.district, sum(c.count)
                        from unnest(:names::text[], :districts::text[], :counts::bigint[]) c (name, district, count)
                        group by c.name, c.district
                        """)
                .param("names", counts.stream().map(Count::figure).toArray(String[]::new))
                .param("districts", counts.stream().map(Count::district).toArray(String[]::new))
                .param("counts", counts.stream().map(Count::count).toArray(Long[]::new))
                .update();
    }

    /** Those from a month on, and what is older than the trends go back. */
    void replace(String trend, YearMonth from, YearMonth oldest, Collection<Month> months) {
        jdbc.sql("delete from oversight.month where name = ? and (month >= ? or month < ?)")
                .params(trend, from.atDay(1), oldest.atDay(1))
                .update();
        jdbc.sql("""
                        insert into oversight.month (name, month, district_code, count)
                        select :name, c.month, c.district, sum(c.count)
                        from unnest(:months::text[]::date[], :districts::text[], :counts::bigint[]) c (month, district, count)
                        group by c.month, c.district
                        """)
                .param("name", trend)
                .param(
                        "months",
                        months.stream()
                                .map(each -> each.month().atDay(1).toString())
                                .toArray(String[]::new))
                .param("districts", months.stream().map(Month::district).toArray(String[]::new))
                .param("counts", months.stream().map(Month::count).toArray(Long[]::new))
                .update();
    }

    List<Count> counts() {
        return jdbc.sql("select name as figure, district_code as district, count from oversight.figure")
                .query(Count.class)
                .list();
    }

    List<Month> months(String trend) {
        return jdbc.sql("select month, district_code, count from oversight.month where name = ?")
                .param(trend)
                .query(Month.class)
                .list();
    }
}
