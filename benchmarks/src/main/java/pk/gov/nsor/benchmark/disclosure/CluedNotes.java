package pk.gov.nsor.benchmark.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pk.gov.nsor.benchmark.disclosure.NoteSet.Note;
import pk.gov.nsor.foundation.screening.Candidate;
import pk.gov.nsor.foundation.screening.Reading;
import pk.gov.nsor.foundation.screening.Stop;
import pk.gov.nsor.foundation.screening.SurvivorScreen;

/** Notes with the clues of everything in them that could identify a survivor, clues being numbered as they come. */
final class CluedNotes {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> clues = new ArrayList<>();
    private final Map<String, List<Clued>> sets = new HashMap<>();

    /** The notes of a set, read once. */
    List<Clued> of(String set, int ordinary, int naming) {
        return sets.computeIfAbsent(set, name -> {
            NoteSet notes = new NoteSet(name);
            List<Clued> all = new ArrayList<>();
            notes.ordinary(ordinary).forEach(note -> all.add(clued(note, false)));
            notes.naming(naming).forEach(note -> all.add(clued(note, true)));
            return List.copyOf(all);
        });
    }

    /** How many clues there are so far. */
    int count() {
        return clues.size();
    }

    String clue(int number) {
        return clues.get(number);
    }

    private Clued clued(Note note, boolean naming) {
        Reading reading = SurvivorScreen.reading(note.text());
        return new Clued(
                note,
                naming,
                reading.candidates().stream().anyMatch(Candidate::isByRule),
                reading.candidates().stream()
                        .map(candidate -> numbered(candidate.clues()))
                        .toArray(int[][]::new),
                reading.candidates().stream().map(CluedNotes::known).toList(),
                numbered(reading.clues()),
                reading.words());
    }

    private static Known known(Candidate candidate) {
        return new Known(candidate.isByRule(), candidate.stop().kind());
    }

    private int[] numbered(Set<String> some) {
        return some.stream().mapToInt(this::number).toArray();
    }

    private int number(String clue) {
        return numbers.computeIfAbsent(clue, first -> {
            clues.add(first);
            return clues.size() - 1;
        });
    }

    /**
     * A note.
     *
     * @param isNaming whether it identifies a survivor
     * @param isRuled a rule found something
     * @param candidates the clues of each part that could tell
     * @param known what else is known of each of these parts
     * @param whole the clues of the whole note
     * @param words for the networks
     */
    record Clued(
            Note note,
            boolean isNaming,
            boolean isRuled,
            int[][] candidates,
            List<Known> known,
            int[] whole,
            List<List<String>> words) {}

    /** Of a part of a note that could tell. */
    record Known(boolean isByRule, Stop.Kind kind) {}
}
