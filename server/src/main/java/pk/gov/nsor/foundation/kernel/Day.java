package pk.gov.nsor.foundation.kernel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days as people write them, and the zone in which the law counts them. */
public final class Day {

    /** The zone of all days of the law. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Karachi");

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

    private static final int LONGEST = 80;
    private static final Pattern BETWEEN = Pattern.compile("[\\s,،/.۔\\p{Pd}−]+");
    private static final Pattern DAY_NUMBER = Pattern.compile("([0-9]{1,2})(st|nd|rd|th)?");
    /** Urdu writes a hamza after the year of the common era. */
    private static final Pattern YEAR = Pattern.compile("([0-9]{4})ء?");

    private static final Pattern MONTH_NUMBER = Pattern.compile("[0-9]{1,2}");
    private static final Pattern SHORT_YEAR = Pattern.compile("([0-9]{2})ء?");

    private static final Map<String, Integer> MONTHS = months();

    private Day() {}

    /** The years of two digits end so many years after today's, and begin a hundred years before that. */
    private static final int YEARS_AHEAD = 20;

    private static final int CENTURY = 100;

    /**
     * A day as it was read.
     *
     * @param hasShortYear whether its year was written with two digits, so that the writer has to see which it was taken for
     */
    public record Reading(LocalDate day, boolean hasShortYear) {}

    /**
     * Reads a day, written as people and the register's own pages write it: 24-11-2026, 24/11/2026, 24.11.2026, 24 Nov 2026,
     * 24 November 2026, November 24, 2026, ۲۴ نومبر ۲۰۲۶ or 2026-11-24; the month by its number or its name in English or Urdu,
     * digits of any script, with or without commas and marks of direction. Where all are numbers, the day comes first.
     *
     * @throws InvalidValueException where it is no day of the calendar, its year has two digits and could be of another
     *     century, or it lies before 1900 or after 2199
     */
    public static LocalDate parse(String text) {
        Reading reading = read(text, EARLIEST.getYear());
        if (reading.hasShortYear) {
            throw new InvalidValueException(
                    "day.year", "Write the year with four digits, as in 24-11-2026: two could be of another century.");
        }
        return reading.day;
    }

    /**
     * As {@link #parse}, and with years of two digits: of those that end so, the one from 79 years before today's year to
     * 20 after it.
     */
    public static Reading read(String text, LocalDate today) {
        return read(text, today.getYear() + YEARS_AHEAD - CENTURY + 1);
    }

    /** As {@link #read}, for what has happened, such as a birth: a year of two digits is the last one that does not lie ahead. */
    public static Reading readPast(String text, LocalDate today) {
        Reading reading = read(text, today.getYear() - CENTURY + 1);
        return reading.hasShortYear && reading.day.isAfter(today) ? read(text, today.getYear() - CENTURY) : reading;
    }

    private static Reading read(String text, int firstShortYear) {
        if (text.length() <= LONGEST) {
            String[] parts = BETWEEN.split(
                    Digits.western(UrduLetters.plain(text))
                            .replaceAll("\\p{Z}", " ")
                            .strip()
                            .toLowerCase(Locale.ROOT),
                    -1);
            if (parts.length == 3) {
                return day(parts[0], parts[1], parts[2], firstShortYear);
            }
        }
        throw unreadable();
    }

    private static Reading day(String first, String second, String third, int firstShortYear) {
        if (YEAR.matcher(first).matches()) {
            return new Reading(day(first, month(second), third), false);
        }
        boolean isMonthFirst = MONTHS.containsKey(first);
        int month = month(isMonthFirst ? first : second);
        String day = isMonthFirst ? second : first;
        Matcher year = SHORT_YEAR.matcher(third);
        if (!year.matches()) {
            return new Reading(day(third, month, day), false);
        }
        int whole = firstShortYear + Math.floorMod(Integer.parseInt(year.group(1)) - firstShortYear, CENTURY);
        return new Reading(day(Integer.toString(whole), month, day), true);
    }

    private static LocalDate day(String yearText, int month, String dayText) {
        Matcher year = YEAR.matcher(yearText);
        Matcher day = DAY_NUMBER.matcher(dayText);
        if (!year.matches() || !day.matches()) {
            throw unreadable();
        }
        try {
            return inRange(LocalDate.of(Integer.parseInt(year.group(1)), month, Integer.parseInt(day.group(1))));
        } catch (DateTimeException notOfTheCalendar) {
            throw unreadable();
        }
    }

    private static int month(String text) {
        Integer named = MONTHS.get(text);
        if (named == null && !MONTH_NUMBER.matcher(text).matches()) {
            throw unreadable();
        }
        return named == null ? Integer.parseInt(text) : named;
    }

    private static Map<String, Integer> months() {
        Map<String, Integer> months = new HashMap<>();
        for (Month month : Month.values()) {
            for (Locale language : List.of(Locale.ENGLISH, Locale.UK, Locale.of("ur"), Locale.of("ur", "PK"))) {
                for (TextStyle style : List.of(
                        TextStyle.FULL, TextStyle.SHORT, TextStyle.FULL_STANDALONE, TextStyle.SHORT_STANDALONE)) {
                    String name = UrduLetters.plain(month.getDisplayName(style, language))
                            .toLowerCase(Locale.ROOT);
                    // A style that a language lacks gives a number.
                    if (!Character.isDigit(name.charAt(0))) {
                        months.put(name, month.getValue());
                    }
                }
            }
        }
        return Map.copyOf(months);
    }

    private static InvalidValueException unreadable() {
        return new InvalidValueException(
                "day.unreadable", "This is not a date of the calendar. Write it as 24-11-2026 or 24 Nov 2026.");
    }

    private static LocalDate inRange(LocalDate day) {
        if (day.isBefore(EARLIEST) || !day.isBefore(LATEST)) {
            throw new InvalidValueException("day.range", "The year must lie between 1900 and 2199.");
        }
        return day;
    }
}
