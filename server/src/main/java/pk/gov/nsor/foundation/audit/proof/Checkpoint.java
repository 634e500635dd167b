package pk.gov.nsor.foundation.audit.proof;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.audit.proof.MalformedProofException.Fault;

/**
 * Size and root of a tree and the time, as they are signed: C2SP tlog-checkpoint, with one extension line, the word
 * {@code time} and the seconds since the beginning of 1970, UTC.
 *
 * @param origin which tree, for example {@code nsor.gov.pk/trail}
 * @param size how many leaves, 0 or more
 * @param root of the tree of that size, 32 bytes
 * @param time when it was signed, in whole seconds; null in one from before checkpoints had a time
 */
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode compare the bytes
public record Checkpoint(
        String origin, long size, byte[] root, @Nullable Instant time) {

    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,18}");
    private static final String TIME = "time ";
    private static final Pattern SECONDS = Pattern.compile("0|[1-9][0-9]{0,10}");

    /** @throws MalformedProofException where one of them is not valid */
    public Checkpoint {
        if (origin.isEmpty() || origin.chars().anyMatch(character -> character < ' ')) {
            throw new MalformedProofException(Fault.NOT_A_CHECKPOINT, "The origin is one line that is not empty");
        }
        if (size < 0) {
            throw new MalformedProofException(Fault.NOT_A_CHECKPOINT, "The size is " + size);
        }
        if (root.length != MerkleHash.BYTES) {
            throw new MalformedProofException(Fault.NOT_A_CHECKPOINT, "The root has " + root.length + " bytes, not 32");
        }
        if (time != null
                && (time.isBefore(Instant.EPOCH) || !time.equals(Instant.ofEpochSecond(time.getEpochSecond())))) {
            throw new MalformedProofException(Fault.NOT_A_CHECKPOINT, "The time is in whole seconds since 1970");
        }
    }

    /** The text that is signed: origin, size, root in base64 and the time, each ending in a newline. */
    public String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n"
                + (time == null ? "" : TIME + time.getEpochSecond() + "\n");
    }

    /**
     * @param text of a note, without its signatures
     * @throws MalformedProofException where it is not exactly what {@link #text} makes
     */
    public static Checkpoint parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length < 4 || lines.length > 5 || !lines[lines.length - 1].isEmpty()) {
            throw new MalformedProofException(
                    Fault.NOT_A_CHECKPOINT, "A checkpoint of the trail has four lines: origin, size, root and time");
        }
        if (!SIZE.matcher(lines[1]).matches()) {
            throw new MalformedProofException(Fault.NOT_A_CHECKPOINT, "Not a size: " + lines[1]);
        }
        try {
            return new Checkpoint(
                    lines[0],
                    Long.parseLong(lines[1]),
                    SignedNote.base64(lines[2], Fault.NOT_A_CHECKPOINT),
                    lines.length == 4 ? null : time(lines[3]));
        } catch (NumberFormatException tooLarge) {
            throw new MalformedProofException(Fault.NOT_A_CHECKPOINT, "Not a size: " + lines[1]);
        }
    }

    private static Instant time(String line) {
        if (!line.startsWith(TIME)
                || !SECONDS.matcher(line.substring(TIME.length())).matches()) {
            throw new MalformedProofException(Fault.NOT_A_CHECKPOINT, "Not a time: " + line);
        }
        return Instant.ofEpochSecond(Long.parseLong(line.substring(TIME.length())));
    }

    /** Signs it. The key's name should be the origin. */
    public SignedNote sign(NoteSigner signer) {
        return signer.sign(text());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Checkpoint(String otherOrigin, long otherSize, byte[] otherRoot, Instant otherTime)
                && origin.equals(otherOrigin)
                && size == otherSize
                && Arrays.equals(root, otherRoot)
                && Objects.equals(time, otherTime);
    }

    @Override
    public int hashCode() {
        return Objects.hash(origin, size, Arrays.hashCode(root), time);
    }

    @Override
    public String toString() {
        return origin + " " + size + " " + HexFormat.of().formatHex(root) + (time == null ? "" : " " + time);
    }
}
