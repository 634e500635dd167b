package pk.gov.nsor.publicservice.enquiry.internal.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.CnicFormat;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.publicservice.enquiry.internal.Language;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.Command.AskCnic;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.Command.Dispute;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.Command.NotACnic;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.Command.Pick;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.Command.Unknown;

/** What a person would recognise as a CNIC is one, and nothing else is. */
class GrammarProperties {

    private static final String[] SCRIPTS = {"0123456789", "۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩"};
    private static final String[] BETWEEN = {
        "", "", "", "-", " ", ".", "–", "۔", "\u200E", "\u200F", "\u00A0", "\n", " - "
    };

    private final Grammar grammar = new Grammar(CnicFormat.SYNTHETIC);
    private final Grammar live = new Grammar(CnicFormat.LIVE);

    @Property
    void digitsOfAnyScriptWithSeparatorsAnywhereAreTheCnic(
            @ForAll("cnics") long number, @ForAll("styles") int[] styles) {
        assertThat(grammar.read(written(Long.toString(number), styles)))
                .isInstanceOfSatisfying(
                        AskCnic.class, ask -> assertThat(ask.cnic()).isEqualTo(new Cnic(number)));
    }

    @Property
    void urduDigitsAreAnsweredInUrduAndOthersInTheSendersLanguage(@ForAll("cnics") long number) {
        String western = Long.toString(number);
        assertThat(grammar.read(western).language()).isNull();
        assertThat(grammar.read(translated(western, SCRIPTS[1])).language()).isEqualTo(Language.URDU);
        assertThat(grammar.read(translated(western, SCRIPTS[2])).language()).isEqualTo(Language.URDU);
    }

    @Property
    void anyOtherNumberOfDigitsIsNoCnic(@ForAll("digits") String digits, @ForAll("styles") int[] styles) {
        if (digits.length() != 13) {
            assertThat(grammar.read(written(digits, styles)))
                    .isInstanceOf(
                            digits.length() >= 8 ? NotACnic.class : digits.length() > 2 ? Unknown.class : Pick.class);
        }
    }

    @Property
    void aLetterAnywhereMakesItNoCnic(
            @ForAll("cnics") long number, @ForAll("letters") char letter, @ForAll("places") int place) {
        String digits = Long.toString(number);
        String text = digits.substring(0, place) + letter + digits.substring(place);
        assertThat(grammar.read(text)).isInstanceOf(NotACnic.class);
    }

    /** Told apart by another rule than the grammar's: count, and look for what is no separator. */
    @Property(tries = 5000)
    void aCnicIsReadJustWhereThirteenDigitsStandWithNothingButSeparators(@ForAll("scribbles") List<String> symbols) {
        StringBuilder digits = new StringBuilder();
        boolean isPlain = true;
        for (String symbol : symbols) {
            int digit = digit(symbol);
            if (digit >= 0) {
                digits.append(digit);
            }
            isPlain &= digit >= 0 || List.of(BETWEEN).contains(symbol);
        }
        boolean isCnic = isPlain && digits.length() == 13 && isNoFiller(Long.parseLong(digits.toString()));
        Command command = grammar.read(String.join("", symbols));
        assertThat(command instanceof AskCnic).isEqualTo(isCnic);
        if (command instanceof AskCnic ask) {
            assertThat(ask.cnic().number()).isEqualTo(Long.parseLong(digits.toString()));
        }
    }

    @Property
    void twoNumbersInOneTextAreNoCnic(@ForAll("cnics") long first, @ForAll("cnics") long second) {
        assertThat(grammar.read(first + " " + second)).isInstanceOf(NotACnic.class);
    }

    @Property
    void separatorsDoNotMatterUpToTheLongestTextThatIsRead(@ForAll("cnics") long number, @ForAll("places") int place) {
        String digits = Long.toString(number);
        String longest = digits.substring(0, place) + " ".repeat(487) + digits.substring(place);
        assertThat(longest).hasSize(500);
        assertThat(grammar.read(longest)).isInstanceOf(AskCnic.class);
        assertThat(grammar.read(longest + " ")).isNotInstanceOf(AskCnic.class);
    }

    @Property
    void aRealRegisterTakesNoNumberThatNoProvinceIssues(@ForAll("cnics") long number) {
        assertThat(live.read(Long.toString(number)))
                .isInstanceOf(new Cnic(number).isSynthetic() ? NotACnic.class : AskCnic.class);
    }

    @Property
    void everyTextIsACommandAndOnlyThirteenDigitsAreACnic(@ForAll String text) {
        Command command = grammar.read(text);
        if (command instanceof AskCnic ask) {
            assertThat(Cnic.parse(text)).isEqualTo(ask.cnic());
        }
    }

    @Property
    void aCodeIsReadInAnyCaseAndSpacing(@ForAll("codes") String code, @ForAll boolean lower) {
        String typed = "dispute " + code.substring(0, 4) + "-"
                + (lower ? code.substring(4).toLowerCase() : code.substring(4));
        assertThat(grammar.read(typed))
                .isInstanceOfSatisfying(
                        Dispute.class, dispute -> assertThat(dispute.code()).isEqualTo(code));
    }

    @Provide
    Arbitrary<Long> cnics() {
        return Arbitraries.longs()
                .between(1_000_000_000_000L, 9_999_999_999_999L)
                .filter(GrammarProperties::isNoFiller);
    }

    @Provide
    Arbitrary<String> digits() {
        return Arbitraries.strings().withChars("0123456789").ofMinLength(1).ofMaxLength(20);
    }

    @Provide
    Arbitrary<int[]> styles() {
        return Arbitraries.integers()
                .between(0, Integer.MAX_VALUE)
                .array(int[].class)
                .ofSize(20);
    }

    /** Mostly thirteen digits; now and then one more or fewer, or something among them. */
    @Provide
    Arbitrary<List<String>> scribbles() {
        Arbitrary<String> digit = Arbitraries.of(SCRIPTS)
                .flatMap(script -> Arbitraries.integers().between(0, 9).map(i -> script.substring(i, i + 1)));
        Arbitrary<List<String>> digits = Arbitraries.frequency(Tuple.of(6, 13), Tuple.of(1, 12), Tuple.of(1, 14))
                .flatMap(count -> digit.list().ofSize(count));
        Arbitrary<String> other = Arbitraries.frequencyOf(
                Tuple.of(12, Arbitraries.of(BETWEEN)), Tuple.of(1, letters().map(String::valueOf)));
        return Combinators.combine(digits, other.list().ofSize(14)).as((read, between) -> {
            List<String> symbols = new ArrayList<>();
            for (int i = 0; i < read.size(); i++) {
                symbols.add(read.get(i));
                symbols.add(between.get(i));
            }
            return symbols;
        });
    }

    @Provide
    Arbitrary<Character> letters() {
        return Arbitraries.of('O', 'l', 'x', 'Z', 'ا', 'ے', 'é', '/', '+', '#', '१', '\uFF11');
    }

    @Provide
    Arbitrary<Integer> places() {
        return Arbitraries.integers().between(0, 13);
    }

    @Provide
    Arbitrary<String> codes() {
        return Combinators.combine(
                        Arbitraries.strings().withChars(DisputeCode.ALPHABET).ofLength(4),
                        Arbitraries.strings().withChars(DisputeCode.ALPHABET).ofLength(4))
                .as(String::concat);
    }

    private static int digit(String symbol) {
        int digit = -1;
        for (String script : SCRIPTS) {
            digit = symbol.length() == 1 ? Math.max(digit, script.indexOf(symbol)) : digit;
        }
        return digit;
    }

    private static boolean isNoFiller(long number) {
        try {
            return new Cnic(number).number() == number;
        } catch (InvalidValueException filler) {
            return false;
        }
    }

    private static String written(String digits, int[] styles) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            int style = styles[i % styles.length];
            text.append(SCRIPTS[style % SCRIPTS.length].charAt(digits.charAt(i) - '0'));
            text.append(BETWEEN[style / SCRIPTS.length % BETWEEN.length]);
        }
        return text.toString();
    }

    private static String translated(String digits, String script) {
        StringBuilder text = new StringBuilder();
        digits.chars().forEach(c -> text.append(script.charAt(c - '0')));
        return text.toString();
    }
}
