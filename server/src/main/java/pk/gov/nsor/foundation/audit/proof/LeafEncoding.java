package pk.gov.nsor.foundation.audit.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.audit.proof.MalformedProofException.Fault;

/**
 * The bytes of an entry that are hashed into the tree: all its unencrypted parts, and two hashes of its encrypted
 * content that reveal nothing once the key is destroyed. Random bytes prevent unknown parts of a leaf from being
 * guessed by its hash.
 *
 * @param occurredAt microseconds since the beginning of 1970, UTC
 * @param contentHash SHA-256 of the encrypted content, 32 bytes; null where there is none
 * @param commitment 32 bytes; null where there is no content, or it was written before there were commitments
 * @param salt 16 random bytes; null in a leaf of version 1, from before every leaf had its own
 */
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode compare the bytes
public record LeafEncoding(
        long id,
        long occurredAt,
        String actorKind,
        @Nullable UUID actorId,
        String origin,
        String action,
        String outcome,
        @Nullable UUID subjectId,
        @Nullable String purpose,
        @Nullable String link,
        @Nullable UUID keyId,
        byte @Nullable [] contentHash,
        byte @Nullable [] commitment,
        byte @Nullable [] salt) {

    /** The version of the encoding: its first byte. */
    public static final byte VERSION = 2;

    /** That of leaves without a salt, which stand only before the first of {@link #VERSION}. */
    public static final byte UNSALTED_VERSION = 1;

    /** How many bytes a salt has. */
    public static final int SALT_BYTES = 16;

    private static final int LENGTH_BYTES = 4;
    private static final int UUID_BYTES = 16;
    private static final int FIELDS = 14;
    private static final int NULL = -1;

    /** @throws MalformedProofException where a hash has not 32 bytes, or the salt not 16 */
    public LeafEncoding {
        checkLength("contentHash", contentHash, MerkleHash.BYTES);
        checkLength("commitment", commitment, MerkleHash.BYTES);
        checkLength("salt", salt, SALT_BYTES);
    }

    /** The version, then each field: its length in 4 bytes and its bytes, or 0xFFFFFFFF for null. One of each entry. */
    public byte[] encode() {
        byte[] kindBytes = bytes(actorKind);
        byte[] originBytes = bytes(origin);
        byte[] actionBytes = bytes(action);
        byte[] outcomeBytes = bytes(outcome);
        byte @Nullable [] purposeBytes = purpose == null ? null : bytes(purpose);
        byte @Nullable [] linkBytes = link == null ? null : bytes(link);
        ByteBuffer to = ByteBuffer.allocate(1
                + (salt == null ? FIELDS - 1 : FIELDS) * LENGTH_BYTES
                + 2 * Long.BYTES
                + kindBytes.length
                + originBytes.length
                + actionBytes.length
                + outcomeBytes.length
                + length(purposeBytes)
                + length(linkBytes)
                + length(actorId)
                + length(subjectId)
                + length(keyId)
                + length(contentHash)
                + length(commitment)
                + length(salt));
        to.put(salt == null ? UNSALTED_VERSION : VERSION);
        to.putInt(Long.BYTES).putLong(id);
        to.putInt(Long.BYTES).putLong(occurredAt);
        put(to, kindBytes);
        put(to, actorId);
        put(to, originBytes);
        put(to, actionBytes);
        put(to, outcomeBytes);
        put(to, subjectId);
        put(to, purposeBytes);
        put(to, linkBytes);
        put(to, keyId);
        put(to, contentHash);
        put(to, commitment);
        if (salt != null) {
            put(to, salt);
        }
        return to.array();
    }

    /** @throws MalformedProofException where the bytes are not exactly what {@link #encode} makes of an entry */
    public static LeafEncoding decode(byte[] encoding) {
        FieldReader fields = FieldReader.of(encoding, UNSALTED_VERSION, VERSION);
        LeafEncoding decoded = new LeafEncoding(
                fields.number("id"),
                fields.number("occurredAt"),
                fields.text("actorKind"),
                fields.uuid("actorId"),
                fields.text("origin"),
                fields.text("action"),
                fields.text("outcome"),
                fields.uuid("subjectId"),
                fields.textOrNull("purpose"),
                fields.textOrNull("link"),
                fields.uuid("keyId"),
                fields.bytesOrNull("contentHash"),
                fields.bytesOrNull("commitment"),
                fields.version() == VERSION ? fields.bytes("salt") : null);
        fields.end();
        return decoded;
    }

    /** The hash of the leaf. */
    public byte[] hash() {
        return MerkleHash.leaf(encode());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other
                        instanceof
                        LeafEncoding(
                                long otherId,
                                long otherAt,
                                String otherKind,
                                UUID otherActor,
                                String otherOrigin,
                                String otherAction,
                                String otherOutcome,
                                UUID otherSubject,
                                String otherPurpose,
                                String otherLink,
                                UUID otherKey,
                                byte[] otherContent,
                                byte[] otherCommitment,
                                byte[] otherSalt)
                && id == otherId
                && occurredAt == otherAt
                && actorKind.equals(otherKind)
                && Objects.equals(actorId, otherActor)
                && origin.equals(otherOrigin)
                && action.equals(otherAction)
                && outcome.equals(otherOutcome)
                && Objects.equals(subjectId, otherSubject)
                && Objects.equals(purpose, otherPurpose)
                && Objects.equals(link, otherLink)
                && Objects.equals(keyId, otherKey)
                && Arrays.equals(contentHash, otherContent)
                && Arrays.equals(commitment, otherCommitment)
                && Arrays.equals(salt, otherSalt);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, occurredAt, action, Arrays.hashCode(commitment), Arrays.hashCode(salt));
    }

    private static void checkLength(String field, byte @Nullable [] bytes, int right) {
        if (bytes != null && bytes.length != right) {
            throw new MalformedProofException(
                    Fault.WRONG_LENGTH, "The field " + field + " has " + bytes.length + " bytes, not " + right);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private static int length(@Nullable UUID id) {
        return id == null ? 0 : UUID_BYTES;
    }

    private static void put(ByteBuffer to, byte @Nullable [] bytes) {
        if (bytes == null) {
            to.putInt(NULL);
        } else {
            to.putInt(bytes.length).put(bytes);
        }
    }

    private static void put(ByteBuffer to, @Nullable UUID id) {
        if (id == null) {
            to.putInt(NULL);
        } else {
            to.putInt(UUID_BYTES).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        }
    }
}
