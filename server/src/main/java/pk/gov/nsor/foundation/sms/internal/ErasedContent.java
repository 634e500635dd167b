package pk.gov.nsor.foundation.sms.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.kernel.Day;

/**
 * Removes content encrypted under destroyed keys, and data that is only useful with it. It works in steps of one
 * statement each, none of which delays a question: the partition of a day is emptied as a whole, and only for days to
 * which nothing is written any more.
 */
final class ErasedContent {

    private static final int AT_ONCE = 5_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    ErasedContent(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param before the first day whose key is kept
     * @return how many parts went, each of which has a day's exchanges: to count those would be to read them all
     */
    int removeBefore(LocalDate before) {
        int days = removeDays(before);
        OffsetDateTime midnight = before.atStartOfDay(Day.ZONE).toOffsetDateTime();
        removeMarks(midnight);
        removeReceipts(midnight);
        endMessages(before);
        jdbc.sql("delete from sms.question_part where key_day < ?")
                .param(before)
                .update();
        return days;
    }

    private int removeDays(LocalDate before) {
        int removed = -1;
        boolean wasRemoved;
        do {
            removed++;
            wasRemoved = jdbc.sql("select sms.forget_day(?)")
                    .param(before)
                    .query(Boolean.class)
                    .single();
        } while (wasRemoved);
        return removed;
    }

    /** Never removes a mark whose exchange still exists: without it the answer would be sent again. */
    private void removeMarks(OffsetDateTime before) {
        long oldest = jdbc.sql("select coalesce(min(id), ?) from sms.exchange")
                .param(Long.MAX_VALUE)
                .query(Long.class)
                .single();
        removeInSteps("""
                delete from sms.settled where id = any (array(
                    select id from sms.settled where last_id < ? and settled_at < ? order by last_id limit ?))
                """, oldest, before, AT_ONCE);
        removeInSteps("""
                delete from sms.refused where (exchange_id, part) in (
                    select exchange_id, part from sms.refused
                    where exchange_id < ? and refused_at < ? order by exchange_id limit ?)
                """, oldest, before, AT_ONCE);
    }

    /** Only the first to arrive are checked each time: they arrived in the order of their numbers. */
    private void removeReceipts(OffsetDateTime before) {
        removeInSteps("""
                delete from sms.receipt where received_at < ? and id = any (array(
                    select id from sms.receipt order by id limit ?))
                """, before, AT_ONCE);
    }

    /** Messages that no gateway was running to send, or to drop. */
    private void endMessages(LocalDate before) {
        jdbc.sql("""
                        update sms.message set state = 'EXPIRED', ended_at = ?, content = null
                        where state = 'QUEUED' and key_day < ?
                        """).params(OffsetDateTime.now(clock), before).update();
    }

    private void removeInSteps(String sql, Object... parameters) {
        int removed;
        do {
            removed = jdbc.sql(sql).params(parameters).update();
        } while (removed == AT_ONCE);
    }
}
