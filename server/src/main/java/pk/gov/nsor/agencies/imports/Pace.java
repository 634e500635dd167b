package pk.gov.nsor.agencies.imports;

import java.time.Duration;

/** How fast the lines of a file are sent: how many share a transaction, and how long the work takes. */
final class Pace {

    /** Lines in one transaction. */
    static final int MOST_TOGETHER = 25;

    /** After this no further line begins in a transaction: so long, and for one line, others wait for what it has locked. */
    static final Duration LONGEST = Duration.ofMillis(250);

    /** What a transaction should take: a little less, so that few are cut short. */
    private static final Duration USUAL = Duration.ofMillis(180);

    /** How much the latest lines count. */
    private static final double LATEST = 0.2;

    private volatile double nanosOfLine = (double) USUAL.toNanos() / 4;
    private volatile long counted = System.nanoTime();

    /** How many lines are to share the next transaction: 1 to {@value #MOST_TOGETHER}. */
    int linesTogether() {
        return Math.clamp((long) (USUAL.toNanos() / nanosOfLine), 1, MOST_TOGETHER);
    }

    /** Called in the order of the file. */
    void took(long nanos, int lines) {
        nanosOfLine += LATEST * ((double) nanos / lines - nanosOfLine);
    }

    /**
     * Seconds since the last lines were counted, commits and repetitions included: each moment is counted once, also where several
     * transactions are at work at the same time.
     */
    double since(long nanoTime) {
        return (nanoTime - counted) / 1e9;
    }

    /** Called in the order of the file. */
    void counted(long nanoTime) {
        counted = nanoTime;
    }
}
