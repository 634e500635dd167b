package pk.gov.nsor.foundation.audit.faults;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Reckons the tree over the entries anew, by docs/trail.md and without the register's code, and holds the batches to it. */
public final class SealedCheck {

    private static final Duration LONGEST_BEHIND = Duration.ofSeconds(60);

    private final Connection connection;
    private final Map<String, Long> counts;
    private final List<String> violations;
    private GivenCheckpoints given = new GivenCheckpoints(Map.of());

    public SealedCheck(Connection connection, Map<String, Long> counts, List<String> violations) {
        this.connection = connection;
        this.counts = counts;
        this.violations = violations;
    }

    /** @param checkpoints that somebody was given: root in base64, by how many leaves there were */
    public SealedCheck given(Map<Long, Set<String>> checkpoints) {
        given = new GivenCheckpoints(checkpoints);
        return this;
    }

    public void check() throws SQLException, InterruptedException {
        // What the register goes on writing by itself may come after this.
        long last = number("select max(id) from audit.entry");
        long end = System.nanoTime() + LONGEST_BEHIND.toNanos();
        while (!isSealed(last) && System.nanoTime() < end) {
            Thread.sleep(200);
        }
        if (!isSealed(last)) {
            violations.add("entry " + last + " is not sealed a minute after it was written");
        }
        // Entries and batches as they stand at one moment.
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        List<Entry> entries = entries();
        List<byte[]> peaks = new ArrayList<>();
        int next = 0;
        long batches = 0;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select first_leaf, next_leaf, entry_ids, leaf_hashes, root"
                        + " from audit.sealed order by first_leaf")) {
            while (rows.next()) {
                batches++;
                Long[] ids = (Long[]) rows.getArray("entry_ids").getArray();
                byte[] leaves = rows.getBytes("leaf_hashes");
                if (rows.getLong("first_leaf") != next || rows.getLong("next_leaf") != next + ids.length) {
                    violations.add("the batch at " + rows.getLong("first_leaf") + " does not go on at " + next);
                    return;
                }
                for (int at = 0; at < ids.length; at++, next++) {
                    Entry entry = entries.get(next);
                    if (entry.id() != ids[at]) {
                        violations.add("leaf " + next + " is entry " + ids[at] + " instead of " + entry.id());
                        return;
                    }
                    if (!Arrays.equals(entry.leaf(), Arrays.copyOfRange(leaves, 32 * at, 32 * at + 32))) {
                        violations.add("leaf " + next + " has another hash than entry " + entry.id());
                    }
                    add(peaks, next, entry.leaf());
                    given.compare(next + 1L, root(peaks));
                }
                if (!Arrays.equals(root(peaks), rows.getBytes("root"))) {
                    violations.add("the tree of " + next + " has the root "
                            + HexFormat.of().formatHex(root(peaks)) + ", and the batch says otherwise");
                }
            }
        }
        counts.put("sealed batches", batches);
        counts.put("sealed entries", (long) next);
        counts.put("checkpoints that were given", (long) given.size());
        violations.addAll(given.violations(next));
    }

    private boolean isSealed(long entry) throws SQLException {
        return number("select count(*) from audit.sealed where " + entry + " = any (entry_ids)") > 0;
    }

    /** All of them in the order of leaves. */
    private List<Entry> entries() throws SQLException {
        List<Entry> entries = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from audit.entry order by transaction, id")) {
            while (rows.next()) {
                entries.add(new Entry(rows.getLong("id"), leaf(rows)));
            }
        }
        return entries;
    }

    private static byte[] leaf(ResultSet row) throws SQLException {
        Instant at = row.getObject("occurred_at", OffsetDateTime.class).toInstant();
        byte[] content = row.getBytes("content");
        MessageDigest sha = sha256();
        sha.update((byte) 0);
        sha.update((byte) 2);
        field(sha, number(row.getLong("id")));
        field(sha, number(Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1000)));
        text(sha, row.getString("actor_kind"));
        identifier(sha, row.getObject("actor_id", UUID.class));
        text(sha, row.getString("origin"));
        text(sha, row.getString("action"));
        text(sha, row.getString("outcome"));
        identifier(sha, row.getObject("subject_id", UUID.class));
        text(sha, row.getString("purpose"));
        text(sha, row.getString("link"));
        identifier(sha, row.getObject("key_id", UUID.class));
        field(sha, content == null ? null : sha256().digest(content));
        field(sha, row.getBytes("commitment"));
        field(sha, row.getBytes("salt"));
        return sha.digest();
    }

    private static void text(MessageDigest sha, String text) {
        field(sha, text == null ? null : text.getBytes(StandardCharsets.UTF_8));
    }

    private static void identifier(MessageDigest sha, UUID id) {
        field(
                sha,
                id == null
                        ? null
                        : ByteBuffer.allocate(16)
                                .putLong(id.getMostSignificantBits())
                                .putLong(id.getLeastSignificantBits())
                                .array());
    }

    private static byte[] number(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    private static void field(MessageDigest sha, byte[] field) {
        sha.update(ByteBuffer.allocate(Integer.BYTES)
                .putInt(field == null ? -1 : field.length)
                .array());
        if (field != null) {
            sha.update(field);
        }
    }

    /** @param before how many leaves there are; the peaks are the roots of full trees, the largest first */
    private static void add(List<byte[]> peaks, long before, byte[] leaf) {
        byte[] hash = leaf;
        for (long size = before; (size & 1) == 1; size >>= 1) {
            hash = node(peaks.removeLast(), hash);
        }
        peaks.add(hash);
    }

    private static byte[] root(List<byte[]> peaks) {
        byte[] root = peaks.getLast();
        for (int at = peaks.size() - 2; at >= 0; at--) {
            root = node(peaks.get(at), root);
        }
        return root;
    }

    private static byte[] node(byte[] left, byte[] right) {
        MessageDigest sha = sha256();
        sha.update((byte) 1);
        sha.update(left);
        sha.update(right);
        return sha.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private record Entry(long id, byte[] leaf) {}
}
