package pk.gov.nsor.foundation.reference;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
    private final Snapshot<Known> days;

    Holidays(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.days = new Snapshot<>(jdbc, "public_holiday", this::read);
    }

    /** @param withdrawn the day of the withdrawal by the day that was a holiday */
    private record Known(Map<LocalDate, Holiday> standing, Map<LocalDate, LocalDate> withdrawn) {}

    /** The public holiday on a day, weekend or not. */
    public Optional<Holiday> on(LocalDate day) {
        return Optional.ofNullable(days.current().standing().get(day));
    }

    /** The days of all public holidays that are listed; the same set until they change. */
    Set<LocalDate> days() {
        return days.current().standing().keySet();
    }

    /**
     * Days that were holidays and were withdrawn on a day or later. Whoever was told a last day before may still count
     * them.
     */
    public Set<LocalDate> withdrawnSince(LocalDate day) {
        return days.current().withdrawn().entrySet().stream()
                .filter(withdrawn -> !withdrawn.getValue().isBefore(day))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The public holidays of a calendar year in their order; none beyond the years that are listed. */
    public List<Holiday> ofYear(int year) {
        return days.current().standing().values().stream()
                .filter(holiday -> holiday.day().getYear() == year)
                .sorted(Comparator.comparing(Holiday::day))
                .toList();
    }

    /** In the transaction of the approval; also a day that was withdrawn before. */
    public void add(Holiday holiday, UUID proposal) {
        jdbc.sql("""
                        insert into reference.public_holiday (day, name_en, name_ur, confidence, proposal_id)
                        values (?, ?, ?, ?, ?)
                        on conflict (day) do update set name_en = excluded.name_en, name_ur = excluded.name_ur,
                            confidence = excluded.confidence, proposal_id = excluded.proposal_id, withdrawn_on = null
                        where public_holiday.withdrawn_on is not null
                        """)
                .params(holiday.day(), holiday.nameEn(), holiday.nameUr(), holiday.confidence(), proposal)
                .update();
        days.changed();
    }

    /**
     * In the transaction of the approval: the day is a working day again.
     *
     * @param on the day of the withdrawal
     */
    public void withdraw(LocalDate day, LocalDate on, UUID proposal) {
        jdbc.sql("update reference.public_holiday set withdrawn_on = ?, proposal_id = ? where day = ?")
                .params(on, proposal, day)
                .update();
        days.changed();
    }

    private Known read() {
        Map<LocalDate, Holiday> standing = new HashMap<>();
        Map<LocalDate, LocalDate> withdrawn = new HashMap<>();
        jdbc.sql("select day, name_en, name_ur, confidence, withdrawn_on from reference.public_holiday")
                .query(row -> {
                    LocalDate day = row.getObject("day", LocalDate.class);
                    LocalDate withdrawnOn = row.getObject("withdrawn_on", LocalDate.class);
                    if (withdrawnOn == null) {
                        standing.put(
                                day,
                                new Holiday(
                                        day,
                                        row.getString("name_en"),
                                        row.getString("name_ur"),
                                        row.getString("confidence")));
                    } else {
                        withdrawn.put(day, withdrawnOn);
                    }
                });
        return new Known(Map.copyOf(standing), Map.copyOf(withdrawn));
    }
}
