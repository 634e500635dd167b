package pk.gov.nsor.publicservice.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was released of areas: the one table that serves everybody. */
@Component
public class AreaBands {

    private final JdbcClient jdbc;
    private final Clock clock;

    AreaBands(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A month that is released.
     *
     * @param asOf the day as of which people were counted
     * @param tehsilsAbove how many people a district had to have, and more, for its tehsils to have bands
     */
    public record Month(YearMonth month, LocalDate asOf, int tehsilsAbove) {}

    /** Those up to the present one, the latest first. */
    public List<Month> months() {
        return jdbc.sql("""
                        select month, as_of, tehsils_above from release.area_month where month <= ? order by month desc
                        """)
                .param(LocalDate.now(clock))
                .query((row, number) ->
                        new Month(month(row), row.getObject("as_of", LocalDate.class), row.getInt("tehsils_above")))
                .list();
    }

    public Optional<YearMonth> latestMonth() {
        return jdbc.sql("select month from release.area_month where month <= ? order by month desc limit 1")
                .param(LocalDate.now(clock))
                .query((row, number) -> month(row))
                .optional();
    }

    /** Everything of a month: districts in the order of their keys, their tehsils in that of their P-codes. */
    public List<AreaBand> of(YearMonth month) {
        return jdbc.sql("""
                        select kind, area, district, band from release.area_band
                        where month = ? order by district, kind, area
                        """)
                .param(month.atDay(1))
                .query((row, number) -> band(row))
                .list();
    }

    /** What the last release says of these areas; those of which it says nothing are left out. */
    List<AreaBand> latest(YearMonth month, Collection<String> areas) {
        return jdbc.sql("select kind, area, district, band from release.area_band where month = ? and area = any (?)")
                .param(month.atDay(1))
                .param(areas.toArray(String[]::new))
                .query((row, number) -> band(row))
                .list();
    }

    private static YearMonth month(ResultSet row) throws SQLException {
        return YearMonth.from(row.getObject("month", LocalDate.class));
    }

    private static AreaBand band(ResultSet row) throws SQLException {
        @Nullable String band = row.getString("band");
        return new AreaBand(
                AreaBand.Kind.valueOf(row.getString("kind")),
                row.getString("area"),
                row.getString("district"),
                band == null ? null : Band.valueOf(band));
    }
}
