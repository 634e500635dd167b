package pk.gov.nsor.foundation.screening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    @CsvSource({
        "The boy from the next house cried when he saw him., boy",
        "The maid who worked for him then has gone back to her village., maid",
        "Saamne wale ghar ki bachi us ko dekh kar ro pari., bachi",
        "پڑوسی کی بیٹی اس کے سامنے نہیں آتی۔, بیٹی"
    })
    void whatMayTellByARelationIsAskedAboutWhereTheWeightsAreNotSure(String note, String relation) {
        assertThat(SurvivorScreen.screen(note)).as("where nobody is asked").isPresent();
        assertThat(SurvivorScreen.screenAsked(note)).isEmpty();
        assertThat(Mentions.in(note)).singleElement().satisfies(mention -> {
            assertThat(mention.kind()).isEqualTo(Mention.Kind.RELATION);
            assertThat(mention.text()).isEqualTo(relation);
            assertThat(mention.isOpen()).isTrue();
            assertThat(note.substring(mention.begin(), mention.end())).isEqualTo(relation);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "She is the only one in the office who will not talk to him.",
                "His stepdaughter was sent to her grandmother after what happened."
            })
    void whatTheWeightsAreSureOfCannotBeSaidAway(String note) {
        assertThat(SurvivorScreen.screenAsked(note)).isPresent();
    }

    @Test
    void aRelationWithLettersThatNobodySeesIsFoundWhereItStands() {
        String note = "The b\u200Boy from the next house cried when he saw him.";
        assertThat(Mentions.in(note))
                .singleElement()
                .satisfies(mention -> assertThat(mention.text()).isEqualTo("b\u200Boy"));
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
    void whatARuleFindsIsStoppedAsEver(String note) {
        assertThat(SurvivorScreen.screenAsked(note)).isPresent();
    }
}
