package pk.gov.nsor.startup.launch.trail;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongConsumer;

/** Reports every few seconds how many leaves were read; reports nothing where it takes no longer than that. */
public final class LeafProgress implements LongConsumer {

    private static final long EVERY = Duration.ofSeconds(3).toNanos();

    private final PrintWriter to;
    private final long started = System.nanoTime();
    private long said = started;

    /** @param to standard error, so that it is kept apart from the output */
    public LeafProgress(PrintWriter to) {
        this.to = to;
    }

    @Override
    public void accept(long leaves) {
        long now = System.nanoTime();
        if (now - said >= EVERY) {
            said = now;
            to.println("%,d leaves, %,.0f a second".formatted(leaves, leaves / ((now - started) / 1e9)));
            to.flush();
        }
    }
}
