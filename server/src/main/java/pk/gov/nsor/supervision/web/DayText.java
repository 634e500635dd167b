package pk.gov.nsor.supervision.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A day as a form's field has it filled in: as people write it, in digits. */
final class DayText {

    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("dd-MM-uuuu", Locale.ROOT);

    private DayText() {}

    static String written(LocalDate day) {
        return WRITTEN.format(day);
    }
}
