package pk.gov.nsor.reference;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The public holidays, as they were when the server started. Those that depend on the moon are expected dates until they
 * are past; beyond the last year listed only weekends are known.
 */
@Component
public class Holidays {

    private final Set<LocalDate> days;

    Holidays(JdbcClient jdbc) {
        days = Set.copyOf(jdbc.sql("select day from reference.public_holiday")
                .query(LocalDate.class)
                .set());
    }

    /** Monday to Friday (assumed), less the public holidays. */
    public boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !days.contains(day);
    }
}
