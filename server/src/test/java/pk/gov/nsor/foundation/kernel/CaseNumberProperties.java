package pk.gov.nsor.foundation.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.jspecify.annotations.Nullable;

/** Ways of writing one number are one, and two numbers are two, however they are written. */
@Tag("walk")
class CaseNumberProperties {

    private static final List<String> PREFIXES = List.of("", "SC", "ST", "SCA", "Crl.A", "ATC", "H.C.", "سیشن");

    /** A number as a court gives it. */
    record Given(String prefix, int number, @Nullable String letter, int year) {

        String plainly() {
            return prefix + " " + number + (letter == null ? "" : "-" + letter) + "/" + year;
        }

        /** What tells it from others, by people's reading. */
        String meaning() {
            return prefix.replace(".", "").toUpperCase(Locale.ROOT) + "|" + number + "|" + letter + "|" + year;
        }
    }

    /** How a clerk writes one. */
    record Hand(
            boolean isSmall,
            boolean isDotted,
            String before,
            int zeros,
            String beforeYear,
            boolean isShortYear,
            char zeroDigit,
            boolean isWide,
            String blank) {

        String write(Given given) {
            String prefix = given.prefix();
            if (isDotted && !prefix.isEmpty() && prefix.charAt(0) < 128) {
                prefix = String.join(".", prefix.replace(".", "").split("")) + ".";
            }
            String year = Integer.toString(given.year());
            boolean canBeShort = given.number() < 1900 || given.number() > 2099;
            String text = prefix
                    + (prefix.isEmpty() && before.isBlank() ? "" : before)
                    + "0".repeat(zeros)
                    + given.number()
                    + (given.letter() == null ? "" : "-" + given.letter())
                    + beforeYear
                    + (isShortYear && canBeShort ? year.substring(2) : year);
            text = isSmall ? text.toLowerCase(Locale.ROOT) : text;
            StringBuilder written = new StringBuilder();
            text.chars().forEach(letter -> {
                if (letter >= '0' && letter <= '9') {
                    written.append((char) (letter - '0' + zeroDigit));
                } else if (isWide && letter > ' ' && letter < 127) {
                    written.append((char) (letter + 0xFEE0));
                } else if (letter == ' ') {
                    written.append(blank);
                } else {
                    written.append((char) letter);
                }
            });
            return written.toString();
        }
    }

    @Property
    void oneNumberWrittenByTwoIsOne(
            @ForAll("given") Given given, @ForAll("hands") Hand one, @ForAll("hands") Hand two) {
        assertThat(CaseNumber.of(one.write(given))).isEqualTo(CaseNumber.of(two.write(given)));
        assertThat(CaseNumber.of(one.write(given))).isEqualTo(CaseNumber.of(given.plainly()));
    }

    @Property
    void twoNumbersAreTwoHoweverTheyAreWritten(
            @ForAll("given") Given given,
            @ForAll("given") Given other,
            @ForAll("hands") Hand one,
            @ForAll("hands") Hand two) {
        assertThat(CaseNumber.of(one.write(given)).equals(CaseNumber.of(two.write(other))))
                .isEqualTo(given.meaning().equals(other.meaning()));
    }

    /** Neighbours: a year, a number or a letter more or less. */
    @Property
    void whatIsNearIsAnother(@ForAll("given") Given given, @ForAll("hands") Hand one, @ForAll("hands") Hand two) {
        List<Given> near = List.of(
                new Given(given.prefix(), given.number() + 1, given.letter(), given.year()),
                new Given(given.prefix(), given.number() * 10, given.letter(), given.year()),
                new Given(given.prefix(), given.number(), given.letter(), given.year() - 1),
                new Given(given.prefix(), given.number(), given.letter() == null ? "A" : null, given.year()),
                new Given(given.prefix() + "X", given.number(), given.letter(), given.year()));
        for (Given other : near) {
            assertThat(CaseNumber.of(one.write(given))).isNotEqualTo(CaseNumber.of(two.write(other)));
        }
    }

    @Property
    void theKeyIsWrittenAsItself(@ForAll("given") Given given, @ForAll("hands") Hand hand) {
        CaseNumber number = CaseNumber.of(hand.write(given));
        assertThat(CaseNumber.of(number.key())).isEqualTo(number);
    }

    @Example
    void asCourtsWriteThem() {
        assertSame(
                "SC 101-2024",
                "sc  101-2024",
                "S.C. 101-2024",
                "SC-101/2024",
                "S C No. 0101 of 2024",
                "SC№101/24",
                "ＳＣ １０１／２０２４",
                "SC ۱۰۱-۲۰۲۴",
                "SC ١٠١/٢٠٢٤",
                "\u200eSC 101\u200c-2024",
                "Sc. no 101–2024",
                "SC#101/2024");
        assertSame("Crl.A. 12/2023", "crl a no.12 of 2023", "CRL.A.12-23");
        assertSame("مقدمہ نمبر 12 آف 2024", "Case No. 12/2024", "12/24", "012/2024");
        for (List<String> two : List.of(
                List.of("SC 101/2024", "SC 101/2023"),
                List.of("SC 101/2024", "ST 101/2024"),
                List.of("SC 101/2024", "101/2024"),
                List.of("SC 1/012024", "SC 10/12024"),
                List.of("SC 101/2024", "SC 1012024"),
                List.of("SC 101/2024", "SC 101-A/2024"),
                List.of("SC 101/1924", "SC 101/24"),
                List.of("SC 2023/24", "SC 2023/2024"),
                List.of("SC 1/2/24", "SC 1/2/2024"),
                List.of("SC 24", "SC 2024"),
                List.of("12/024", "12/2024"),
                List.of("Sessions Case No. 12/2024", "Sessions No. 12/2024"),
                List.of("***", "///"))) {
            assertThat(CaseNumber.of(two.getFirst())).as(two.toString()).isNotEqualTo(CaseNumber.of(two.getLast()));
        }
    }

    @Example
    void anFirIsTheSameWithTheWordAndWithout() {
        assertThat(List.of("FIR No. 123/22", "F.I.R. 123/2022", "ایف آئی آر نمبر 123/2022", "0123-22"))
                .allSatisfy(each -> assertThat(CaseNumber.ofFir(each)).isEqualTo(CaseNumber.ofFir("123/2022")));
        assertThat(CaseNumber.ofFir("123/2022")).isNotEqualTo(CaseNumber.ofFir("123/2021"));
        assertThat(CaseNumber.of("FIR 123/2022")).isNotEqualTo(CaseNumber.of("123/2022"));
    }

    @Provide
    Arbitrary<Given> given() {
        return Combinators.combine(
                        Arbitraries.of(PREFIXES),
                        Arbitraries.oneOf(
                                Arbitraries.integers().between(1, 99_999),
                                Arbitraries.integers().between(1, 9)),
                        Arbitraries.of("A", "B", "PS").injectNull(0.7),
                        Arbitraries.integers().between(1951, 2049))
                .as(Given::new);
    }

    @Provide
    Arbitrary<Hand> hands() {
        Arbitrary<Boolean> either = Arbitraries.of(true, false);
        return Combinators.combine(
                        either,
                        either,
                        Arbitraries.of(" ", "  ", "-", "/", " No. ", " no ", " № ", "."),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of("/", "-", " of ", " / ", "–", ".", " ", " Of "),
                        Arbitraries.of(false, false, true))
                .flatAs((small, dotted, before, zeros, beforeYear, shortly) -> Combinators.combine(
                                Arbitraries.of('0', '0', '۰', '٠'),
                                either,
                                Arbitraries.of(" ", "  ", "\u00a0", "\t", " \u200f"))
                        .as((zero, wide, blank) ->
                                new Hand(small, dotted, before, zeros, beforeYear, shortly, zero, wide, blank)));
    }

    private static void assertSame(String... written) {
        for (String each : written) {
            assertThat(CaseNumber.of(each)).as(each).isEqualTo(CaseNumber.of(written[0]));
        }
    }
}
