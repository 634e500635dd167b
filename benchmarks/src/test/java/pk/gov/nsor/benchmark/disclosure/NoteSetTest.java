package pk.gov.nsor.benchmark.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NoteSetTest {

    private final NoteSet development = new NoteSet("development");
    private final NoteSet validation = new NoteSet("validation");
    private final NoteSet last = new NoteSet("final");
    private final NoteSet unseen = new NoteSet("unseen");
    private final NoteSet fresh = new NoteSet("fresh");

    @Test
    void aSetHasAtLeastAHundredOrdinaryAndSixtyNamingTemplates() {
        for (NoteSet set : List.of(development, validation, last, unseen, fresh)) {
            assertThat(set.templates(false)).isGreaterThanOrEqualTo(100);
            assertThat(set.templates(true)).isGreaterThanOrEqualTo(60);
        }
    }

    @Test
    void nothingIsLearnedFromTheFinalSets() {
        assertThat(ScreenLearning.SETS)
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .noneMatch(set -> List.of("final", "unseen", "fresh").contains(set));
    }

    @Test
    void everySetThatIsLearnedFromFillsItsNotes() {
        for (String set : ScreenLearning.SETS) {
            NoteSet notes = new NoteSet(set);
            assertThat(notes.templates(false)).as(set).isGreaterThanOrEqualTo(60);
            assertThat(notes.templates(true)).as(set).isGreaterThanOrEqualTo(60);
            assertThat(notes.naming(300)).as(set).noneMatch(note -> note.text().matches(".*[{}\\[\\]|].*"));
            assertThat(notes.ordinary(300))
                    .as(set)
                    .noneMatch(note -> note.text().matches(".*[{}\\[\\]|].*"));
        }
    }

    @Test
    void theSetsHaveNoTemplateInCommon() {
        List<String> both = new ArrayList<>();
        for (String kind : List.of("ordinary", "naming")) {
            for (String script : List.of("english", "roman", "urdu")) {
                Set<String> seen = new HashSet<>();
                for (String set : Stream.concat(Stream.of("final", "unseen", "fresh"), ScreenLearning.SETS.stream())
                        .toList()) {
                    Lines.of(set + "-" + kind + "-" + script + ".txt").stream()
                            .filter(line -> !seen.add(line))
                            .forEach(both::add);
                }
            }
        }
        assertThat(both).isEmpty();
    }

    @Test
    void notesAreAsManyAsAskedFilledAndTheSameEachTime() {
        List<NoteSet.Note> notes = last.ordinary(1_000);
        assertThat(notes).hasSize(1_000).isEqualTo(new NoteSet("final").ordinary(1_000));
        assertThat(notes).noneMatch(note -> note.text().matches(".*[{}\\[\\]|].*"));
        assertThat(last.naming(1_000))
                .hasSize(1_000)
                .noneMatch(note -> note.text().matches(".*[{}\\[\\]|].*"));
        assertThat(unseen.naming(1_000)).noneMatch(note -> note.text().matches(".*[{}\\[\\]|].*"));
        assertThat(unseen.ordinary(1_000)).noneMatch(note -> note.text().matches(".*[{}\\[\\]|].*"));
        assertThat(fresh.naming(1_000)).noneMatch(note -> note.text().matches(".*[{}\\[\\]|].*"));
        assertThat(fresh.ordinary(1_000)).noneMatch(note -> note.text().matches(".*[{}\\[\\]|].*"));
    }
}
