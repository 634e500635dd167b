package pk.gov.nsor.foundation.audit.verification;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import pk.gov.nsor.foundation.audit.proof.LeafEncoding;
import pk.gov.nsor.foundation.audit.proof.MerkleHash;

/**
 * The entries in the order in which they are leaves, as PostgreSQL copies them out in its binary format: a field's length of
 * four bytes and its bytes, which is how an encoding has them too.
 */
final class CopiedEntries {

    private static final String COPY = """
            copy (select transaction, id, occurred_at, actor_kind, actor_id, origin, action, outcome, subject_id, purpose,
                    link, key_id, content, commitment, salt
                from audit.entry order by transaction, id) to stdout (format binary)
            """;

    private static final int HEADER_BYTES = 19;
    private static final int FIELDS = 15;
    /** From the identifier to that of the key. */
    private static final int COPIED_AS_THEY_ARE = 11;

    private static final int OCCURRED_AT = 17;
    /** PostgreSQL counts from the beginning of 2000. */
    private static final long MICROSECONDS_TO_2000 = 946_684_800_000_000L;

    private static final int LENGTH_BYTES = 4;
    private final CopyOut copy;
    private final MessageDigest sha = RunningTree.sha256();
    private byte[] row = {};
    private ByteBuffer fields = ByteBuffer.wrap(row);
    private boolean isThere;
    private long transaction;
    private long id;

    CopiedEntries(PGConnection connection) throws SQLException {
        copy = connection.getCopyAPI().copyOut(COPY);
        byte @Nullable [] first = copy.readFromCopy();
        if (first == null || first.length < HEADER_BYTES) {
            throw new UnreadableTrailException("PostgreSQL copied the entries out in an unknown format");
        }
        row(first, HEADER_BYTES);
        forward();
    }

    /** Whether {@link #transaction}, {@link #id} and {@link #take} are those of an entry. */
    boolean isThere() {
        return isThere;
    }

    long transaction() {
        return transaction;
    }

    long id() {
        return id;
    }

    /** Microseconds since the beginning of 1970. */
    long occurredAt() {
        return fields.getLong(fields.position() + 2 * LENGTH_BYTES + Long.BYTES) + MICROSECONDS_TO_2000;
    }

    /** Adds the entry to those of a batch, and goes to the next. */
    void take(PackedLeaves to) throws SQLException {
        int begin = fields.position();
        int content = begin;
        for (int field = 0; field < COPIED_AS_THEY_ARE; field++) {
            content += LENGTH_BYTES + Math.max(0, fields.getInt(content));
        }
        int length = fields.getInt(content);
        int commitment = content + LENGTH_BYTES + Math.max(0, length);
        int salt = commitment + LENGTH_BYTES + Math.max(0, fields.getInt(commitment));
        int saltLength = fields.getInt(salt);
        int next = salt + LENGTH_BYTES + Math.max(0, saltLength);
        // An entry without a salt is a leaf of version 1, from before there were salts.
        int rest = (saltLength < 0 ? salt : next) - commitment;
        int at = to.room(1 + content - begin + LENGTH_BYTES + MerkleHash.BYTES + rest);
        byte[] bytes = to.bytes();
        ByteBuffer encoding = ByteBuffer.wrap(bytes);
        bytes[at] = saltLength < 0 ? LeafEncoding.UNSALTED_VERSION : LeafEncoding.VERSION;
        System.arraycopy(row, begin, bytes, at + 1, content - begin);
        encoding.putLong(at + OCCURRED_AT, occurredAt());
        int end = at + 1 + content - begin;
        if (length < 0) {
            encoding.putInt(end, length);
            end += LENGTH_BYTES;
        } else {
            encoding.putInt(end, MerkleHash.BYTES);
            sha.update(row, content + LENGTH_BYTES, length);
            RunningTree.digest(sha, bytes, end + LENGTH_BYTES);
            end += LENGTH_BYTES + MerkleHash.BYTES;
        }
        System.arraycopy(row, commitment, bytes, end, rest);
        to.endsAt(end + rest);
        if (to.keepsContents()) {
            to.addContent(
                    length < 0
                            ? null
                            : java.util.Arrays.copyOfRange(
                                    row, content + LENGTH_BYTES, content + LENGTH_BYTES + length));
        }
        fields.position(next);
        forward();
    }

    /** Skips the entry. */
    void skip() throws SQLException {
        int at = fields.position();
        for (int field = 1; field < FIELDS; field++) {
            at += LENGTH_BYTES + Math.max(0, fields.getInt(at));
        }
        fields.position(at);
        forward();
    }

    /**
     * Reads the rest, so that the connection can be used again. Cancelling would be faster, but could hit the next
     * statement of the connection.
     */
    void close() {
        try {
            drain();
        } catch (SQLException gone) {
            // Then so is the connection.
        }
    }

    private void forward() throws SQLException {
        while (!fields.hasRemaining()) {
            byte @Nullable [] next = copy.readFromCopy();
            if (next == null) {
                isThere = false;
                return;
            }
            row(next, 0);
        }
        int count = fields.getShort();
        isThere = count == FIELDS;
        if (!isThere) {
            drain();
            return;
        }
        fields.getInt();
        transaction = fields.getLong();
        id = fields.getLong(fields.position() + LENGTH_BYTES);
    }

    private void drain() throws SQLException {
        while (copy.isActive() && copy.readFromCopy() != null) {
            // until PostgreSQL has said that it is done
        }
    }

    private void row(byte[] bytes, int from) {
        row = bytes;
        fields = ByteBuffer.wrap(bytes, from, bytes.length - from);
    }
}
