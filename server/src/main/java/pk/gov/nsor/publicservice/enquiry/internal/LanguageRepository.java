package pk.gov.nsor.publicservice.enquiry.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.keys.KeyPeriod;
import pk.gov.nsor.foundation.keys.KeyedHash;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.sms.SenderHash;

/**
 * The table of senders' languages, whose keys change every 30 days: somebody who asks in the next period is taken over into
 * it, and who does not is forgotten with that period. Each call is one statement; rows are locked in the order of their
 * keys.
 */
@Component
class LanguageRepository {

    static final KeyPeriod PERIOD = new KeyPeriod(30);

    private static final String KEY = "sender-language";
    private static final int REMOVED_AT_ONCE = 10_000;

    private final JdbcClient jdbc;
    private final Keys keys;
    private final Clock clock;

    LanguageRepository(JdbcClient jdbc, Keys keys, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * What is stored of a sender.
     *
     * @param isChosen whether the sender chose it, and did not merely use it
     * @param isOfBefore whether it is stored under the key of the period before, and has to be stored again
     */
    record Stored(Language language, boolean isChosen, boolean isOfBefore) {}

    /** The languages of these senders, of those who have one. */
    Map<SenderHash, Stored> of(Collection<SenderHash> senders) {
        LocalDate today = LocalDate.now(clock);
        KeyedHash present = keys.keyedHash(KEY, PERIOD.firstDay(today));
        KeyedHash before = keys.keyedHash(KEY, PERIOD.firstDayBefore(today));
        List<SenderHash> all = List.copyOf(senders);
        byte[][] hashes = new byte[all.size() * 2][];
        for (int i = 0; i < all.size(); i++) {
            hashes[2 * i] = present.of(all.get(i).bytes());
            hashes[2 * i + 1] = before.of(all.get(i).bytes());
        }
        Map<SenderHash, Stored> found = new HashMap<>();
        jdbc.sql("""
                        select place - 1, language, chosen
                        from unnest(?) with ordinality as asked (hash, place)
                        join enquiry.sender_language on sender_hash = hash
                        """).param(hashes).query(row -> {
            int place = row.getInt(1);
            Stored stored = new Stored(Language.valueOf(row.getString(2)), row.getBoolean(3), place % 2 == 1);
            found.merge(all.get(place / 2), stored, (one, other) -> one.isOfBefore ? other : one);
        });
        return found;
    }

    void store(Map<SenderHash, Stored> languages) {
        LocalDate first = PERIOD.firstDay(LocalDate.now(clock));
        KeyedHash present = keys.keyedHash(KEY, first);
        List<SenderHash> senders = List.copyOf(languages.keySet());
        jdbc.sql("""
                        insert into enquiry.sender_language (sender_hash, language, chosen, used_at, key_period)
                        select sender, language, chosen, ?, ? from unnest(?, ?, ?) as used (sender, language, chosen)
                        order by sender
                        on conflict (sender_hash) do update
                        set language = excluded.language, chosen = excluded.chosen, used_at = excluded.used_at
                        """)
                .param(OffsetDateTime.now(clock))
                .param(first)
                .param(senders.stream()
                        .map(sender -> present.of(sender.bytes()))
                        .toArray(byte[][]::new))
                .param(senders.stream()
                        .map(sender -> Objects.requireNonNull(languages.get(sender))
                                .language()
                                .name())
                        .toArray(String[]::new))
                .param(senders.stream()
                        .map(sender ->
                                Objects.requireNonNull(languages.get(sender)).isChosen())
                        .toArray(Boolean[]::new))
                .update();
    }

    /** Removes who has not asked since the period before began, a part at a time, and the keys. */
    void forgetOld() {
        LocalDate first = PERIOD.firstDayBefore(LocalDate.now(clock));
        int removed;
        do {
            removed = jdbc.sql("""
                            delete from enquiry.sender_language where sender_hash in (
                                select sender_hash from enquiry.sender_language where key_period < ?
                                limit ? for update skip locked)
                            """).param(first).param(REMOVED_AT_ONCE).update();
        } while (removed == REMOVED_AT_ONCE);
        keys.destroyKeyedHashesBefore(KEY, first);
    }
}
