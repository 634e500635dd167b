package pk.gov.nsor.accountability.screeningoverride;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

class StoppedTextTest {

    @Test
    void blanksAndTheCodesOfLettersMakeNoDifferenceAndEverythingElseDoes() {
        StoppedText text = new StoppedText("The victim  Ayesha\r\nwas seen ", "seen", "/people/new");
        assertThat(text).isEqualTo(new StoppedText("The victim Ayesha was seen", "seen", "/people/new"));
        assertThat(text).isNotEqualTo(new StoppedText("The victim Ayesha was seen.", "seen", "/people/new"));
        assertThat(text).isNotEqualTo(new StoppedText("the victim Ayesha was seen", "seen", "/people/new"));
        assertThat(text).isNotEqualTo(new StoppedText("The victim Ayesha was seen", "note", "/people/new"));
        assertThat(text).isNotEqualTo(new StoppedText("The victim Ayesha was seen", "seen", "/people"));
        assertThat(StoppedText.isSame("Zoë", "Zoe\u0308")).isTrue();
        assertThat(StoppedText.isSame("Zoë", "Zoe")).isFalse();
    }

    @Test
    void allPagesOfOneJourneyAreOnePlace() {
        UUID person = UUID.randomUUID();
        assertThat(StoppedText.at("a", "f", "/people/" + person + "/notices/new/x")
                        .where())
                .isEqualTo("/people/" + person);
        assertThat(StoppedText.at("a", "f", "/people/new/" + person + "/address")
                        .where())
                .isEqualTo("/people/new");
        assertThat(StoppedText.at("a", "f", "/emergency-access").where()).isEqualTo("/emergency-access");
        assertThat(StoppedText.record("/people/" + person)).contains(person);
        assertThat(StoppedText.record("/people/new")).isEmpty();
        assertThat(StoppedText.record("/emergency-access")).isEmpty();
        assertThat(StoppedText.record("/approvals/" + person)).isEmpty();
    }

    @Test
    void whatNoFormSendsIsRefused() {
        assertThatThrownBy(() -> new StoppedText(" ", "seen", "/emergency-access"))
                .isInstanceOf(InvalidValueException.class);
        assertThat(new StoppedText("a".repeat(4000), "seen", "/emergency-access").text())
                .hasSize(4000);
        assertThatThrownBy(() -> new StoppedText("a".repeat(4001), "seen", "/emergency-access"))
                .isInstanceOf(InvalidValueException.class);
        for (String where :
                new String[] {"", "emergencyAccess", "//evil.example", "/people/a/b", "/people/" + "a".repeat(61)}) {
            assertThatThrownBy(() -> new StoppedText("a", "seen", where))
                    .as(where)
                    .isInstanceOf(InvalidValueException.class);
        }
        for (String field : new String[] {"", "a b", "a\nb", "a".repeat(61)}) {
            assertThatThrownBy(() -> new StoppedText("a", field, "/emergency-access"))
                    .as(field)
                    .isInstanceOf(InvalidValueException.class);
        }
    }
}
