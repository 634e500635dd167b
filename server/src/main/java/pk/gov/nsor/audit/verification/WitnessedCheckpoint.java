package pk.gov.nsor.audit.verification;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import pk.gov.nsor.audit.proof.Checkpoint;
import pk.gov.nsor.audit.proof.MalformedProofException;
import pk.gov.nsor.audit.proof.SignedNote;

/**
 * A checkpoint that somebody outside holds.
 *
 * @param source who holds it, such as the name of the file
 */
public record WitnessedCheckpoint(String source, SignedNote note, Checkpoint checkpoint) {

    private static final String SIGNATURE = "— ";

    /**
     * Reads a file of one checkpoint, or of many one after the other as a witness adds to it; empty lines between them may be.
     *
     * @throws UnreadableTrailException where it cannot be read, or anything in it is no checkpoint
     */
    public static List<WitnessedCheckpoint> read(Path file) {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UnreadableTrailException("The checkpoints cannot be read: " + file, unreadable);
        }
        List<WitnessedCheckpoint> found = new ArrayList<>();
        for (String note : notes(text)) {
            found.add(of(file + ", checkpoint " + (found.size() + 1), note));
        }
        if (found.isEmpty()) {
            throw new UnreadableTrailException("There is no checkpoint in " + file);
        }
        return found;
    }

    /** @throws UnreadableTrailException where it is none */
    public static WitnessedCheckpoint of(String source, String note) {
        try {
            SignedNote parsed = SignedNote.parse(note);
            return new WitnessedCheckpoint(source, parsed, Checkpoint.parse(parsed.text()));
        } catch (MalformedProofException malformed) {
            throw new UnreadableTrailException(
                    "Not a checkpoint, in " + source + ": " + malformed.getMessage(), malformed);
        }
    }

    /** A note ends with the last of its signature lines. */
    private static List<String> notes(String text) {
        List<String> notes = new ArrayList<>();
        StringBuilder note = new StringBuilder();
        boolean isSigned = false;
        for (String line : text.lines().toList()) {
            boolean isSignature = line.startsWith(SIGNATURE);
            if (isSigned && !isSignature) {
                notes.add(note.toString());
                note.setLength(0);
                isSigned = false;
            }
            if (note.isEmpty() && line.isBlank()) {
                continue;
            }
            note.append(line).append('\n');
            isSigned = isSignature;
        }
        if (!note.isEmpty()) {
            notes.add(note.toString());
        }
        return notes;
    }
}
