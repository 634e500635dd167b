package pk.gov.nsor.publicservice.outreach.internal;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.keys.Keys;

/** The table of what numbers were answered today, under keys of a day that are destroyed when the day after it is over. */
@Component
class SenderDays {

    private static final String KEY = "outreach-limit";

    private final JdbcClient jdbc;
    private final Keys keys;

    SenderDays(JdbcClient jdbc, Keys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /**
     * The day of each number, locked until the batch is committed: two batches answer one number one after the other. Rows
     * are locked in the order of their hashes, by everybody.
     */
    Map<MobileNumber, SenderDay> lock(Collection<MobileNumber> numbers, LocalDate day) {
        Map<ByteBuffer, MobileNumber> byHash = new HashMap<>();
        numbers.forEach(number -> byHash.put(ByteBuffer.wrap(hash(number, day)), number));
        Map<MobileNumber, SenderDay> days = new HashMap<>();
        jdbc.sql("""
                        insert into outreach.sender_day as known (sender_hash, key_day)
                        select sender, ? from unnest(?) as texted (sender) order by sender
                        on conflict (sender_hash) do update set key_day = known.key_day
                        returning sender_hash, askings, answers, told_of_limit, heard
                        """)
                .param(day)
                .param(byHash.keySet().stream().map(ByteBuffer::array).toArray(byte[][]::new))
                .query(row -> {
                    MobileNumber number = byHash.get(ByteBuffer.wrap(row.getBytes("sender_hash")));
                    if (number != null) {
                        days.put(
                                number,
                                SenderDay.stored(
                                        row.getInt("askings"),
                                        row.getInt("answers"),
                                        row.getBoolean("told_of_limit"),
                                        row.getBytes("heard")));
                    }
                });
        return days;
    }

    /** The rows are locked, so that the order does not matter. */
    void store(Map<MobileNumber, SenderDay> days, LocalDate day) {
        days.forEach((number, sender) -> jdbc.sql("""
                        update outreach.sender_day set askings = ?, answers = ?, told_of_limit = ?, heard = ?
                        where sender_hash = ?
                        """)
                .params(sender.askings(), sender.answers(), sender.isToldOfLimit(), sender.heard(), hash(number, day))
                .update());
    }

    /** Those of before yesterday, with their keys. */
    int forgetBefore(LocalDate yesterday) {
        int forgotten = jdbc.sql("delete from outreach.sender_day where key_day < ?")
                .param(yesterday)
                .update();
        keys.destroyKeyedHashesBefore(KEY, yesterday);
        return forgotten;
    }

    private byte[] hash(MobileNumber number, LocalDate day) {
        return keys.keyedHash(KEY, day).of(number.e164());
    }
}
