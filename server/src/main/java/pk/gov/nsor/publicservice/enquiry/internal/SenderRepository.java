package pk.gov.nsor.publicservice.enquiry.internal;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table of what senders have asked of late. Each call is one statement for a whole batch; rows are locked in the order
 * of their numbers, and stay so until the batch is committed.
 */
@Component
public class SenderRepository {

    private static final int REMOVED_AT_ONCE = 10_000;

    private final JdbcClient jdbc;

    SenderRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * QuotaUses that are written in front of those that a sender has.
     *
     * @param sender its number under the day's key
     * @param dayBefore its number under the key of the day before
     */
    public record Added(long sender, long dayBefore, byte[] turns) {}

    /**
     * What senders have.
     *
     * @param today all uses of each, those just written included
     * @param dayBefore by today's number, of those who had none today and have some of the day before
     */
    public record Kept(Map<Long, byte[]> today, Map<Long, byte[]> dayBefore) {}

    /** Writes quota uses, safely with other writers at the same time. No sender may occur twice. */
    public Kept add(Collection<Added> added, LocalDate keyDay) {
        Kept kept = new Kept(new HashMap<>(), new HashMap<>());
        List<Added> sorted =
                added.stream().sorted(Comparator.comparingLong(Added::sender)).toList();
        jdbc.sql("select is_of_day_before, sender, turns from enquiry.add_turns(?, ?, ?, ?)")
                .param(keyDay)
                .param(sorted.stream().mapToLong(Added::sender).toArray())
                .param(sorted.stream().map(Added::turns).toArray(byte[][]::new))
                .param(sorted.stream().mapToLong(Added::dayBefore).toArray())
                .query(row -> {
                    Map<Long, byte[]> whose = row.getBoolean(1) ? kept.dayBefore : kept.today;
                    whose.put(row.getLong(2), row.getBytes(3));
                });
        return kept;
    }

    /** Replaces the quota uses of these senders, whose rows exist. */
    public void replace(Map<Long, byte[]> turns, LocalDate keyDay) {
        // Not an update, which would have to find a plan of its own.
        jdbc.sql("""
                        insert into enquiry.recent_sender (sender_hash, key_day, turns)
                        select sender, ?, turns from unnest(?, ?) as right_ones (sender, turns) order by sender
                        on conflict (sender_hash) do update set turns = excluded.turns
                        """)
                .param(keyDay)
                .param(turns.keySet().stream().mapToLong(Long::longValue).toArray())
                .param(turns.values().toArray(byte[][]::new))
                .update();
    }

    /** Removes those of days before this one, a part at a time. */
    public void removeBefore(LocalDate keyDay) {
        int removed;
        do {
            removed = jdbc.sql("""
                            delete from enquiry.recent_sender where sender_hash in (
                                select sender_hash from enquiry.recent_sender where key_day < ?
                                limit ? for update skip locked)
                            """).param(keyDay).param(REMOVED_AT_ONCE).update();
        } while (removed == REMOVED_AT_ONCE);
    }
}
