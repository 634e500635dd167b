package pk.gov.nsor.foundation.audit.sealing;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import pk.gov.nsor.foundation.audit.proof.MerkleHash;

/**
 * Remembers, outside the database, what this process has committed to the trail until it has seen it sealed as it was
 * written. So if somebody removes or changes an entry in the database before that, the process that wrote it detects
 * it. Transactions that were rolled back never get here, so they leave no gaps. See ADR 75.
 */
public final class OwnEntries {

    private static final Logger LOG = LoggerFactory.getLogger(OwnEntries.class);

    /** The most entries that may wait; while sealing is stalled, no more views are accepted beyond this number. */
    private static final int MOST = 500_000;

    private static final int BATCHES = 16;

    private static final String BATCH = "select next_leaf, entry_ids, leaf_hashes from audit.sealed";

    private static final int MOST_LOOKED_FOR = 5_000;
    private static final int MOST_LATE = 50;

    private final Queue<Written> arriving = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    // Used by the sealing thread only.
    private final TreeMap<Long, Pending> pending = new TreeMap<>();
    private long seen = -1;
    private long round;
    private volatile boolean isWatched;

    /**
     * An entry as it was written.
     *
     * @param hash of its leaf, which is requested once, on the thread that seals
     */
    public record Written(long entry, Supplier<byte[]> hash) {}

    /** The outcome for an entry. */
    public record Lost(long entry, boolean wasChanged) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Pending(byte[] hash, long since) {}

    /** From now on {@link #check} is called regularly. */
    void watch() {
        isWatched = true;
    }

    /** These are committed. */
    public void committed(List<Written> entries) {
        // Where nothing is sealed, entries would never be removed again.
        if (!isWatched) {
            return;
        }
        if (waiting.addAndGet(entries.size()) > MOST) {
            waiting.addAndGet(-entries.size());
            LOG.error("Too many entries wait to be sealed; a deletion among what is written now would not be seen");
            return;
        }
        arriving.addAll(entries);
    }

    /** Checks what was sealed since the last call, and reports entries that are missing or were changed. */
    List<Lost> check(JdbcTemplate jdbc) {
        List<Lost> lost = new ArrayList<>();
        if (seen < 0) {
            Long size = jdbc.query(
                    "select next_leaf from audit.sealed order by next_leaf desc limit 1",
                    row -> row.next() ? row.getLong(1) : 0L);
            seen = size == null ? 0 : size;
        }
        round++;
        for (Written written = arriving.poll(); written != null; written = arriving.poll()) {
            pending.put(written.entry(), new Pending(written.hash().get(), round));
        }
        for (List<Sealed> some = batches(jdbc); !some.isEmpty(); some = batches(jdbc)) {
            for (Sealed batch : some) {
                compare(batch, lost);
                seen = batch.next;
            }
        }
        lookForLate(jdbc, lost);
        lookForGone(jdbc, lost);
        return lost;
    }

    /** Entries sealed before this process learned that they were committed, so that they were in no later batch. */
    private void lookForLate(JdbcTemplate jdbc, List<Lost> lost) {
        List<Long> late = pending.entrySet().stream()
                .filter(entry -> entry.getValue().since() < round)
                .limit(MOST_LATE)
                .map(Map.Entry::getKey)
                .toList();
        for (Long entry : late) {
            if (pending.containsKey(entry)) {
                jdbc.query(
                                BATCH + " where entry_range @> ?::bigint and ? = any (entry_ids)",
                                OwnEntries::sealed,
                                entry,
                                entry)
                        .forEach(batch -> compare(batch, lost));
            }
        }
    }

    /** Entries that are not sealed yet must still exist, whether or not sealing runs. */
    private void lookForGone(JdbcTemplate jdbc, List<Lost> lost) {
        Long[] some = pending.keySet().stream().limit(MOST_LOOKED_FOR).toArray(Long[]::new);
        if (some.length == 0) {
            return;
        }
        for (Long gone : jdbc.queryForList("""
                select own.id from unnest(?) own (id) where not exists (select from audit.entry e where e.id = own.id)
                """, Long.class, (Object) some)) {
            compare(gone, null, lost);
        }
    }

    private void compare(Sealed batch, List<Lost> lost) {
        for (int place = 0; place < batch.ids.length; place++) {
            if (pending.containsKey(batch.ids[place])) {
                compare(batch.ids[place], batch.hash(place), lost);
            }
        }
    }

    private void compare(long entry, byte @Nullable [] sealed, List<Lost> lost) {
        Pending own = pending.remove(entry);
        waiting.decrementAndGet();
        if (own != null && !Arrays.equals(own.hash(), sealed)) {
            lost.add(new Lost(entry, sealed != null));
        }
    }

    private List<Sealed> batches(JdbcTemplate jdbc) {
        return jdbc.query(
                BATCH + " where first_leaf >= ? order by first_leaf limit ?", OwnEntries::sealed, seen, BATCHES);
    }

    private static Sealed sealed(ResultSet row, int number) throws SQLException {
        Array ids = row.getArray(2);
        return new Sealed(
                row.getLong(1),
                Arrays.stream((Long[]) ids.getArray())
                        .mapToLong(Long::longValue)
                        .toArray(),
                row.getBytes(3));
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Sealed(long next, long[] ids, byte[] hashes) {
        byte[] hash(int place) {
            return Arrays.copyOfRange(hashes, MerkleHash.BYTES * place, MerkleHash.BYTES * (place + 1));
        }
    }
}
