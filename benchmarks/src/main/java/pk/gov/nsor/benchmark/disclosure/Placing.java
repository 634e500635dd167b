package pk.gov.nsor.benchmark.disclosure;

import java.util.List;
import java.util.Locale;
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
                .filter(text -> SurvivorScreen.screenAsked(text).isEmpty() && questions(text) == 0)
                .count();
        return 100.0 * missed / naming.size();
    }

    /**
     * In per cent of the notes with a woman's name or a nickname: those that the screen lets through and that ask about no part of it,
     * whatever else they ask.
     */
    static double unasked(List<Note> naming) {
        List<Note> named =
                naming.stream().filter(note -> !note.named().isEmpty()).toList();
        long unasked = named.stream()
                .filter(note -> SurvivorScreen.screenAsked(note.text()).isEmpty() && !isAsked(note))
                .count();
        return 100.0 * unasked / Math.max(1, named.size());
    }

    private static boolean isAsked(Note note) {
        List<String> asked = Mentions.in(note.text()).stream()
                .filter(Mention::isOpen)
                .map(mention -> letters(mention.text()))
                .toList();
        return note.named().stream()
                .map(name -> letters(name).split("[^\\p{L}]+")[0])
                .anyMatch(name -> asked.stream().anyMatch(text -> text.contains(name)));
    }

    /** As one letter what Urdu and Arabic keyboards write as two. */
    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replace('ي', 'ی').replace('ك', 'ک');
    }

    /** In per cent of ordinary notes: those that are stopped although their writer could say who is meant. */
    static double stopped(List<Note> ordinary) {
        long stopped = ordinary.stream()
                .filter(note -> SurvivorScreen.screenAsked(note.text()).isPresent())
                .count();
        return 100.0 * stopped / ordinary.size();
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
