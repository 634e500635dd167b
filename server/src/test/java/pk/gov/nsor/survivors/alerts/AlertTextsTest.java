package pk.gov.nsor.survivors.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.foundation.sms.MessageParts;

class AlertTextsTest {

    private static final List<String> TELL_TALE = List.of(
            "register",
            "court",
            "police",
            "prison",
            "jail",
            "offen",
            "escape",
            "release",
            "survivor",
            "victim",
            "case",
            "lahore",
            "district",
            "رجسٹر",
            "عدالت",
            "پولیس",
            "جیل",
            "فرار",
            "رہا",
            "متاثر",
            "مقدم",
            "ضلع",
            "adalat",
            "thana",
            "qaid",
            "عدالتي",
            "پوليس",
            "محکمه",
            "زندان",
            "جيل");

    /** The same sentence whatever happened: nothing of it depends on the event but the number. */
    @Test
    void noTextSaysAnythingAndEachFitsAMessage() {
        for (Theme theme : Theme.values()) {
            for (AlertLanguage language : AlertLanguage.values()) {
                String text = AlertTexts.of(theme, language, "47", LocalDate.of(2026, 9, 30), "0482");
                assertThat(text).contains("47", "0482").matches("(?s).*30.*");
                TELL_TALE.forEach(
                        word -> assertThat(text.toLowerCase(Locale.ROOT)).doesNotContain(word));
                assertThat(text.length()).as(text).isLessThanOrEqualTo(134);
                assertThat(MessageParts.of(text)).isNotNull();
            }
        }
    }

    @Test
    void theAnswerToWhateverComesIsNeutral() {
        assertThat(AlertTexts.REPLY).isEqualTo("Thank you. Shukriya.");
    }
}
