package pk.gov.nsor.foundation.access.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassPhraseTest {

    @RepeatedTest(20)
    void caseSpacesAndDashesMakeNoDifference() {
        String made = PassPhrase.generate();
        assertThat(PassPhrase.written(made)).contains(made);
        assertThat(PassPhrase.written(" " + made.toUpperCase(Locale.ROOT).replace('-', ' ') + "\n"))
                .contains(made);
        assertThat(PassPhrase.written(made.replace("-", ""))).contains(made);
        assertThat(PassPhrase.written(made.replace('-', '–') + "\u200E")).contains(made);
    }

    @RepeatedTest(20)
    void twoHalvesAreOnePassPhraseHoweverTheyAreJoined() {
        String first = PassPhrase.half();
        String second = PassPhrase.half();
        assertThat(PassPhrase.written(first + second)).contains(first + "-" + second);
        assertThat(PassPhrase.written(first + " " + second)).contains(first + "-" + second);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"correct-horse-battery", "abcd-efgh", "abcd-efgh-jkm", "abcd-efgh-jkm!", "", "abcd-efgh-jk10"})
    void whatTheRegisterDoesNotMakeStaysAsItWasTyped(String typed) {
        assertThat(PassPhrase.written(typed)).isEmpty();
    }
}
