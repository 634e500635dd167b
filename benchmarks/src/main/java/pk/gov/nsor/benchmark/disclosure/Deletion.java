package pk.gov.nsor.benchmark.disclosure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import pk.gov.nsor.benchmark.disclosure.NoteSet.Note;
import pk.gov.nsor.foundation.screening.SurvivorScreen;
import pk.gov.nsor.foundation.screening.SurvivorScreen.Piece;

/** What is left of notes that tell when all that the screen marks is deleted, and nothing else. */
final class Deletion {

    /** They follow many names and tell nobody. */
    private static final Set<String> ENDINGS =
            Set.of("bibi", "begum", "khatoon", "mai", "bano", "khan", "بی", "بیگم", "خاتون", "مائی", "بانو", "خان");

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
    private static final int SHORTEST = 3;

    private int stopped;
    private int stoppedAgain;
    private int named;
    private int surviving;
    private long words;
    private long marked;

    /** Reads notes that tell; those that pass do not count. */
    void read(List<Note> naming) {
        naming.stream()
                .filter(note -> SurvivorScreen.screen(note.text()).isPresent())
                .forEach(this::read);
    }

    private void read(Note note) {
        List<Piece> pieces = SurvivorScreen.marked(note.text());
        StringBuilder left = new StringBuilder();
        for (Piece piece : pieces) {
            int count = words(piece.text()).size();
            words += count;
            if (piece.isMarked()) {
                marked += count;
            } else {
                left.append(piece.text());
            }
        }
        stopped++;
        stoppedAgain += SurvivorScreen.screen(left.toString()).isPresent() ? 1 : 0;
        List<String> names = note.named().stream()
                .flatMap(name -> words(name).stream())
                .filter(word -> word.length() >= SHORTEST && !ENDINGS.contains(word))
                .toList();
        named += names.isEmpty() ? 0 : 1;
        surviving += words(left.toString()).stream().anyMatch(names::contains) ? 1 : 0;
    }

    /** In per cent of the notes that were stopped. */
    double stoppedAgain() {
        return 100.0 * stoppedAgain / Math.max(1, stopped);
    }

    /** How many in a hundred of those with a woman's name or a nickname still have a word of it. */
    double surviving() {
        return 100.0 * surviving / Math.max(1, named);
    }

    /** How many in a hundred words were marked. */
    double marked() {
        return 100.0 * marked / Math.max(1, words);
    }

    private static List<String> words(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replace('ي', 'ی').replace('ك', 'ک');
        return Arrays.stream(NO_LETTERS.split(plain))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
