package pk.gov.nsor.kernel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;

/** Days as people write them, and the zone in which the law counts them. */
public final class Day {

    /** All days of the law are days here. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Karachi");

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

    private static final List<DateTimeFormatter> FORMS =
            List.of(form("uuuu-M-d"), form("d-M-uuuu"), form("d MMM uuuu"), form("d MMMM uuuu"));

    private Day() {}

    /**
     * Reads a day: 24-11-2026, 24/11/2026, 24.11.2026, 24 Nov 2026, 24 November 2026 or 2026-11-24, digits of any script.
     *
     * @throws InvalidValueException where it is no day of the calendar, or lies before 1900 or after 2199
     */
    public static LocalDate parse(String text) {
        String clean = Digits.western(text.strip()).replaceAll("\\s+", " ").replaceAll("\\s*[/.]\\s*", "-");
        for (DateTimeFormatter form : FORMS) {
            try {
                return inRange(LocalDate.parse(clean, form));
            } catch (DateTimeException notThisForm) {
                // The next form may fit.
            }
        }
        throw new InvalidValueException(
                "day.unreadable", "This is not a date of the calendar. Write it as 24-11-2026 or 24 Nov 2026.");
    }

    private static LocalDate inRange(LocalDate day) {
        if (day.isBefore(EARLIEST) || !day.isBefore(LATEST)) {
            throw new InvalidValueException("day.range", "The year must lie between 1900 and 2199.");
        }
        return day;
    }

    private static DateTimeFormatter form(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
