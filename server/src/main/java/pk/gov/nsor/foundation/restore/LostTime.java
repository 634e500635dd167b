package pk.gov.nsor.foundation.restore;

import java.time.LocalDate;
import java.time.YearMonth;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The time between the moment to which a database was put back and the day on which that was done. What was published in it is not
 * known to the database any more, and a second time it would be another thing under the same name.
 */
@Component
public class LostTime {

    private final JdbcClient jdbc;

    LostTime(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether a day of the month is in such a time, that of the moment and that of the restore included. */
    public boolean touches(YearMonth month) {
        LocalDate first = month.atDay(1);
        return jdbc.sql("""
                        select exists (
                            select from restore.restoration
                            where (coalesce(state_of, noticed_at) at time zone 'Asia/Karachi')::date < :next
                                and (coalesce(restored_at, noticed_at) at time zone 'Asia/Karachi')::date >= :first)
                        """)
                .param("first", first)
                .param("next", first.plusMonths(1))
                .query(Boolean.class)
                .single();
    }
}
