package pk.gov.nsor.foundation.screening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pk.gov.nsor.foundation.screening.mention.Mention;
import pk.gov.nsor.foundation.screening.mention.Mentions;

/** Notes about a record, whose writers are asked whom they mention. */
class AskedNotesTest {

    @ParameterizedTest
    @ValueSource(strings = {"Met Sadia at the bazaar, she greeted us", "Ask Rubina at the tea stall"})
    void aNameThatNothingButTheWeightsDoubtIsAskedAboutAndNotStopped(String note) {
        assertThat(SurvivorScreen.screen(note)).as("where nobody is asked").isPresent();
        assertThat(SurvivorScreen.screenAsked(note)).isEmpty();
        assertThat(Mentions.in(note)).anyMatch(Mention::isOpen);
        assertThat(Screened.isFit(note, "note")).isFalse();
        assertThat(Screened.placing((text, field) -> {}).call(() -> Screened.isFit(note, "note")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The victim Sadia was at the bazaar",
                "He must not go near the girl he raped, who lives at House 4, Street 9, Noor Pura",
                "The one he harmed is his wife's younger sister",
                "Call the complainant at 0300 1234567",
                "متاثرہ عائشہ بازار میں تھی"
            })
    void whatARuleFindsOrARelationTellsIsStoppedAsEver(String note) {
        assertThat(SurvivorScreen.screenAsked(note)).isPresent();
    }
}
