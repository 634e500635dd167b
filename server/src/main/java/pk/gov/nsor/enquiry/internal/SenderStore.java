package pk.gov.nsor.enquiry.internal;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table of what senders have asked of late. Each call is one statement for a whole batch; rows are locked in the order
 * of their hashes, and stay so until the batch is committed.
 */
@Component
class SenderStore {

    private static final int REMOVED_AT_ONCE = 10_000;

    private final JdbcClient jdbc;

    SenderStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Writes turns in front of those that the senders have, whoever else does so at the same time.
     *
     * @param turns by the hash of the sender under the day's key
     * @return all turns of these senders, those just written included
     */
    Map<ByteBuffer, byte[]> add(Map<ByteBuffer, byte[]> turns, LocalDate keyDay) {
        Map<ByteBuffer, byte[]> all = new HashMap<>();
        jdbc.sql("""
                        insert into enquiry.recent_sender as recent (sender_hash, key_day, turns)
                        select sender, ?, turns from unnest(?, ?) as asked (sender, turns) order by sender
                        on conflict (sender_hash) do update set turns = excluded.turns || recent.turns
                        returning sender_hash, turns
                        """).param(keyDay).param(senders(turns)).param(values(turns)).query(into(all));
        return all;
    }

    /** The turns of these senders, of those who have any. */
    Map<ByteBuffer, byte[]> of(List<ByteBuffer> senders) {
        Map<ByteBuffer, byte[]> all = new HashMap<>();
        jdbc.sql("select sender_hash, turns from enquiry.turns_of(?)")
                .param(senders.stream().map(ByteBuffer::array).toArray(byte[][]::new))
                .query(into(all));
        return all;
    }

    /** Writes turns in place of those that these senders have; their rows are there. */
    void replace(Map<ByteBuffer, byte[]> turns, LocalDate keyDay) {
        // Not an update, which would have to find a plan of its own.
        jdbc.sql("""
                        insert into enquiry.recent_sender (sender_hash, key_day, turns)
                        select sender, ?, turns from unnest(?, ?) as right_ones (sender, turns) order by sender
                        on conflict (sender_hash) do update set turns = excluded.turns
                        """).param(keyDay).param(senders(turns)).param(values(turns)).update();
    }

    /** Removes those of days before this one, a part at a time. */
    void removeBefore(LocalDate keyDay) {
        int removed;
        do {
            removed = jdbc.sql("""
                            delete from enquiry.recent_sender where sender_hash in (
                                select sender_hash from enquiry.recent_sender where key_day < ?
                                limit ? for update skip locked)
                            """).param(keyDay).param(REMOVED_AT_ONCE).update();
        } while (removed == REMOVED_AT_ONCE);
    }

    private static RowCallbackHandler into(Map<ByteBuffer, byte[]> all) {
        return row -> all.put(ByteBuffer.wrap(row.getBytes(1)), row.getBytes(2));
    }

    private static byte[][] senders(Map<ByteBuffer, byte[]> turns) {
        return turns.keySet().stream().map(ByteBuffer::array).toArray(byte[][]::new);
    }

    private static byte[][] values(Map<ByteBuffer, byte[]> turns) {
        return turns.values().toArray(byte[][]::new);
    }
}
