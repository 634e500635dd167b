package pk.gov.nsor.foundation.reference.web;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import pk.gov.nsor.foundation.reference.Certainty;

/**
 * A public holiday of a year, with all its days.
 *
 * @param confidence of the least certain of its days
 */
record HolidayRow(String nameEn, String nameUr, List<LocalDate> days, String confidence) {

    public Certainty certainty() {
        return Certainty.of(confidence);
    }

    /** Its days, whatever the year. */
    List<MonthDay> inTheYear() {
        return days.stream().map(MonthDay::from).toList();
    }
}
