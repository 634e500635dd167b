package pk.gov.nsor.foundation.audit.verification;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.audit.proof.LeafEncoding;
import pk.gov.nsor.foundation.audit.proof.MerkleHash;

/**
 * Checks whether the bytes of a leaf are exactly the encoding of a valid entry: of a known version, each field with a
 * valid length and value, and nothing after the last. It scans the bytes without creating an object for any field,
 * since there are millions; {@link LeafEncoding#decode} checks the encoding in the same way. A leaf can be invalid
 * although its hash is signed, if it was sealed like that.
 */
public final class LeafCheck {

    /** The type of a field. */
    private enum Type {
        IDENTIFIER,
        TIME,
        TEXT,
        TEXT_OR_NULL,
        UUID_OR_NULL,
        HASH_OR_NULL,
        SALT,
        ACTOR_KIND,
        ACTION,
        OUTCOME
    }

    private enum Field {
        ID("id", Type.IDENTIFIER),
        OCCURRED_AT("occurredAt", Type.TIME),
        ACTOR_KIND("actorKind", Type.ACTOR_KIND),
        ACTOR_ID("actorId", Type.UUID_OR_NULL),
        ORIGIN("origin", Type.TEXT),
        ACTION("action", Type.ACTION),
        OUTCOME("outcome", Type.OUTCOME),
        SUBJECT_ID("subjectId", Type.UUID_OR_NULL),
        PURPOSE("purpose", Type.TEXT_OR_NULL),
        LINK("link", Type.TEXT_OR_NULL),
        KEY_ID("keyId", Type.UUID_OR_NULL),
        CONTENT_HASH("contentHash", Type.HASH_OR_NULL),
        COMMITMENT("commitment", Type.HASH_OR_NULL),
        SALT("salt", Type.SALT);

        private final String word;
        private final Type type;

        Field(String word, Type type) {
            this.word = word;
            this.type = type;
        }
    }

    /** The fields of each version, from version 1 on: that has no salt. */
    private static final Field[][] VERSIONS = {
        Arrays.stream(Field.values()).filter(field -> field != Field.SALT).toArray(Field[]::new), Field.values()
    };

    private static final KnownWords KINDS = KnownWords.of(Actor.Kind.values());
    private static final KnownWords ACTIONS = KnownWords.of(TrailAction.values());
    private static final KnownWords OUTCOMES = KnownWords.of(TrailEntry.Outcome.values());

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private static final int NULL = -1;
    private static final long HIGHEST_BITS = 0x8080808080808080L;
    private static final int UUID_BYTES = 16;
    /** Where the value of the second field is, in every version. */
    private static final int TIME_AT = 1 + Integer.BYTES + Long.BYTES + Integer.BYTES;

    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    private CharBuffer decoded = CharBuffer.allocate(256);
    private int oldest;

    public LeafCheck() {}

    /**
     * What is wrong with the leaf between these two places, as a part of a sentence; null where nothing is. To be asked of all
     * leaves in their order, since no version comes behind a newer one.
     */
    @Nullable
    public String wrong(byte[] bytes, int begin, int end) {
        int version = begin < end ? Byte.toUnsignedInt(bytes[begin]) : 0;
        if (version < 1 || version > VERSIONS.length) {
            return "it is of version " + version + "; known are 1 to " + VERSIONS.length;
        }
        if (version < oldest) {
            return "it is of version " + version + ", behind leaves of version " + oldest;
        }
        oldest = version;
        int at = begin + 1;
        boolean hasKey = false;
        boolean hasContent = false;
        boolean hasCommitment = false;
        for (Field field : VERSIONS[version - 1]) {
            if (end - at < Integer.BYTES) {
                return "it ends before the length of " + field.word;
            }
            int length = (int) INT.get(bytes, at);
            at += Integer.BYTES;
            if (length < NULL || length > end - at) {
                return "its " + field.word + " should have " + Integer.toUnsignedString(length) + " bytes, and it ends"
                        + " after " + (end - at);
            }
            String wrong = wrong(field, bytes, at, length);
            if (wrong != null) {
                return wrong;
            }
            if (field == Field.KEY_ID) {
                hasKey = length != NULL;
            } else if (field == Field.CONTENT_HASH) {
                hasContent = length != NULL;
            } else if (field == Field.COMMITMENT) {
                hasCommitment = length != NULL;
            }
            at += Math.max(0, length);
        }
        if (at < end) {
            return end - at == 1 ? "1 byte follows its end" : end - at + " bytes follow its end";
        }
        if (hasKey != hasContent) {
            return "it has one of keyId and contentHash without the other";
        }
        // Of before there were salts are contents without a commitment, too.
        return hasCommitment == hasContent || (hasContent && version == LeafEncoding.UNSALTED_VERSION)
                ? null
                : "it has one of contentHash and commitment without the other";
    }

    /** What is wrong with one leaf, as a part of a sentence; null where nothing is. */
    public static @Nullable String wrong(byte[] encoding) {
        return new LeafCheck().wrong(encoding, 0, encoding.length);
    }

    /** Microseconds since the beginning of 1970 of a leaf with which nothing is wrong. */
    public static long occurredAt(byte[] bytes, int begin) {
        return (long) LONG.get(bytes, begin + TIME_AT);
    }

    private @Nullable String wrong(Field field, byte[] bytes, int at, int length) {
        return switch (field.type) {
            case IDENTIFIER ->
                length != Long.BYTES
                        ? wrongLength(field, length)
                        : (long) LONG.get(bytes, at) > 0 ? null : "its id is " + (long) LONG.get(bytes, at);
            case TIME -> length == Long.BYTES ? null : wrongLength(field, length);
            case UUID_OR_NULL -> length == UUID_BYTES || length == NULL ? null : wrongLength(field, length);
            case HASH_OR_NULL -> length == MerkleHash.BYTES || length == NULL ? null : wrongLength(field, length);
            case SALT -> length == LeafEncoding.SALT_BYTES ? null : wrongLength(field, length);
            case TEXT -> length == NULL ? missing(field) : text(field, bytes, at, length);
            case TEXT_OR_NULL -> length == NULL ? null : text(field, bytes, at, length);
            case ACTOR_KIND -> known(field, KINDS, bytes, at, length);
            case ACTION -> known(field, ACTIONS, bytes, at, length);
            case OUTCOME -> known(field, OUTCOMES, bytes, at, length);
        };
    }

    private @Nullable String known(Field field, KnownWords words, byte[] bytes, int at, int length) {
        if (length == NULL) {
            return missing(field);
        }
        if (words.has(bytes, at, at + length)) {
            return null;
        }
        String wrong = text(field, bytes, at, length);
        return wrong != null
                ? wrong
                : "nothing has the " + field.word + " \""
                        + shown(new String(bytes, at, Math.min(length, 40), StandardCharsets.UTF_8)) + "\"";
    }

    /** Removes characters by which a forged entry could control a terminal. */
    public static String shown(String word) {
        return word.replaceAll("[^\\p{L}\\p{N}_ .-]", "?");
    }

    private @Nullable String text(Field field, byte[] bytes, int at, int length) {
        return isAscii(bytes, at, at + length) || isUtf8(bytes, at, length)
                ? null
                : "its " + field.word + " is not UTF-8";
    }

    /** Eight bytes at a time: nearly all texts are. */
    private static boolean isAscii(byte[] bytes, int begin, int end) {
        int each = begin;
        for (; each <= end - Long.BYTES; each += Long.BYTES) {
            if (((long) LONG.get(bytes, each) & HIGHEST_BITS) != 0) {
                return false;
            }
        }
        for (; each < end; each++) {
            if (bytes[each] < 0) {
                return false;
            }
        }
        return true;
    }

    private boolean isUtf8(byte[] bytes, int at, int length) {
        if (decoded.capacity() < length) {
            decoded = CharBuffer.allocate(2 * length);
        }
        return !utf8.reset()
                .decode(ByteBuffer.wrap(bytes, at, length), decoded.clear(), true)
                .isError();
    }

    private static String wrongLength(Field field, int length) {
        return length == NULL ? missing(field) : "its " + field.word + " has " + length + " bytes";
    }

    private static String missing(Field field) {
        return "its " + field.word + " is not there";
    }
}
