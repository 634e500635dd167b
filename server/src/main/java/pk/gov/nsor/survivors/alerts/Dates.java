package pk.gov.nsor.survivors.alerts;

import java.time.Instant;
import java.time.LocalDate;
import pk.gov.nsor.foundation.kernel.Day;

/** Days in Pakistan. */
final class Dates {

    private Dates() {}

    static LocalDate of(Instant moment) {
        return moment.atZone(Day.ZONE).toLocalDate();
    }
}
