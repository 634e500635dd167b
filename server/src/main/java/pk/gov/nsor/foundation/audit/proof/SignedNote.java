package pk.gov.nsor.foundation.audit.proof;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.audit.proof.MalformedProofException.Fault;

/**
 * A text and who signed it: C2SP signed-note.
 *
 * @param text what is signed, ending in a newline
 * @param signatures in their order, at most {@value #MOST_SIGNATURES}
 */
public record SignedNote(String text, List<Signature> signatures) {

    private static final int MOST_SIGNATURES = 64;
    private static final String MARK = "— ";

    /** @throws MalformedProofException where the text does not end in a newline, or has other control characters */
    public SignedNote {
        if (!text.endsWith("\n")) {
            throw new MalformedProofException(Fault.NOT_A_NOTE, "The text of a note ends in a newline");
        }
        if (text.chars().anyMatch(character -> character < ' ' && character != '\n')) {
            throw new MalformedProofException(Fault.NOT_A_NOTE, "A note has no control characters but newlines");
        }
        if (signatures.size() > MOST_SIGNATURES) {
            throw new MalformedProofException(
                    Fault.NOT_A_NOTE, "A note has at most " + MOST_SIGNATURES + " signatures");
        }
        signatures = List.copyOf(signatures);
    }

    /**
     * One signature.
     *
     * @param name of the key, without spaces and {@code +}
     * @param keyId the first four bytes of a hash of name, type and key
     * @param bytes the signature; after a time of 8 bytes in a witness's
     */
    @SuppressWarnings("ArrayRecordComponent") // equals and hashCode compare the bytes
    public record Signature(String name, int keyId, byte[] bytes) {

        /** @throws MalformedProofException where no key can have that name */
        public Signature {
            NoteVerifier.checkName(name);
        }

        /** As a line of a note, with its newline. */
        public String line() {
            byte[] both = ByteBuffer.allocate(Integer.BYTES + bytes.length)
                    .putInt(keyId)
                    .put(bytes)
                    .array();
            return MARK + name + " " + Base64.getEncoder().encodeToString(both) + "\n";
        }

        /**
         * @param line with or without its newline
         * @throws MalformedProofException where it is no signature line
         */
        public static Signature parse(String line) {
            String bare = line.endsWith("\n") ? line.substring(0, line.length() - 1) : line;
            String[] parts = bare.split(" ", -1);
            if (parts.length != 3 || !(parts[0] + " ").equals(MARK)) {
                throw new MalformedProofException(Fault.NOT_A_NOTE, "Not a signature line: " + bare);
            }
            byte[] both = base64(parts[2], Fault.NOT_A_NOTE);
            if (both.length <= Integer.BYTES) {
                throw new MalformedProofException(Fault.NOT_A_NOTE, "A signature line without a signature: " + bare);
            }
            return new Signature(
                    parts[1], ByteBuffer.wrap(both).getInt(), Arrays.copyOfRange(both, Integer.BYTES, both.length));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Signature(String otherName, int otherId, byte[] otherBytes)
                    && name.equals(otherName)
                    && keyId == otherId
                    && Arrays.equals(bytes, otherBytes);
        }

        @Override
        public int hashCode() {
            return Objects.hash(name, keyId, Arrays.hashCode(bytes));
        }
    }

    /** The same with one more signature. */
    public SignedNote with(Signature signature) {
        return new SignedNote(
                text, Stream.concat(signatures.stream(), Stream.of(signature)).toList());
    }

    /** As it is handed out: the text, an empty line, the signature lines. */
    public String format() {
        return text + "\n" + signatures.stream().map(Signature::line).collect(Collectors.joining());
    }

    /** @throws MalformedProofException where it is no note with at least one signature */
    public static SignedNote parse(String note) {
        int separator = note.lastIndexOf("\n\n");
        if (separator < 0 || !note.endsWith("\n") || separator + 2 >= note.length()) {
            throw new MalformedProofException(
                    Fault.NOT_A_NOTE,
                    "A note is a text, an empty line, and signature lines that each end in a newline");
        }
        List<Signature> signatures = new ArrayList<>();
        for (String line : note.substring(separator + 2, note.length() - 1).split("\n", -1)) {
            signatures.add(Signature.parse(line));
        }
        return new SignedNote(note.substring(0, separator + 1), signatures);
    }

    /** Strictly: one text for each value. */
    static byte[] base64(String text, Fault fault) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            // Refused below.
        }
        throw new MalformedProofException(fault, "Not base64: " + text);
    }
}
