package pk.gov.nsor.benchmark.disclosure;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.benchmark.disclosure.NoteSet.Note;
import pk.gov.nsor.foundation.screening.Stop;
import pk.gov.nsor.foundation.screening.SurvivorScreen;

/** What the screen said to the notes of one kind, all of which it should stop or none. */
final class Screening {

    private final List<Outcome> outcomes;

    private Screening(List<Outcome> outcomes) {
        this.outcomes = outcomes;
    }

    static Screening of(List<Note> notes, boolean naming) {
        return new Screening(notes.stream()
                .map(note -> {
                    Optional<Stop> stop = SurvivorScreen.screen(note.text());
                    return new Outcome(note, stop.orElse(null), stop.isPresent() == naming);
                })
                .toList());
    }

    /** In per cent. */
    double errorRate() {
        return rate(_ -> true);
    }

    double errorRate(Script script) {
        return rate(outcome -> outcome.note().script() == script);
    }

    /** A line each: what was wrong, the script, what was found, the note. */
    List<String> errors() {
        return outcomes.stream()
                .filter(outcome -> !outcome.right())
                .map(Outcome::line)
                .toList();
    }

    private double rate(Predicate<Outcome> counted) {
        List<Outcome> some = outcomes.stream().filter(counted).toList();
        return 100.0 * some.stream().filter(outcome -> !outcome.right()).count() / some.size();
    }

    private record Outcome(Note note, @Nullable Stop stop, boolean right) {

        String line() {
            String wrong = stop == null
                    ? "MISS\t%s\t-".formatted(note.script().title())
                    : "FALSE STOP\t%s\t%s: %s, near %s"
                            .formatted(note.script().title(), stop.kind(), stop.found(), stop.near());
            return wrong + "\t" + note.text();
        }
    }
}
