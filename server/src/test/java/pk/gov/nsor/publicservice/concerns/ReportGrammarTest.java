package pk.gov.nsor.publicservice.concerns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.CnicFormat;
import pk.gov.nsor.foundation.sms.TextLanguage;
import pk.gov.nsor.publicservice.concerns.ReportCommand.Follow;
import pk.gov.nsor.publicservice.concerns.ReportCommand.How;
import pk.gov.nsor.publicservice.concerns.ReportCommand.NoCnic;
import pk.gov.nsor.publicservice.concerns.ReportCommand.Report;

class ReportGrammarTest {

    private static final Cnic CNIC = Cnic.parse("93520-1234567-1");

    @ParameterizedTest
    @CsvSource({
        "REPORT 93520-1234567-1 moved to Jhang last week, MOVED, moved to Jhang last week, ENGLISH",
        "report: 9352012345671: Kids play in his shop, WITH_CHILDREN, Kids play in his shop, ENGLISH",
        "R-e.p o r t CNIC 93520 1234567 1 he sells toys, OTHER, he sells toys, ENGLISH",
        "REPORT9352012345671abroad since May, ABROAD, abroad since May, ENGLISH",
        "REPORT 9352012345671 2 children live there, OTHER, 2 children live there, ENGLISH",
        "'REPORT 9352012345671', OTHER, '', ENGLISH",
        "REPORT ۹۳۵۲۰-۱۲۳۴۵۶۷-۱ missing since Eid, MISSING, missing since Eid, ENGLISH",
        "Ittila 93520-1234567-1 lapata hai kal se, MISSING, lapata hai kal se, ROMAN_URDU",
        "ITTELA 9352012345671 bachon ko parhata hai, WITH_CHILDREN, bachon ko parhata hai, ROMAN_URDU",
        "اطلاع ۹۳۵۲۰۱۲۳۴۵۶۷۱ منتقل ہو گیا جھنگ, MOVED, منتقل ہو گیا جھنگ, URDU",
        "\u200Fاطلاع: 93520-1234567-1 بيرون ملک چلا گیا, ABROAD, بيرون ملک چلا گیا, URDU",
        "رپورٹ 9352012345671 لاپتہ ہے, MISSING, لاپتہ ہے, URDU"
    })
    void aCnicWithWords(String text, ConcernKind kind, String words, TextLanguage language) {
        assertThat(read(text)).isEqualTo(new Report(CNIC, kind, words, language));
    }

    @ParameterizedTest
    @CsvSource({
        "REPORT BCDF-GHJK, ENGLISH",
        "report bcdfghjk, ENGLISH",
        "Report: code b c d f - g h j k., ENGLISH",
        "ITTILA BCDF GHJK, ROMAN_URDU",
        "اطلاع BCDF-GHJK, URDU"
    })
    void aCode(String text, TextLanguage language) {
        assertThat(read(text)).isEqualTo(new Follow("BCDFGHJK", language));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "REPORT 93520-1234567 he moved away",
                "REPORT 93520-1234567-12 he moved away",
                "REPORT 9352012345a671 he moved away",
                "REPORT 99999-9999999-9 he moved away",
                "REPORT 03520-1234567-1 he moved away",
                "REPORT 35202-1234567-1 he moved away",
                "REPORT 93520-1234567-1 he is 35202-1234567-1"
            })
    void whatIsMeantAsACnicAndIsNoneThatThisRegisterTakes(String text) {
        assertThat(read(text)).isEqualTo(new NoCnic(TextLanguage.ENGLISH));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "REPORT",
                "report ...",
                "REPORT he moved to Jhang",
                "REPORT 15",
                "REPORT BCDFGHJ",
                "REPORT BCDFGHJKL",
                "REPORT ABCDEFGH",
                "Reporting from Lahore"
            })
    void neitherACnicNorACode(String text) {
        assertThat(read(text)).isEqualTo(new How(TextLanguage.ENGLISH));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "93520-1234567-1",
                "REPOR",
                "HELP",
                "FOLLOW Lahore",
                "I REPORT 9352012345671",
                "اطلا",
                "YES 4821",
                "\uD83D\uDE00"
            })
    void whatIsNoneOfItsIsLeftToOthers(String text) {
        assertThat(read(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000, 5000})
    void ofWhatIsTooLongEnoughIsReadToBeTooLong(int letters) {
        assertThat(read("REPORT 9352012345671 " + "a".repeat(letters)))
                .isInstanceOfSatisfying(
                        Report.class, report -> assertThat(report.words()).hasSize(Math.min(letters, 2000)));
    }

    private static ReportCommand read(String text) {
        return ReportGrammar.read(text, CnicFormat.SYNTHETIC);
    }
}
