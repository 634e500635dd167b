package pk.gov.nsor.publicservice.outreach.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pk.gov.nsor.foundation.sms.TextLanguage;
import pk.gov.nsor.publicservice.outreach.internal.FollowCommand.Confirm;
import pk.gov.nsor.publicservice.outreach.internal.FollowCommand.Follow;
import pk.gov.nsor.publicservice.outreach.internal.FollowCommand.Stop;

class FollowGrammarTest {

    @ParameterizedTest
    @CsvSource({
        "FOLLOW Lahore, Lahore, ENGLISH",
        "' follow: Dera-Ghazi Khan ', Dera-Ghazi Khan, ENGLISH",
        "F.O.L.L.O.W lahore, lahore, ENGLISH",
        "followlahore, lahore, ENGLISH",
        "FOLLOW, '', ENGLISH",
        "Follow لاہور, لاہور, ENGLISH",
        "Paigham Lahore, Lahore, ROMAN_URDU",
        "PAIGAM Lahore, Lahore, ROMAN_URDU",
        "پیغام لاہور, لاہور, URDU",
        "\u200Fپيغام: لاہور, لاہور, URDU",
        "پیغامات لاہور, لاہور, URDU",
        "پیغام, '', URDU"
    })
    void aKeywordAndAnArea(String text, String place, TextLanguage language) {
        assertThat(FollowGrammar.read(text)).isEqualTo(new Follow(place, language));
    }

    @ParameterizedTest
    @CsvSource({
        "STOP, ENGLISH",
        "Stop., ENGLISH",
        "s t-o p, ENGLISH",
        "STOP FOLLOW Lahore, ENGLISH",
        "band, ROMAN_URDU",
        "Band karo!, ROMAN_URDU",
        "بند, URDU",
        "بند کریں۔, URDU"
    })
    void theEnd(String text, TextLanguage language) {
        assertThat(FollowGrammar.read(text)).isEqualTo(new Stop(language));
    }

    @ParameterizedTest
    @CsvSource({
        "YES 4821, 4821, ENGLISH",
        "yes4821, 4821, ENGLISH",
        "Yes: 48-21., 4821, ENGLISH",
        "YES ۴۸۲۱, 4821, ENGLISH",
        "YES ٤٨٢١, 4821, ENGLISH",
        "yes, '', ENGLISH",
        "YES 482100, 482100, ENGLISH",
        "haan 4821, 4821, ROMAN_URDU",
        "Ji haan 4821, 4821, ROMAN_URDU",
        "HAN 4821, 4821, ROMAN_URDU",
        "ہاں ۴۸۲۱, 4821, URDU",
        "هاں 4821, 4821, URDU",
        "جی ہاں ۴۸۲۱, 4821, URDU"
    })
    void aReplyWithACode(String text, String code, TextLanguage language) {
        assertThat(FollowGrammar.read(text)).isEqualTo(new Confirm(code, language));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "93520-1234567-1",
                "2",
                "YES 9352012345671",
                "YES 4821000",
                "YES Lahore",
                "Hangu",
                "HAN Hangu",
                "Banda Daud Shah",
                "بندہ",
                "AREA Lahore",
                "HELP",
                "LANG EN",
                "I want to FOLLOW Lahore",
                "\uD83D\uDE00"
            })
    void everythingElseIsTheEnquirys(String text) {
        assertThat(FollowGrammar.read(text)).isNull();
    }
}
