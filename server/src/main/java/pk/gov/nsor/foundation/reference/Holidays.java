package pk.gov.nsor.foundation.reference;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.reference.holiday.Holiday;

/**
 * The public holidays, always current. Those that depend on the moon are expected dates until they are past; beyond
 * the last year listed only weekends are known.
 */
@Component
public class Holidays {

    private final JdbcClient jdbc;
    private final Snapshot<Map<LocalDate, Holiday>> days;

    Holidays(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.days = new Snapshot<>(jdbc, "public_holiday", this::read);
    }

    /** Monday to Friday (assumed), less the public holidays. */
    public boolean isWorkingDay(LocalDate day) {
        return !isWeekend(day) && on(day).isEmpty();
    }

    /** The public holiday on a day, weekend or not. */
    public Optional<Holiday> on(LocalDate day) {
        return Optional.ofNullable(days.current().get(day));
    }

    /** The days of all public holidays that are listed; the same set until they change. */
    Set<LocalDate> days() {
        return days.current().keySet();
    }

    /** The public holidays of a calendar year in their order; none beyond the years that are listed. */
    public List<Holiday> ofYear(int year) {
        return days.current().values().stream()
                .filter(holiday -> holiday.day().getYear() == year)
                .sorted(Comparator.comparing(Holiday::day))
                .toList();
    }

    public static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** In the transaction of the approval. */
    public void add(Holiday holiday, UUID proposal) {
        jdbc.sql("""
                        insert into reference.public_holiday (day, name_en, name_ur, confidence, proposal_id)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(holiday.day(), holiday.nameEn(), holiday.nameUr(), holiday.confidence(), proposal)
                .update();
        days.changed();
    }

    private Map<LocalDate, Holiday> read() {
        return jdbc
                .sql("select day, name_en, name_ur, confidence from reference.public_holiday")
                .query(Holiday.class)
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Holiday::day, Function.identity()));
    }
}
