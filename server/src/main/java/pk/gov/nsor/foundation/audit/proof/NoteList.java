package pk.gov.nsor.foundation.audit.proof;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checkpoints one after another, with an empty line after each: how a file holds them. */
public final class NoteList {

    private static final String BLANK = "\n\n";

    /** The dash before a signature as its bytes, one character each. */
    private static final String DASH = new String("— ".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

    private NoteList() {}

    /** A note as it is appended. Its text has no empty lines, like that of every checkpoint. */
    public static String entry(SignedNote note) {
        return note.format() + "\n";
    }

    /**
     * The notes in their order. Half a note at the end, which a crash can leave, is left out.
     *
     * @throws MalformedProofException where something before the end is no note
     */
    public static List<SignedNote> parse(String file) {
        List<SignedNote> notes = new ArrayList<>();
        int begin = 0;
        while (true) {
            int signatures = file.indexOf(BLANK, begin);
            int end = signatures < 0 ? -1 : file.indexOf(BLANK, signatures + BLANK.length());
            if (end < 0) {
                return notes;
            }
            notes.add(SignedNote.parse(file.substring(begin, end + 1)));
            begin = end + BLANK.length();
        }
    }

    /**
     * The last whole note.
     *
     * @param end the position after it and its empty line
     */
    public record Last(SignedNote note, int end) {}

    /**
     * Finds the last complete note in the last bytes of a file, which may begin and end in the middle of one.
     *
     * @return empty where there is no complete one
     * @throws MalformedProofException where something has the form of a note but is not valid
     */
    public static Optional<Last> last(byte[] tail) {
        // One character for each byte, so that positions are those of bytes, and the text may begin within a UTF-8
        // character.
        String text = new String(tail, StandardCharsets.ISO_8859_1);
        int end = text.lastIndexOf(BLANK);
        while (end > 0) {
            int before = text.lastIndexOf(BLANK, end - 1);
            if (text.startsWith(DASH, before + BLANK.length()) && before > 0) {
                int begin = text.lastIndexOf(BLANK, before - 1);
                int from = begin < 0 ? 0 : begin + BLANK.length();
                SignedNote note = SignedNote.parse(new String(tail, from, end + 1 - from, StandardCharsets.UTF_8));
                return Optional.of(new Last(note, end + BLANK.length()));
            }
            end = before;
        }
        return Optional.empty();
    }
}
