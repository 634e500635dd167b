package pk.gov.nsor.publicservice.disclosure.cases.file;

import java.time.Duration;
import java.util.function.LongSupplier;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/**
 * What reading one file may cost: steps, which are bytes read and grow with the length of the file and no faster, and
 * time. The reading code counts its steps, and is stopped in the middle.
 */
final class ReadingLimit {

    /** Scans take some 10, damaged files, which are searched through several times, some 50. */
    static final int STEPS_A_BYTE = 200;

    /** What small files may take beside that: they unpack to as much as large ones. */
    static final long STEPS_BESIDE = 2 * PdfScan.MOST_OF_ALL;

    /** The clock is asked once in so many steps. */
    private static final int BETWEEN_LOOKS = 1 << 14;

    private final long most;
    private final long nanos;
    private final LongSupplier elapsed;
    private final long began;
    private long steps;
    private long lookedAt;

    private ReadingLimit(long most, long nanos, LongSupplier elapsed) {
        this.most = most;
        this.nanos = nanos;
        this.elapsed = elapsed;
        this.began = elapsed.getAsLong();
    }

    /**
     * For one file.
     *
     * @param length in bytes
     * @param elapsed nanoseconds of a clock that nobody sets
     */
    static ReadingLimit of(int length, Duration time, LongSupplier elapsed) {
        return new ReadingLimit(STEPS_BESIDE + (long) STEPS_A_BYTE * length, time.toNanos(), elapsed);
    }

    /** @throws InvalidValueException where that is more than it may take, or it has taken too long */
    void step(long count) {
        steps += count;
        if (steps > most) {
            throw refused();
        }
        if (steps - lookedAt >= BETWEEN_LOOKS) {
            lookedAt = steps;
            if (elapsed.getAsLong() - began > nanos) {
                throw refused();
            }
        }
    }

    /** How many there were. */
    long steps() {
        return steps;
    }

    private static InvalidValueException refused() {
        return new InvalidValueException(
                "disclosure.file.slow",
                "Reading this PDF takes far more work than a scan does. Print it into a PDF again, or scan the paper.");
    }
}
