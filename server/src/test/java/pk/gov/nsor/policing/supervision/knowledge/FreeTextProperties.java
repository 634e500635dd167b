package pk.gov.nsor.policing.supervision.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.policing.supervision.knowledge.FreeText.Number;

/** What a free text may not have, and what it may. */
class FreeTextProperties {

    private static final List<String> ZEROS = List.of("0", "۰", "٠", "०", "０");

    @Property(tries = 1000)
    void noCnicGetsThroughHoweverItIsWritten(
            @ForAll("cnics") String cnic, @ForAll("words") String before, @ForAll("words") String after) {
        String text = before + " " + cnic + " " + after;
        assertThat(FreeText.find(text)).as(text).isPresent();
        assertThatExceptionOfType(InvalidValueException.class)
                .as(text)
                .isThrownBy(() -> FreeText.required(text, 2000, "note"))
                .satisfies(refused -> assertThat(refused.code()).isIn("free-text.cnic", "free-text.phone"));
    }

    @Property(tries = 1000)
    void noTelephoneNumberGetsThroughHoweverItIsWritten(
            @ForAll("phones") String phone, @ForAll("words") String before, @ForAll("words") String after) {
        String text = before + " " + phone + " " + after;
        assertThat(FreeText.find(text)).as(text).isPresent();
    }

    @Property(tries = 1000)
    void wordsDaysTimesAndSmallNumbersGetThrough(@ForAll("harmless") String text) {
        assertThat(FreeText.find(text)).as(text).isEmpty();
    }

    @Example
    void daysInARowAreNoNumbers() {
        for (String text : List.of(
                "Seen 1-11-2026 9-1-2026",
                "Seen 05-06-2026, 09:30 and 07/08/2026",
                "2026-11-25 14:30",
                "FIR 123/2022, PPC 376, 3 cars, Rs. 1,500,000",
                "House 12, Street 9, G-11/2")) {
            assertThat(FreeText.find(text)).as(text).isEmpty();
        }
    }

    @Example
    void aCnicThatBeginsLikeADayIsStillOne() {
        assertThat(FreeText.find("No. 12-3-2012 345671")).contains(Number.CNIC);
        assertThat(FreeText.find("5 93520-1234567-1")).contains(Number.CNIC);
        assertThat(FreeText.find("x9352012345671x")).contains(Number.CNIC);
        assertThat(FreeText.find("۹۳۵۲۰-۱۲۳۴۵۶۷-۱")).contains(Number.CNIC);
    }

    @Example
    void numbersOfOtherCountriesAndLandLinesAreTelephones() {
        for (String text : List.of(
                "+44 20 7946 0000", "call +92-399-0000001", "042 35761234", "00923990000001", "(0399) 000 00 01")) {
            assertThat(FreeText.find(text)).as(text).contains(Number.PHONE);
        }
    }

    @Example
    void aTextHasItsLimitOnBothSides() {
        assertThat(FreeText.required(" a ", 5, "note")).isEqualTo("a");
        assertThat(FreeText.required("abcde", 5, "note")).isEqualTo("abcde");
        assertThat(FreeText.optional("  ", 5, "note")).isEmpty();
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> FreeText.required("abcdef", 5, "note"))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("note"));
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> FreeText.required(" \n ", 5, "note"))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("free-text.missing"));
    }

    @Provide
    Arbitrary<String> cnics() {
        Arbitrary<String> digits = Arbitraries.strings().numeric().ofLength(12).map(rest -> "9" + rest);
        return written(digits);
    }

    @Provide
    Arbitrary<String> phones() {
        Arbitrary<String> digits = Arbitraries.strings().numeric().ofLength(7);
        Arbitrary<String> begun = Arbitraries.of("0399", "92399", "0092399", "399");
        return written(Combinators.combine(begun, digits).as((start, rest) -> start + rest));
    }

    /** In the digits of any script, in groups of any length, with anything but letters between them. */
    private static Arbitrary<String> written(Arbitrary<String> numbers) {
        return Combinators.combine(
                        numbers,
                        Arbitraries.of("", "-", " ", ".", "/", " - ", "\u200F", "، ", "\n", "_")
                                .list()
                                .ofSize(16),
                        Arbitraries.of(ZEROS))
                .as((digits, separators, zero) -> {
                    StringBuilder text = new StringBuilder();
                    for (int at = 0; at < digits.length(); at++) {
                        text.append(at == 0 ? "" : separators.get(at));
                        text.appendCodePoint(zero.codePointAt(0) + digits.charAt(at) - '0');
                    }
                    return text.toString();
                });
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.of("Seen with Akbar", "ملاقات ہوئی", "at the mill", "no", "کل شام");
    }

    @Provide
    Arbitrary<String> harmless() {
        Arbitrary<String> parts = Arbitraries.oneOf(
                words(),
                Arbitraries.integers().between(0, 999_999).map(number -> number + " men"),
                Combinators.combine(
                                Arbitraries.integers().between(1, 28),
                                Arbitraries.integers().between(1, 12),
                                Arbitraries.integers().between(1990, 2040))
                        .as((day, month, year) -> day + "-" + month + "-" + year + " then"),
                Combinators.combine(
                                Arbitraries.integers().between(0, 23),
                                Arbitraries.integers().between(10, 59))
                        .as((hour, minute) -> hour + ":" + minute + " o’clock"));
        return parts.list().ofMinSize(1).ofMaxSize(12).map(list -> String.join(" ", list));
    }
}
