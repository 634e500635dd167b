package pk.gov.nsor.foundation.audit.proof;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.audit.proof.MalformedProofException.Fault;

/** Reads length-prefixed fields, and reports what is wrong with one. */
final class FieldReader {

    private static final int NULL = -1;

    private final byte version;
    private final ByteBuffer from;

    private FieldReader(byte version, ByteBuffer from) {
        this.version = version;
        this.from = from;
    }

    /** @throws MalformedProofException where the first byte is not a version between these two */
    static FieldReader of(byte[] encoding, byte oldest, byte newest) {
        if (encoding.length == 0) {
            throw new MalformedProofException(Fault.CUT_SHORT, "The encoding is empty");
        }
        if (encoding[0] < oldest || encoding[0] > newest) {
            throw new MalformedProofException(
                    Fault.UNKNOWN_VERSION,
                    "The encoding has version " + Byte.toUnsignedInt(encoding[0]) + "; known are " + oldest + " to "
                            + newest);
        }
        return new FieldReader(encoding[0], ByteBuffer.wrap(encoding, 1, encoding.length - 1));
    }

    byte version() {
        return version;
    }

    long number(String field) {
        return ByteBuffer.wrap(present(field, exactly(field, Long.BYTES))).getLong();
    }

    @Nullable
    UUID uuid(String field) {
        byte[] bytes = exactly(field, 2 * Long.BYTES);
        if (bytes == null) {
            return null;
        }
        ByteBuffer both = ByteBuffer.wrap(bytes);
        return new UUID(both.getLong(), both.getLong());
    }

    String text(String field) {
        return decoded(field, present(field, bytesOrNull(field)));
    }

    @Nullable
    String textOrNull(String field) {
        byte[] bytes = bytesOrNull(field);
        return bytes == null ? null : decoded(field, bytes);
    }

    byte[] bytes(String field) {
        return present(field, bytesOrNull(field));
    }

    byte @Nullable [] bytesOrNull(String field) {
        if (from.remaining() < Integer.BYTES) {
            throw new MalformedProofException(Fault.CUT_SHORT, "The encoding ends before the length of " + field);
        }
        int length = from.getInt();
        if (length == NULL) {
            return null;
        }
        if (length < 0) {
            throw new MalformedProofException(
                    Fault.WRONG_LENGTH, "The length of " + field + " is " + Integer.toUnsignedString(length));
        }
        if (from.remaining() < length) {
            throw new MalformedProofException(
                    Fault.CUT_SHORT,
                    "The field " + field + " should have " + length + " bytes, and " + from.remaining() + " are left");
        }
        byte[] bytes = new byte[length];
        from.get(bytes);
        return bytes;
    }

    /** @throws MalformedProofException where bytes are left */
    void end() {
        if (from.hasRemaining()) {
            throw new MalformedProofException(
                    Fault.TRAILING_BYTES, from.remaining() + " bytes follow the end of the encoding");
        }
    }

    private byte @Nullable [] exactly(String field, int length) {
        byte[] bytes = bytesOrNull(field);
        if (bytes != null && bytes.length != length) {
            throw new MalformedProofException(
                    Fault.WRONG_LENGTH, "The field " + field + " has " + bytes.length + " bytes, not " + length);
        }
        return bytes;
    }

    private static byte[] present(String field, byte @Nullable [] bytes) {
        if (bytes == null) {
            throw new MalformedProofException(Fault.MISSING_FIELD, "The field " + field + " is null");
        }
        return bytes;
    }

    private static String decoded(String field, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new MalformedProofException(Fault.NOT_UTF_8, "The field " + field + " is not UTF-8");
        }
    }
}
