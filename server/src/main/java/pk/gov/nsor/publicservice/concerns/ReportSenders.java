package pk.gov.nsor.publicservice.concerns;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.sms.SenderHash;

/** The table of what came from numbers today, under keys of a day that are destroyed when the day after it is over. */
@Component
class ReportSenders {

    private static final String KEY = "concern-sender";

    private final JdbcClient jdbc;
    private final Keys keys;

    ReportSenders(JdbcClient jdbc, Keys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /**
     * Each sender's day, locked until the batch is committed: two batches answer one number one after the other. Rows are
     * locked in the order of their hashes, by everybody.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Map<SenderHash, ReportSender> lock(Collection<SenderHash> senders, LocalDate day) {
        Map<ByteBuffer, SenderHash> byHash = new HashMap<>();
        senders.forEach(sender -> byHash.put(ByteBuffer.wrap(hash(sender, day)), sender));
        Map<SenderHash, ReportSender> days = new HashMap<>();
        jdbc.sql("""
                        insert into concerns.sender_day as known (sender_hash, key_day)
                        select sender, ? from unnest(?) as texted (sender) order by sender
                        on conflict (sender_hash) do update set key_day = known.key_day
                        returning sender_hash, concerns, wrong_codes, answers, told_of_limit, heard
                        """)
                .param(day)
                .param(byHash.keySet().stream().map(ByteBuffer::array).toArray(byte[][]::new))
                .query(row -> {
                    byte[] hash = row.getBytes("sender_hash");
                    SenderHash sender = byHash.get(ByteBuffer.wrap(hash));
                    if (sender != null) {
                        days.put(
                                sender,
                                new ReportSender(
                                        hash,
                                        row.getInt("concerns"),
                                        row.getInt("wrong_codes"),
                                        row.getInt("answers"),
                                        row.getBoolean("told_of_limit"),
                                        row.getBytes("heard")));
                    }
                });
        return days;
    }

    /** The rows are locked, so that the order does not matter. */
    @Transactional(propagation = Propagation.MANDATORY)
    void store(Collection<ReportSender> senders) {
        senders.forEach(sender -> jdbc.sql("""
                        update concerns.sender_day
                        set concerns = ?, wrong_codes = ?, answers = ?, told_of_limit = ?, heard = ?
                        where sender_hash = ?
                        """)
                .params(
                        sender.concerns(),
                        sender.wrongCodes(),
                        sender.answers(),
                        sender.isToldOfLimit(),
                        sender.heard(),
                        sender.hash())
                .update());
    }

    /** The first half of a keyed hash of who wrote what. */
    long text(SenderHash sender, String text, LocalDate day) {
        return ByteBuffer.wrap(keys.keyedHash(KEY, day)
                        .of("text " + HexFormat.of().formatHex(sender.bytes()) + " " + text.strip()))
                .getLong();
    }

    /** Those of before a day, with their keys. */
    @Transactional(propagation = Propagation.MANDATORY)
    int forgetBefore(LocalDate day) {
        int forgotten = jdbc.sql("delete from concerns.sender_day where key_day < ?")
                .param(day)
                .update();
        keys.destroyKeyedHashesBefore(KEY, day);
        return forgotten;
    }

    private byte[] hash(SenderHash sender, LocalDate day) {
        return keys.keyedHash(KEY, day).of(sender.bytes());
    }
}
