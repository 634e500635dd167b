package pk.gov.nsor.foundation.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.foundation.screening.words.Senses;
import pk.gov.nsor.foundation.screening.words.TextTokens;

class SensesTest {

    @Test
    void aWordHasTheSameSenseInEachTongueAndSpelling() {
        assertThat(of("the father of the victim")).contains("~father", "~survivor");
        assertThat(of("mutasira ke walid ne kaha")).contains("~father", "~survivor", "~said");
        assertThat(of("متاثرہ کے والد نے کہا")).contains("~father", "~survivor", "~said");
        assertThat(of("us ke sath zyadti hui hai")).contains("~rape");
        assertThat(of("us ke sath ziyadti hui hai")).contains("~rape");
    }

    @Test
    void aWordOfBothTonguesIsOfTheOneItStandsIn() {
        assertThat(of("he is in the house and was told")).contains("~is");
        assertThat(of("ye us ka ghar hai, is ne kaha ke main nahi aya")).contains("~me", "~his");
    }

    @Test
    void wordsOfUrduThatHaveNoneAreOneInBothScripts() {
        assertThat(of("us ne munsif ko kaha hai")[2]).isEqualTo(of("اس نے منصف کو کہا ہے")[2]);
    }

    @Test
    void wordsOfEnglishThatHaveNoneAreOneInEachForm() {
        assertThat(of("the ornament was decorated")[3]).isEqualTo(of("he decorates the ornament")[1]);
    }

    private static String[] of(String text) {
        String[] senses = Senses.of(TextTokens.of(text));
        assertThat(Arrays.asList(senses)).doesNotContainNull();
        return senses;
    }
}
