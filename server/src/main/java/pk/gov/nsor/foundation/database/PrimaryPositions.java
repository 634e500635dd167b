package pk.gov.nsor.foundation.database;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** How far the primary had written its log, second by second, for the last minutes: by it a standby's age can be told. */
@Component
final class PrimaryPositions {

    private static final long KEPT_NANOS = Duration.ofMinutes(5).toNanos();

    /** Where nothing newer is known, the primary is away, and nobody knows how old a standby is. */
    private static final long NEWEST_NANOS = Duration.ofSeconds(5).toNanos();

    private final LongSupplier nanos;
    private final Deque<Position> seen = new ArrayDeque<>();

    /** @param bytes of the log, from its beginning */
    private record Position(long atNanos, long bytes) {}

    @Autowired
    PrimaryPositions() {
        this(System::nanoTime);
    }

    PrimaryPositions(LongSupplier nanos) {
        this.nanos = nanos;
    }

    synchronized void seen(long bytes) {
        long now = nanos.getAsLong();
        seen.addLast(new Position(now, bytes));
        while (now - seen.getFirst().atNanos > KEPT_NANOS) {
            seen.removeFirst();
        }
    }

    /**
     * What a standby must have replayed for what it says to be no older than this.
     *
     * @return empty where that is not known: then no standby may be read
     */
    synchronized OptionalLong needed(Duration mayBeOld) {
        long now = nanos.getAsLong();
        if (seen.isEmpty() || now - seen.getLast().atNanos > NEWEST_NANOS) {
            return OptionalLong.empty();
        }
        // Where nothing so old is known, the oldest that is: that asks for more.
        Position needed = seen.getFirst();
        for (Position position : seen) {
            if (now - position.atNanos >= mayBeOld.toNanos()) {
                needed = position;
            }
        }
        return OptionalLong.of(needed.bytes);
    }

    /** How old what a standby says is at most, which has replayed so much. */
    synchronized Duration behind(long replayed) {
        long now = nanos.getAsLong();
        Duration behind = Duration.ZERO;
        for (Position position : seen.reversed()) {
            if (position.bytes <= replayed) {
                return behind;
            }
            behind = Duration.ofNanos(now - position.atNanos);
        }
        return behind;
    }
}
