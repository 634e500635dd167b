package pk.gov.nsor.benchmark.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.benchmark.disclosure.CluedNotes.Clued;

class LearnerTest {

    private static final long SEED = 7;

    private final CluedNotes notes = new CluedNotes();
    private final List<Clued> examples = notes.of("variety", 200, 200);

    @Test
    void whatIsLearnedTellsTheNotesApartThatItWasLearnedFrom() {
        float[] weights = learn(examples, SEED);
        assertThat(wrong(note -> Learner.score(weights, note) > 0 != note.isNaming()))
                .isLessThan(examples.size() / 20L)
                .isLessThan(wrong(note -> note.isRuled() != note.isNaming()));
    }

    @Test
    void theSameNotesAndTheSameSeedGiveTheSameWeights() {
        assertThat(learn(examples, SEED)).isEqualTo(learn(examples, SEED));
        assertThat(learn(examples, SEED)).isNotEqualTo(learn(examples, SEED + 1));
    }

    @Test
    void aClueOfFewTemplatesHasNoWeight() {
        List<Clued> one = examples.stream()
                .filter(note ->
                        note.note().way().equals(examples.getFirst().note().way()))
                .toList();
        float[] weights = learn(one, SEED);
        for (int clue = 0; clue < notes.count(); clue++) {
            if (!notes.clue(clue).equals("some rule")) {
                assertThat(weights[clue]).as(notes.clue(clue)).isZero();
            }
        }
    }

    @Test
    void aClueThatIsLeftOutHasNoWeight() {
        String some = notes.clue(0);
        float[] weights = Learner.learn(notes, examples, SEED, some::equals);
        assertThat(weights[0]).isZero();
        assertThat(weights).isNotEqualTo(learn(examples, SEED));
    }

    @Test
    void aNoteInWhichNothingCouldTellIsNeverStopped() {
        Clued silent = new Clued(
                new NoteSet.Note("", Script.ENGLISH, "", List.of()),
                false,
                false,
                new int[0][],
                List.of(),
                new int[0],
                List.of());
        assertThat(Learner.score(new float[] {9}, silent)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void aNetworkTellsTheNotesApartThatItWasLearnedFromAndIsTheSameEachTime() {
        NetworkLearner network = NetworkLearner.learn(examples, SEED);
        assertThat(wrong(note -> network.score(note) > 0 != note.isNaming())).isLessThan(examples.size() / 10L);
        List<Clued> few = examples.subList(0, 64);
        assertThat(NetworkLearner.learn(few, SEED).layers())
                .usingRecursiveComparison()
                .isEqualTo(NetworkLearner.learn(few, SEED).layers());
        assertThat(NetworkLearner.learn(few, SEED).layers().getFirst())
                .isNotEqualTo(NetworkLearner.learn(few, SEED + 1).layers().getFirst());
    }

    private float[] learn(List<Clued> some, long seed) {
        return Learner.learn(notes, some, seed, clue -> false);
    }

    private long wrong(Predicate<Clued> isWrong) {
        return examples.stream().filter(isWrong).count();
    }
}
