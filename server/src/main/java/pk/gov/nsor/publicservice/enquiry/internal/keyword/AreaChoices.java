package pk.gov.nsor.publicservice.enquiry.internal.keyword;

import java.nio.ByteBuffer;
import java.sql.Array;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.sms.SenderHash;
import pk.gov.nsor.publicservice.enquiry.internal.quota.SenderLimits;

/** Of which areas senders were asked to choose by a number. Each call is one statement for a whole batch. */
@Component
public class AreaChoices {

    /** How long the number can be sent. */
    static final Duration OPEN = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final Keys keys;
    private final Clock clock;

    public AreaChoices(JdbcClient jdbc, Keys keys, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * A choice.
     *
     * @param word the name that means all of them; empty where they were suggestions
     * @param areas their codes, in the order of the numbers from 1
     */
    record Choice(String word, List<String> areas) {
        Choice {
            areas = List.copyOf(areas);
        }
    }

    /** The open choices of these senders. Who was asked before midnight is known by yesterday's key. */
    Map<SenderHash, Choice> of(Collection<SenderHash> senders) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, clock.getZone());
        Map<ByteBuffer, SenderHash> hashes = new HashMap<>();
        for (SenderHash sender : senders) {
            hashes.put(SenderLimits.hash(keys, sender, today), sender);
            if (!LocalDate.ofInstant(now.minus(OPEN), clock.getZone()).equals(today)) {
                hashes.put(SenderLimits.hash(keys, sender, today.minusDays(1)), sender);
            }
        }
        Map<SenderHash, Choice> choices = new HashMap<>();
        jdbc.sql("""
                        select sender_hash, word, areas from enquiry.recent_choice
                        where sender_hash = any (?) and offered_at > ? order by offered_at
                        """)
                .param(hashes.keySet().stream().map(ByteBuffer::array).toArray(byte[][]::new))
                .param(OffsetDateTime.ofInstant(now.minus(OPEN), clock.getZone()))
                .query(row -> {
                    Array areas = row.getArray("areas");
                    SenderHash sender = hashes.get(ByteBuffer.wrap(row.getBytes("sender_hash")));
                    if (sender != null) {
                        choices.put(sender, new Choice(row.getString("word"), List.of((String[]) areas.getArray())));
                    }
                });
        return choices;
    }

    /** Each in the place of the one that the sender had. */
    void offer(Map<SenderHash, Choice> choices) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        Map<ByteBuffer, Choice> byHash = new LinkedHashMap<>();
        choices.forEach((sender, choice) -> byHash.put(SenderLimits.hash(keys, sender, now.toLocalDate()), choice));
        // Rows are written in one order by everybody, so that no two batches wait for each other.
        jdbc.sql("""
                        insert into enquiry.recent_choice (sender_hash, key_day, offered_at, word, areas)
                        select sender, ?, ?, word, string_to_array(areas, ',')
                        from unnest(?, ?, ?) as offered (sender, word, areas) order by sender
                        on conflict (sender_hash) do update
                        set offered_at = excluded.offered_at, word = excluded.word, areas = excluded.areas
                        """)
                .param(now.toLocalDate())
                .param(now)
                .param(byHash.keySet().stream().map(ByteBuffer::array).toArray(byte[][]::new))
                .param(byHash.values().stream().map(Choice::word).toArray(String[]::new))
                .param(byHash.values().stream()
                        .map(choice -> String.join(",", choice.areas()))
                        .toArray(String[]::new))
                .update();
    }

    public void forgetOld() {
        jdbc.sql("delete from enquiry.recent_choice where offered_at <= ?")
                .param(OffsetDateTime.now(clock).minus(OPEN))
                .update();
    }
}
