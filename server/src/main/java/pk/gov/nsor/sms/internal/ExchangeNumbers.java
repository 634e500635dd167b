package pk.gov.nsor.sms.internal;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Numbers for exchanges, taken from the database a block at a time: a batch knows its numbers before it is stored, so that
 * no row has to be read back. What is left of a block when the process ends is nobody's number.
 */
final class ExchangeNumbers {

    /** By how much the sequence goes on at each call; the same as in the schema. */
    static final int BLOCK = 1000;

    private final JdbcClient jdbc;
    private long next;
    private long end;

    ExchangeNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * So many numbers, rising, that nobody else gets.
     *
     * @param count at least 0
     */
    long[] take(int count) {
        long[] numbers = new long[count];
        int taken = 0;
        while (taken < count) {
            taken += fromBlock(numbers, taken);
            if (taken < count) {
                // Without the lock: it may wait for the database, and others may have what is left.
                newBlock(jdbc.sql("select nextval(pg_get_serial_sequence('sms.exchange', 'id'))")
                        .query(Long.class)
                        .single());
            }
        }
        return numbers;
    }

    private synchronized int fromBlock(long[] numbers, int from) {
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
        }
    }
}
