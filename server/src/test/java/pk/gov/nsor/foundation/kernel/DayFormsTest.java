package pk.gov.nsor.foundation.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the register writes as a day, it reads as that day. */
@Tag("walk")
class DayFormsTest {

    private static final Locale URDU = Locale.of("ur");

    private static final List<DateTimeFormatter> WRITTEN = written();

    private static List<DateTimeFormatter> written() {
        List<DateTimeFormatter> forms = new ArrayList<>();
        for (Locale language : List.of(Locale.ENGLISH, Locale.UK, URDU, Locale.of("ur", "PK"))) {
            for (String pattern : List.of(
                    "d MMMM uuuu", "d MMM uuuu", "d MMMM, uuuu", "d MMMM، uuuu", "d-MMM-uuuu", "MMMM d, uuuu")) {
                forms.add(DateTimeFormatter.ofPattern(pattern, language));
            }
        }
        for (String pattern : List.of("uuuu-MM-dd", "d-M-uuuu", "dd-MM-uuuu", "d/M/uuuu", "dd.MM.uuuu")) {
            forms.add(DateTimeFormatter.ofPattern(pattern, Locale.ROOT));
        }
        return forms;
    }

    @Test
    void everyDayIsReadInEveryFormInWhichItIsWrittenInBothLanguagesAndWithDigitsOfEveryScript() {
        LocalDate day = LocalDate.of(1900, 1, 1);
        for (int i = 0; day.getYear() < 2200; day = day.plusDays(1), i++) {
            for (DateTimeFormatter form : WRITTEN) {
                String text = form.format(day);
                assertRead(text, day);
                // Every form on every day; the scripts of digits by turns.
                String other = i % 2 == 0 ? digits(text, '۰') : digits(text, '٠');
                assertRead(other, day);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "28 نومبر 2026",
                "۲۸ نومبر ۲۰۲۶",
                "٢٨ نومبر ٢٠٢٦",
                "۲۸ نومبر، ۲۰۲۶ء",
                "28 نومبر 2026ء",
                "\u200F28 نومبر 2026\u200F",
                "\u206828\u2069 \u2068نومبر\u2069 2026",
                "28\u00A0نُومبَر 2026",
                "28 نومبر\u200C 2026",
                "28th November 2026",
                "28 NOV 2026",
                "28-Nov-2026",
                "November 28, 2026",
                "  28 – 11 – 2026 ",
                "28/11/2026",
                "2026/11/28"
            })
    void aDayHoweverItIsTyped(String text) {
        assertThat(Day.parse(text)).isEqualTo(LocalDate.of(2026, 11, 28));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 فروري 2026", "1 فروری 2026", "1 Feb 2026", "1 February 2026"})
    void theLettersOfAnArabicKeyboardAreThoseOfUrdu(String text) {
        assertThat(Day.parse(text)).isEqualTo(LocalDate.of(2026, 2, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"28-11-26", "5/6/07", "28 نومبر 26", "28 Nov 26", "۲۸-۱۱-۲۶"})
    void aYearOfTwoDigitsCouldBeOfAnotherCenturyAndIsRefusedWhereNobodyCanBeShownWhichItWasTakenFor(String text) {
        assertThatThrownBy(() -> Day.parse(text))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.messageKey()).isEqualTo("invalid.day.year"));
    }

    @ParameterizedTest
    @CsvSource({
        "27/11/26, 2026-11-27",
        "28 نومبر 26, 2026-11-28",
        "۲۸-۱۱-۲۶ء, 2026-11-28",
        "Nov 28 26, 2026-11-28",
        "1-1-46, 2046-01-01",
        "31-12-46, 2046-12-31",
        "1-1-47, 1947-01-01",
        "31-12-99, 1999-12-31",
        "1-1-00, 2000-01-01",
        "29-2-04, 2004-02-29"
    })
    void aYearOfTwoDigitsLiesFrom79YearsBeforeTodayUpTo20YearsAfterIt(String text, LocalDate day) {
        assertThat(Day.read(text, LocalDate.of(2026, 11, 28))).isEqualTo(new Day.Reading(day, true));
    }

    @ParameterizedTest
    @CsvSource({
        "28/11/26, 2026-11-28",
        "29/11/26, 1926-11-29",
        "1-1-27, 1927-01-01",
        "5-3-40, 1940-03-05",
        "5-3-99, 1999-03-05"
    })
    void ofWhatHasHappenedAYearOfTwoDigitsDoesNotLieAhead(String text, LocalDate day) {
        assertThat(Day.readPast(text, LocalDate.of(2026, 11, 28))).isEqualTo(new Day.Reading(day, true));
    }

    @Test
    void theLastTwoDigitsOfAYearMeanThatYearAsLongAsItIsNear() {
        LocalDate today = LocalDate.of(2026, 11, 28);
        for (LocalDate day = LocalDate.of(1947, 1, 1); day.getYear() < 2047; day = day.plusDays(1)) {
            String text = "%d/%d/%02d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear() % 100);
            assertThat(Day.read(text, today)).as(text).isEqualTo(new Day.Reading(day, true));
            assertThat(Day.read(day.toString(), today)).as(text).isEqualTo(new Day.Reading(day, false));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"29-2-26", "31/4/26", "28-11-6", "28-11-026", "26-11-28-1", "28 11", "0/1/26", "1/13/26"})
    void whatIsNoDayIsRefusedWithAShortYearToo(String text) {
        assertThatThrownBy(() -> Day.read(text, LocalDate.of(2026, 11, 28)))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.messageKey()).isEqualTo("invalid.day.unreadable"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "28",
                "28 نومبر",
                "November 2026",
                "31 نومبر 2026",
                "29-2-2026",
                "11/28/2026",
                "0-1-2026",
                "2026-13-01",
                "28 نومبرر 2026",
                "28 11 2026 5",
                "28 نومبر 20266",
                "-28-11-2026",
                "28112026"
            })
    void whatIsNoDayIsRefused(String text) {
        assertThatThrownBy(() -> Day.parse(text))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.messageKey()).isEqualTo("invalid.day.unreadable"));
    }

    /** Millions of times: AssertJ is asked where it has something to say. */
    private static void assertRead(String text, LocalDate day) {
        if (!day.equals(Day.parse(text))) {
            assertThat(Day.parse(text)).as(text).isEqualTo(day);
        }
    }

    private static String digits(String text, char zero) {
        StringBuilder written = new StringBuilder(text.length());
        for (char c : text.toCharArray()) {
            written.append(c >= '0' && c <= '9' ? (char) (zero + c - '0') : c);
        }
        return written.toString();
    }
}
