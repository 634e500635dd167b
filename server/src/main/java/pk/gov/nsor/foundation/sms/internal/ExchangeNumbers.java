package pk.gov.nsor.foundation.sms.internal;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.foundation.sms.internal.run.LostRunException;

/**
 * Numbers for exchanges, taken from the database a block at a time: a batch knows its numbers before it is stored, so
 * that no row has to be read back. Numbers left of a block when the process ends are never used.
 *
 * <p>A block is used only after the commit of a transaction of its own that writes a row: a sequence whose next value
 * is not yet on disk gives it again after a crash. So it is requested before a batch's transaction, never within.
 */
final class ExchangeNumbers {

    /** By how much the sequence goes on at each call; the same as in the schema. */
    static final int BLOCK = 100_000;

    /** Marks are removed by their numbers once no older exchange is there: nobody uses numbers of long ago. */
    private static final long USABLE_NANOS = TimeUnit.DAYS.toNanos(1);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private long next;
    private long end;
    private long takenNanos;

    ExchangeNumbers(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * So many numbers, rising, that nobody else gets.
     *
     * @param count at least 0
     * @throws LostRunException where another process has taken the run over
     */
    long[] take(long run, int count) {
        long[] numbers = new long[count];
        int taken = 0;
        while (taken < count) {
            taken += fromBlock(numbers, taken);
            if (taken < count) {
                // Without the lock: it may wait for the database, and others may have what is left.
                newBlock(askForBlock(run));
            }
        }
        return numbers;
    }

    private long askForBlock(long run) {
        return Objects.requireNonNull(transaction.execute(status ->
                jdbc.sql("""
                        update sms.run set numbers_from = nextval(pg_get_serial_sequence('sms.exchange', 'id'))
                        where id = ? and epoch = 0 and finished_at is null
                        returning numbers_from
                        """).param(run).query(Long.class).optional().orElseThrow(() -> new LostRunException(run))));
    }

    private synchronized int fromBlock(long[] numbers, int from) {
        if (System.nanoTime() - takenNanos > USABLE_NANOS) {
            return 0;
        }
        int taken = (int) Math.min(end - next, numbers.length - from);
        for (int i = 0; i < taken; i++) {
            numbers[from + i] = next++;
        }
        return taken;
    }

    /** Where two ask at once, one block is left out, and the later one is used. */
    private synchronized void newBlock(long first) {
        if (first >= end) {
            next = first;
            end = first + BLOCK;
            takenNanos = System.nanoTime();
        }
    }
}
