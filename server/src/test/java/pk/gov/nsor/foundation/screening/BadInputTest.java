package pk.gov.nsor.foundation.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.screening.words.Lexicon;
import pk.gov.nsor.foundation.screening.words.Misspelt;
import pk.gov.nsor.foundation.screening.words.TextTokens;

/** However a text is typed, what tells who a survivor is stops it; what is stored of a text that passes is what was typed. */
class BadInputTest {

    @Test
    void tenThousandLettersAreRefusedUnreadAndTheScreenItselfReadsThemToTheirEnd() {
        String word = "a".repeat(10_000);
        assertThatThrownBy(() -> Screened.require(word, "note"))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.code()).isEqualTo("text.long"));
        assertThat(SurvivorScreen.screen(word)).isEmpty();
        assertThat(SurvivorScreen.screen(word + ". The victim Ayesha was present."))
                .isPresent();
        assertThat(SurvivorScreen.findings("The victim Ayesha was present. " + "He came on time. ".repeat(600)))
                .extracting(finding -> finding.stop().found())
                .contains("Ayesha");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The victim A\u200by\u200be\u200bs\u200bh\u200ba was present.",
                "The victim Ay\u200desh\u200ca was present.",
                "The victim Aye\u00adsha was present.",
                "The vic\u2060tim Ayesha was present.",
                "The victim \u202eAyesha\u202c was present.",
                "The victim Aye\u0007sha was present.",
                "The victim Aye\ufe0fsha\u034f was present.",
                "متاثرہ عا\u200bئشہ نے بیان دیا",
                "متاثرہ عائ\u200cشہ نے بیان دیا",
                "متاثرہ\u200cعائشہ نے بیان دیا"
            })
    void whatCannotBeSeenHidesNoName(String text) {
        assertThat(SurvivorScreen.screen(text)).get().extracting(Stop::kind).isEqualTo(Stop.Kind.NAME);
        String plain = text.replaceAll("[\u200b\u200c\u200d\u00ad\u2060\u202e\u202c\u0007\ufe0f\u034f]", "");
        assertThat(SurvivorScreen.findings(text))
                .anySatisfy(finding -> assertThat(finding.stop()
                                .found()
                                .replaceAll("[\u200b\u200c\u200d\u00ad\u2060\u202e\u202c\u0007\ufe0f\u034f]", ""))
                        .isIn("Ayesha", "عائشہ"));
        assertThat(plain).isNotEmpty();
    }

    @Test
    void aTextThatPassesIsStoredAsItWasTyped() {
        String text = "گھر\u200cوالے موجود تھے،\u200f سب خیریت ہے۔ House ①2\u00ad.";
        assertThat(Screened.require(text, "note")).isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The victim Ay3sha was present.",
                "The victim Aye1sha was present.",
                "The v1ctim Ayesha was present.",
                "The victim 𝐀𝐲𝐞𝐬𝐡𝐚 was present.",
                "The victim Ａｙｅｓｈａ was present.",
                "The victim Áyeshā was present."
            })
    void digitsAccentsAndLettersOfFontsHideNoName(String text) {
        assertThat(SurvivorScreen.screen(text)).get().extracting(Stop::kind).isEqualTo(Stop.Kind.NAME);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The survivor can be reached on 03۰۰٠1۲۳٤567. | 03۰۰٠1۲۳٤567
            The survivor can be reached on ０３００-१२३४५६७. | ０３００-१२३४५६७
            The survivor can be reached on 0300.123.45.67. | 0300.123.45.67
            The survivor can be reached on 0 3 0 0 1 2 3 4 5 6 7. | 0 3 0 0 1 2 3 4 5 6 7
            The survivor can be reached on +92 (300) 1234567. | 92 (300) 1234567
            The survivor can be reached on zero three 00 12 34 567. | zero three 00 12 34 567
            The survivor can be reached on zero three double zero one two three. | zero three double zero one two three
            """)
    void aNumberInDigitsOfAnyScriptOrInWordsIsOne(String text, String found) {
        assertThat(SurvivorScreen.screen(text)).get().extracting(Stop::kind).isEqualTo(Stop.Kind.PHONE);
        assertThat(SurvivorScreen.findings(text))
                .anySatisfy(finding -> assertThat(finding.stop().found()).contains(found));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The victim_Ayesha was present.",
                "The victim-Ayesha was present.",
                "TheVictimAyesha was present.",
                "He wrote #JusticeForAyesha, she is the victim.",
                "He wrote #justiceforayesha, she is the victim.",
                "Write to the victim at ayesha.bibi@example.com.",
                "The file of the case is called victim-ayesha-statement.pdf.",
                "victimayesha was present.",
                "متاثرہعائشہ نے بیان دیا"
            })
    void aNameInsideALongerWordIsOne(String text) {
        assertThat(SurvivorScreen.screen(text)).isPresent();
        assertThat(String.join(
                        " ",
                        SurvivorScreen.findings(text).stream()
                                .map(finding -> finding.stop().found().toLowerCase(java.util.Locale.ROOT))
                                .toList()))
                .containsAnyOf("ayesha", "عائشہ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Sindhi: the girl is at her uncle's house now; he did wrong to the girl
                "ڇوڪري هاڻي پنهنجي چاچي جي گهر ۾ رهي ٿي",
                "هن ڇوڪري سان زوري ڪئي هئي",
                "chokri hane panhinje chache je ghar men aahe",
                // Pashto: the girl is in the village; he attacked the girl
                "نجلۍ اوس د خپل تره په کور کې ده",
                "هغه په دې نجلۍ تیری کړی وو",
                "jinai os da khpal taro pa kor ke da, hagha wokra",
                // Punjabi: the girl is with her uncle; he wronged the girl
                "کڑی ہن اپنے چاچے دے گھر وچ رہندی اے",
                "اوہنے کڑی نوں خراب کیتا سی",
                "kuri hun apne chache de ghar vich rehndi ae",
                // Saraiki
                "چھوہر ہݨ آپݨے چاچے دے گھر وچ راہندی ہے",
                // Another script
                "लड़की अब चाचा के घर में है, मुलज़िम"
            })
    void aPartInALanguageThatIsNotUnderstoodIsStoppedBesideAWordAboutTheCase(String text) {
        assertThatThrownBy(() -> Screened.require("He came on time, the case goes on. " + text, "note"))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.code()).isEqualTo("text.survivor.language"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "هو گهر ۾ موجود هو ۽ ڪم تي وڃي ٿو",
                "هغه په کور کې وو",
                "اوہ گھر وچ سی تے ٹھیک سی",
                "oh ghar vich si te theek si"
            })
    void whatIsNotUnderstoodAndAboutNoCasePasses(String text) {
        assertThat(SurvivorScreen.screen(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "گھر پر موجود تھا، سی سی ٹی وی درست ہے، متاثرہ سے کوئی رابطہ نہیں ہے",
                "متاثرہ کو رہائی کی اطلاع سیل نے دی۔",
                "mutasira se koi rabta nahi hai, kon mila tha ye bhi nahi bataya",
                "He has no contact with the victim or her family."
            })
    void englishUrduAndRomanUrduAreNoOtherLanguage(String text) {
        assertThat(OtherLanguages.in(TextTokens.of(text))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maghwiya", "mughwiya", "maghvia", "mughviyah", "mazrooba", "mazroobah", "mutasira", "mutassirah",
                        "mutaasirah",
                "mutathira", "muttasirah", "mazlooma", "mustaghisa", "mustagheesah", "muddaiyah", "viktim", "victum",
                        "مضروبا",
                "مغویا", "متاثرا"
            })
    void aWordForASurvivorIsKnownHoweverItIsSpelt(String word) {
        assertThat(Lexicon.shared().said(TextTokens.normal(word)).alone()).contains(Lexicon.Sort.SURVIVOR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"muttafiq", "maghrib", "mazdoor", "mutaliq", "mustaqil", "magazine", "mazroof"})
    void aWordThatLooksLikeOneIsNone(String word) {
        assertThat(Misspelt.isSurvivor(word)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 8, 10, 15, 25})
    void aLongTailHidesNoHead(int sentences) {
        String[] tails = {
            "He was at home and said that he goes to work every day at the mill. ",
            "His phone was checked, no messages. ",
            "The next appearance was explained to him, he has signed. "
        };
        StringBuilder tail = new StringBuilder();
        for (int at = 0; at < sentences; at++) {
            tail.append(tails[at % tails.length]);
        }
        for (String head : new String[] {
            "The survivor is Ayesha Bibi of Chak 45. ",
            "Photos of Nargis were found in his phone; she had him convicted of blackmail. ",
            "The victim is his niece. "
        }) {
            assertThat(SurvivorScreen.screen(head + tail)).as(head + tail).isPresent();
            assertThat(SurvivorScreen.screen(tail + head)).as(tail + head).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "6f67fa7f-eabb-47d7-a4e5-5d0721370a68",
                "court-72e67742-06b1-4b81-b375-b45eb353e488",
                "BEA05AC9-6D3C-42E1-B38E-6D7785B91721",
                "6f67fa7f-eabb-47d7-a",
                "01ARZ3NDEKTSV4RRFFQ69G5FAV",
                "e5e11ab8d45c4d18846237464483d80f"
            })
    void whatASystemCallsSomethingIsNoWord(String identifier) {
        assertThat(SurvivorScreen.screen(identifier)).isEmpty();
        assertThat(SurvivorScreen.screen("The victim Ayesha, " + identifier))
                .map(Stop::found)
                .contains("Ayesha");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ayesha-0399-1234567", "Aye5ha-12", "Abeda-0399-1234567", "ayesha-house12-street4-b2"})
    void aNameWithANumberBehindItIsNotOne(String name) {
        assertThat(SurvivorScreen.screen("The victim is " + name + ", says the driver"))
                .isPresent();
    }

    @Test
    void thirteenDigitsAndMoreAreStillANumber() {
        assertThat(SurvivorScreen.screen("The victim's CNIC and number: 952021234567103001234567"))
                .isPresent();
    }
}
