package pk.gov.nsor.foundation.audit.proof;

import java.time.Duration;

/**
 * How far the times of entries and checkpoints may differ. The limits are part of what is guaranteed to those who
 * verify the trail (docs/verifying.md), and so the same in every register.
 */
public final class TimeLimits {

    /** The largest difference between two clocks that are right. */
    public static final Duration CLOCKS = Duration.ofMinutes(5);

    /** The longest time that a writing transaction may be open: one that delays sealing for longer is ended. */
    public static final Duration OPEN = Duration.ofMinutes(15);

    /**
     * An entry's time is set before its transaction ends, and it is sealed after that. So its time may be earlier, by
     * at most this much, than that of leaves before it in the tree.
     */
    public static final Duration BACK = OPEN.plus(CLOCKS);

    private TimeLimits() {}
}
