package pk.gov.nsor.foundation.audit.verification;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** Reads a trail in a thread of its own, so that reading and hashing run in parallel. */
final class ReadingAhead implements AutoCloseable {

    /** Small batches are passed on together: each hand-over costs as much as hashing some ten entries. */
    private static final int BYTES_AT_ONCE = 256 * 1024;

    private static final int BATCHES_AT_ONCE = 512;
    private static final int WAITING = 4;

    private final TrailSource trail;
    private final BlockingQueue<Portion> portions = new ArrayBlockingQueue<>(WAITING);
    private final Thread thread;
    private final Deque<SealedBatch> batches = new ArrayDeque<>();
    private TrailSource.@Nullable Tail tail;

    /**
     * @param tail of the last portion; null in the others
     * @param failure what ended the reading; null where nothing did
     */
    private record Portion(
            List<SealedBatch> batches,
            TrailSource.@Nullable Tail tail,
            @Nullable RuntimeException failure) {}

    private ReadingAhead(TrailSource trail) {
        this.trail = trail;
        this.thread = Thread.ofPlatform().name("reading the trail").daemon().unstarted(this::read);
    }

    static ReadingAhead of(TrailSource trail) {
        ReadingAhead ahead = new ReadingAhead(trail);
        ahead.thread.start();
        return ahead;
    }

    /** The next batch; null after the last. */
    @Nullable
    SealedBatch next() {
        while (batches.isEmpty()) {
            if (tail != null) {
                return null;
            }
            Portion portion = take();
            if (portion.failure() != null) {
                throw portion.failure();
            }
            batches.addAll(portion.batches());
            tail = portion.tail();
        }
        return batches.poll();
    }

    /** After the last batch. */
    TrailSource.Tail tail() {
        if (tail == null) {
            throw new IllegalStateException("There are more batches");
        }
        return tail;
    }

    @Override
    public void close() {
        thread.interrupt();
        boolean wasInterrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException again) {
                wasInterrupted = true;
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try {
            List<SealedBatch> together = new ArrayList<>();
            long bytes = 0;
            for (SealedBatch batch = trail.next(); batch != null; batch = trail.next()) {
                together.add(batch);
                bytes += batch.entries().size();
                if (bytes >= BYTES_AT_ONCE || together.size() >= BATCHES_AT_ONCE) {
                    portions.put(new Portion(together, null, null));
                    together = new ArrayList<>();
                    bytes = 0;
                }
            }
            portions.put(new Portion(together, trail.tail(), null));
        } catch (InterruptedException nobodyWaits) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            hand(failed);
        } catch (Error failed) {
            // The waiting thread must be notified, or it would wait for ever.
            hand(new IllegalStateException("The trail could not be read", failed));
        }
    }

    private void hand(RuntimeException failed) {
        try {
            portions.put(new Portion(List.of(), null, failed));
        } catch (InterruptedException nobodyWaits) {
            Thread.currentThread().interrupt();
        }
    }

    private Portion take() {
        try {
            return portions.take();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnreadableTrailException("The check was interrupted", interrupted);
        }
    }
}
