package pk.gov.nsor.benchmark.disclosure;

import java.util.List;
import pk.gov.nsor.benchmark.disclosure.NoteSet.Note;
import pk.gov.nsor.foundation.screening.SurvivorScreen;
import pk.gov.nsor.foundation.screening.mention.Mention;
import pk.gov.nsor.foundation.screening.mention.Mentions;

/**
 * What notes ask their writer when they are about a record that knows nothing but what the sentences themselves say: the most that
 * they can ask.
 */
final class Placing {

    private Placing() {}

    /** In per cent: notes that the screen lets through and that ask nothing. */
    static double missed(List<Note> naming) {
        long missed = naming.stream()
                .map(Note::text)
                .filter(text -> SurvivorScreen.screen(text).isEmpty() && questions(text) == 0)
                .count();
        return 100.0 * missed / naming.size();
    }

    static double medianOfQuestions(List<Note> notes) {
        return notes.stream()
                .mapToLong(note -> questions(note.text()))
                .sorted()
                .skip(notes.size() / 2)
                .findFirst()
                .orElse(0);
    }

    static double meanOfQuestions(List<Note> notes) {
        return notes.stream()
                .mapToLong(note -> questions(note.text()))
                .average()
                .orElse(0);
    }

    private static long questions(String text) {
        return Mentions.in(text).stream()
                .filter(Mention::isOpen)
                .map(Mention::text)
                .distinct()
                .count();
    }
}
