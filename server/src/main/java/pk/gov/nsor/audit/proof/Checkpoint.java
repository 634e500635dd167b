package pk.gov.nsor.audit.proof;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.audit.proof.MalformedProofException.Fault;

/**
 * Size and root of a tree, as they are signed: C2SP tlog-checkpoint, without extension lines.
 *
 * @param origin which tree, for example {@code nsor.gov.pk/trail}
 * @param size how many leaves, 0 or more
 * @param root of the tree of that size, 32 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode compare the bytes
public record Checkpoint(String origin, long size, byte[] root) {

    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,18}");

    /** @throws MalformedProofException where one of them cannot be so */
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
    }

    /** The text that is signed: origin, size and root in base64, each ending in a newline. */
    public String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }

    /**
     * @param text of a note, without its signatures
     * @throws MalformedProofException where it is not exactly what {@link #text} makes
     */
    public static Checkpoint parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length != 4 || !lines[3].isEmpty()) {
            throw new MalformedProofException(
                    Fault.NOT_A_CHECKPOINT, "A checkpoint of the trail has three lines: origin, size and root");
        }
        if (!SIZE.matcher(lines[1]).matches()) {
            throw new MalformedProofException(Fault.NOT_A_CHECKPOINT, "Not a size: " + lines[1]);
        }
        try {
            return new Checkpoint(
                    lines[0], Long.parseLong(lines[1]), SignedNote.base64(lines[2], Fault.NOT_A_CHECKPOINT));
        } catch (NumberFormatException tooLarge) {
            throw new MalformedProofException(Fault.NOT_A_CHECKPOINT, "Not a size: " + lines[1]);
        }
    }

    /** Signs it. The key's name should be the origin. */
    public SignedNote sign(NoteSigner signer) {
        return signer.sign(text());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Checkpoint(String otherOrigin, long otherSize, byte[] otherRoot)
                && origin.equals(otherOrigin)
                && size == otherSize
                && Arrays.equals(root, otherRoot);
    }

    @Override
    public int hashCode() {
        return Objects.hash(origin, size, Arrays.hashCode(root));
    }

    @Override
    public String toString() {
        return origin + " " + size + " " + HexFormat.of().formatHex(root);
    }
}
