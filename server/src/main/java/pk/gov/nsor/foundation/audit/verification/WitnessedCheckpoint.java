package pk.gov.nsor.foundation.audit.verification;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import pk.gov.nsor.foundation.audit.proof.Checkpoint;
import pk.gov.nsor.foundation.audit.proof.MalformedProofException;
import pk.gov.nsor.foundation.audit.proof.SignedNote;

/**
 * A checkpoint that somebody outside holds.
 *
 * @param source who holds it, such as the name of the file
 */
public record WitnessedCheckpoint(String source, SignedNote note, Checkpoint checkpoint) {

    private static final String SIGNATURE = "— ";
    private static final int NEWEST_BYTES = 512 * 1024;

    /**
     * Reads a file of one checkpoint, or of many one after the other as a witness adds to it; empty lines between them may be.
     *
     * @throws UnreadableTrailException where it cannot be read, or anything in it is no checkpoint
     */
    public static List<WitnessedCheckpoint> read(Path file) {
        try {
            List<WitnessedCheckpoint> found = all(file, Files.readString(file, StandardCharsets.UTF_8));
            if (found.isEmpty()) {
                throw new UnreadableTrailException("There is no checkpoint in " + file);
            }
            return found;
        } catch (IOException unreadable) {
            throw unreadable(file, unreadable);
        }
    }

    /**
     * Reads the last thousands of checkpoints of a file to which one is added each minute. The newest binds everything before
     * it; older ones would only say more exactly where something was rewritten.
     *
     * @return none where the file is empty or not there yet
     * @throws UnreadableTrailException where it cannot be read, or anything read of it is no checkpoint
     */
    public static List<WitnessedCheckpoint> newest(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            long begin = Math.max(0, channel.size() - NEWEST_BYTES);
            ByteBuffer end = ByteBuffer.allocate((int) (channel.size() - begin));
            channel.position(begin);
            while (end.hasRemaining() && channel.read(end) >= 0) {
                // until everything is read
            }
            String text = new String(end.array(), 0, end.position(), StandardCharsets.UTF_8);
            return all(file, begin == 0 ? text : text.substring(afterANote(text)));
        } catch (IOException unreadable) {
            throw unreadable(file, unreadable);
        }
    }

    private static List<WitnessedCheckpoint> all(Path file, String text) {
        List<WitnessedCheckpoint> found = new ArrayList<>();
        for (String note : notes(text)) {
            found.add(of(file + ", checkpoint " + (found.size() + 1), note));
        }
        return found;
    }

    /** Behind the first signature line and the empty line after it. */
    private static int afterANote(String text) {
        int signature = text.indexOf("\n" + SIGNATURE);
        int blank = signature < 0 ? -1 : text.indexOf("\n\n", signature + 1);
        return blank < 0 ? text.length() : blank + 2;
    }

    private static UnreadableTrailException unreadable(Path file, IOException cause) {
        return new UnreadableTrailException("The checkpoints cannot be read: " + file, cause);
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
