package pk.gov.nsor.foundation.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What is stopped stays stopped, however it is typed and whatever ordinary stands beside it. */
class ScreenVariantsTest {

    private static final List<String> TELLING = List.of(
            "The victim Ayesha was present.",
            "Statement of Ayesha d/o Aslam, complainant.",
            "The victim's father Aslam came to the station.",
            "The survivor can be reached on 0300-1234567.",
            "The victim is his niece.",
            "He was convicted of the rape of Maryam.",
            "mutasira ayesha ne bayan diya",
            "aslam ki beti ke sath ziadti hui thi",
            "متاثرہ عائشہ نے بتایا کہ وہ ٹھیک ہے",
            "متاثرہ کے والد اسلم تھانے آئے",
            "اپنی بیٹی سے زیادتی کا مجرم ہے",
            "متاثرہ کا نمبر ۰۳۰۰۱۲۳۴۵۶۷ ہے");

    private static final List<String> ORDINARY = List.of(
            "Nothing adverse.",
            "He was at home with his mother.",
            "His phone was checked, no messages.",
            "Next appearance on 12.03.2026.",
            "He works at a mill and is paid by the day.",
            "Ghar par mila, koi khas baat nahi.",
            "Agli hazri 12.03.2026 ko.",
            "گھر پر موجود تھا، سب خیریت ہے۔",
            "آئندہ حاضری 12.03.2026۔");

    @Property(tries = 200)
    void anOrdinarySentenceBesideItNeverLetsAStoppedTextPass(
            @ForAll("telling") String telling, @ForAll("ordinary") String ordinary, @ForAll boolean isBehind) {
        assertThat(SurvivorScreen.screen(telling)).isPresent();
        String both = isBehind ? ended(telling) + " " + ordinary : ordinary + " " + telling;
        assertThat(SurvivorScreen.screen(both)).as(both).isPresent();
    }

    @Property(tries = 100)
    void capitalsSmallLettersAndTheKeyboardMakeNoDifference(@ForAll("telling") String telling) {
        for (String typed : List.of(
                telling.toUpperCase(Locale.ROOT),
                telling.toLowerCase(Locale.ROOT),
                telling.replace('ی', 'ي').replace('ک', 'ك').replace('ہ', 'ه'))) {
            assertThat(SurvivorScreen.screen(typed)).as(typed).isPresent();
        }
    }

    @Property(tries = 200)
    void anyTextWhateverItIsIsScreened(@ForAll String text) {
        assertThat(String.join(
                        "",
                        SurvivorScreen.marked(text).stream()
                                .map(SurvivorScreen.Piece::text)
                                .toList()))
                .isEqualTo(text);
    }

    @Test
    void whatTellsInWaysThatNoRuleHasIsStopped() {
        for (String text : List.of(
                "His second wife left him as it was her own daughter whom he violated.",
                "The girl he was convicted for lives at House 4, Model Town.",
                "He was the driver of Aslam's family and raped the elder daughter there.",
                "Photos of Nargis were found in his phone; she had him convicted of blackmail.",
                "is ne nargis ki izzat looti thi, sab jante hain",
                "نرگس اب بھی خوف زدہ ہے، زیادتی کے بعد سے سکول نہیں گئی۔")) {
            assertThat(SurvivorScreen.screen(text)).as(text).isPresent();
        }
    }

    @Test
    void namesOfOthersBesideASurvivorPass() {
        for (String text : List.of(
                "The survivor was told of the release by victim support officer Nargis.",
                "Judge Aslam found the statement of the victim reliable.",
                "His brother Nadeem promised that nobody approaches the complainant.",
                "Number 0300-1234567 is his employer's. No calls to the victim.",
                "mutasira ki taraf se koi shikayat nahi aai, SI Nadeem ne tasdeeq ki",
                "متاثرہ کو رہائی کی اطلاع سیل نے دی۔")) {
            assertThat(SurvivorScreen.screen(text)).as(text).isEmpty();
        }
    }

    @Test
    void theCluesOfATextHaveNoNameNumberOrPlaceInThem() {
        Reading reading = SurvivorScreen.reading("The victim Nargis d/o Aslam of Jhelum has the number 03001234567.");
        String secret = "(?i).*(nargis|aslam|jhelum|03001234567).*";
        assertThat(reading.candidates())
                .extracting(candidate -> candidate.stop().found())
                .contains("Nargis", "Aslam");
        assertThat(reading.candidates())
                .flatExtracting(Candidate::clues)
                .isNotEmpty()
                .noneMatch(clue -> clue.matches(secret));
        assertThat(reading.clues()).isNotEmpty().noneMatch(clue -> clue.matches(secret));
        assertThat(reading.words())
                .isNotEmpty()
                .noneMatch(word -> String.join(" ", word).matches(secret));
    }

    @Test
    void muchThatIsOrdinaryAboutItNeverLetsATextPass() {
        String ordinary =
                "Nothing adverse. He was at home with his mother. His phone was checked, no messages. ".repeat(20);
        assertThat(SurvivorScreen.screen(ordinary)).isEmpty();
        String telling = "The survivor is Ayesha Bibi of Chak 45.";
        assertThat(SurvivorScreen.screen(ordinary + telling)).isPresent();
        assertThat(SurvivorScreen.screen(telling + " " + ordinary)).isPresent();
        assertThat(SurvivorScreen.screen(ordinary + telling + " " + ordinary)).isPresent();
        assertThat(SurvivorScreen.marked(ordinary + telling + " " + ordinary))
                .filteredOn(SurvivorScreen.Piece::isMarked)
                .extracting(SurvivorScreen.Piece::text)
                .contains("Ayesha Bibi");
    }

    @Provide
    Arbitrary<String> telling() {
        return Arbitraries.of(TELLING);
    }

    @Provide
    Arbitrary<String> ordinary() {
        return Arbitraries.of(ORDINARY);
    }

    private static String ended(String text) {
        if (text.endsWith(".")) {
            return text;
        }
        return text.codePoints().anyMatch(letter -> letter > 0x600) ? text + "۔" : text + ".";
    }
}
