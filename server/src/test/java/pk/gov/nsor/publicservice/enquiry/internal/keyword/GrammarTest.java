package pk.gov.nsor.publicservice.enquiry.internal.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pk.gov.nsor.foundation.kernel.CnicFormat;
import pk.gov.nsor.publicservice.enquiry.internal.Language;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.Command.AskArea;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.Command.AskCnic;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.Command.ChooseLanguage;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.Command.Dispute;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.Command.Help;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.Command.NotACnic;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.Command.Pick;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.Command.Unknown;

class GrammarTest {

    private final Grammar grammar = new Grammar(CnicFormat.SYNTHETIC);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "93520-1234567-1",
                "9352012345671",
                "۹۳۵۲۰۱۲۳۴۵۶۷۱",
                "\u200F۹۳۵۲۰-۱۲۳۴۵۶۷-۱\u200E",
                " 93520 1234567 1 ",
                "93520.1234567.1",
                "٩٣٥٢٠١٢٣٤٥٦٧١",
                "9-3-5-2-0-1-2-3-4-5-6-7-1\r\n"
            })
    void aCnicHoweverItIsTyped(String text) {
        assertThat(grammar.read(text))
                .isInstanceOfSatisfying(
                        AskCnic.class, ask -> assertThat(ask.cnic().number()).isEqualTo(9352012345671L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "935201234567",
                "93520123456711",
                "93520-1234567-l",
                "CNIC 93520-1234567-1",
                "0352012345671",
                "9999999999999",
                "1234567891011",
                "93520-0000000-1"
            })
    void noCnic(String text) {
        assertThat(grammar.read(text)).isInstanceOf(NotACnic.class);
    }

    @ParameterizedTest
    @CsvSource({"LANG EN, ENGLISH", "lang ur, URDU", "Lang-Roman, ROMAN_URDU", "LANGEN, ENGLISH"})
    void aLanguage(String text, Language language) {
        assertThat(grammar.read(text)).isEqualTo(new ChooseLanguage(language));
    }

    @ParameterizedTest
    @CsvSource({
        "زبان اردو, URDU",
        "زبان انگریزی, ENGLISH",
        "زُبان اُردُو, URDU",
        "زبان رومن اردو, ROMAN_URDU",
        "Zaban Urdu, URDU",
        "language english, ENGLISH",
        "ZUBAN ROMAN, ROMAN_URDU",
        "زبان UR, URDU",
        "LANG اردو, URDU"
    })
    void aLanguageIsChosenInUrduToo(String text, Language language) {
        assertThat(grammar.read(text)).isEqualTo(new ChooseLanguage(language));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "اعتراض ABCD2345",
                "اِعتِراض ABCD2345",
                "اعتراض‌ ABCD2345",
                "‏اعتراض‏: ABCD-2345",
                "إعتراض ABCD2345",
                "اعـتـراض ABCD2345",
                "ﺍﻋﺘﺮﺍﺽ ABCD2345",
                "اعتراض کوڈ abcd۲۳۴۵",
                "غَلَط ABCD2345",
                "غلط: ABCD٢٣٤٥"
            })
    void aDisputeInUrduHoweverItIsTyped(String text) {
        assertThat(grammar.read(text)).isEqualTo(new Dispute("ABCD2345", Language.URDU));
    }

    @ParameterizedTest
    @CsvSource({
        "aitraz ABCD2345, ROMAN_URDU",
        "Galat ABCD 2345, ROMAN_URDU",
        "DISPUTE code ABCD2345, ENGLISH",
        "DISPUTE (ABCD2345)!, ENGLISH"
    })
    void aDisputeIsReadWhateverStandsAroundItsCode(String text, Language language) {
        assertThat(grammar.read(text)).isEqualTo(new Dispute("ABCD2345", language));
    }

    @ParameterizedTest
    @CsvSource({
        "مَدَد لاہور, لاہور",
        "مـدد​لاہور, لاہور",
        "ﻣﺪﺩ Lahore, Lahore",
    })
    void helpInUrduHoweverItIsTyped(String text, String place) {
        assertThat(grammar.read(text)).isEqualTo(new Help(place, Language.URDU));
    }

    @ParameterizedTest
    @ValueSource(strings = {"علاقہ لاہور", "علاقے لاہور", "علاقة لاہور", "عَلاقہ لاہور", "علاقۂ لاہور", "علاقه‌لاہور"})
    void anAreaInUrduHoweverItIsTyped(String text) {
        assertThat(grammar.read(text)).isEqualTo(new AskArea("لاہور", Language.URDU));
    }

    @ParameterizedTest
    @CsvSource({
        "DISPUTE abcd2345, ENGLISH, ABCD2345",
        "ghalat ABCD-2345, ROMAN_URDU, ABCD2345",
        "غلط ABCD۲۳۴۵, URDU, ABCD2345",
        "DISPUTE, ENGLISH, ''",
    })
    void aDispute(String text, Language language, String code) {
        assertThat(grammar.read(text)).isEqualTo(new Dispute(code, language));
    }

    @ParameterizedTest
    @CsvSource({
        "help, ENGLISH, ''",
        "HELP Lahore, ENGLISH, Lahore",
        "H.E.L.P. dera ghazi khan , ENGLISH, dera ghazi khan",
        "Madad, ROMAN_URDU, ''",
        "مدد, URDU, ''",
        "مدد لاہور, URDU, لاہور",
    })
    void helpAndWhere(String text, Language language, String place) {
        assertThat(grammar.read(text)).isEqualTo(new Help(place, language));
    }

    @ParameterizedTest
    @CsvSource({
        "HELP SINDHI, ENGLISH, SINDHI, ''",
        "help pashto Peshawar, ENGLISH, PASHTO, Peshawar",
        "Madad: Pukhto - Swat, ROMAN_URDU, PASHTO, Swat",
        "HELPSINDHI, ENGLISH, SINDHI, ''",
        "مدد سنڌي ڪراچي, URDU, SINDHI, ڪراچي",
        "مدد سندھی, URDU, SINDHI, ''",
        "مدد پښتو پېښور, URDU, PASHTO, پېښور",
        "مرسته پېښور, URDU, PASHTO, پېښور",
        "Mrasta, ROMAN_URDU, PASHTO, ''",
        "سهائتا حيدرآباد, URDU, SINDHI, حيدرآباد",
        "MRASTA Sindhi, ROMAN_URDU, SINDHI, ''",
        "HELP Sindh, ENGLISH, , Sindh",
        "HELP Sindhi Para, ENGLISH, SINDHI, Para"
    })
    void helpInALanguageThatItIsAnsweredInAlone(
            String text, Language language, @Nullable HelpLanguage named, String place) {
        assertThat(grammar.read(text)).isEqualTo(new Help(place, language, named));
    }

    @ParameterizedTest
    @CsvSource({
        "AREA Toba Tek Singh, ENGLISH, Toba Tek Singh",
        "ilaqa, ROMAN_URDU, ''",
        "علاقہ فیصل آباد, URDU, فیصل آباد",
        "علاقه لاهور, URDU, لاهور",
    })
    void anArea(String text, Language language, String place) {
        assertThat(grammar.read(text)).isEqualTo(new AskArea(place, language));
    }

    @ParameterizedTest
    @CsvSource({"1, 1,", "' 12. ', 12,", "۳, 3, URDU"})
    void aChoice(String text, int number, @Nullable Language language) {
        assertThat(grammar.read(text)).isEqualTo(new Pick(number, language));
    }

    @Test
    void anythingElseIsUnknownAndTellsItsScript() {
        assertThat(grammar.read("")).isEqualTo(new Unknown(null));
        assertThat(grammar.read("salam")).isEqualTo(new Unknown(null));
        assertThat(grammar.read("سلام")).isEqualTo(new Unknown(Language.URDU));
        assertThat(grammar.read("123")).isEqualTo(new Unknown(null));
        assertThat(grammar.read("1".repeat(7))).isEqualTo(new Unknown(null));
    }

    @Test
    void aTextOfAnyLengthIsReadAtOnce() {
        assertThat(grammar.read("9".repeat(1_000_000))).isEqualTo(new NotACnic(null));
        assertThat(grammar.read("93520-1234567-1" + " ".repeat(485))).isInstanceOf(AskCnic.class);
        assertThat(grammar.read("93520-1234567-1" + " ".repeat(486))).isEqualTo(new NotACnic(null));
    }
}
