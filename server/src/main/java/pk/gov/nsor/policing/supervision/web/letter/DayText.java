package pk.gov.nsor.policing.supervision.web.letter;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A day as a form's field has it filled in: as people write it, in digits. */
public final class DayText {

    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("dd-MM-uuuu", Locale.ROOT);

    private DayText() {}

    public static String written(LocalDate day) {
        return WRITTEN.format(day);
    }
}
