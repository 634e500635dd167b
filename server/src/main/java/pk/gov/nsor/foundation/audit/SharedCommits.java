package pk.gov.nsor.foundation.audit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets several threads that write at the same time share one transaction. A thread that comes while nobody writes does
 * so at once. Threads that come meanwhile wait, and the first of them then writes for all. Nobody waits for a fuller
 * batch.
 *
 * @param <T> what is written
 */
final class SharedCommits<T extends Object> {

    private final Consumer<List<T>> write;
    private final int most;
    private final int atOnce;
    private final Queue<Waiting<T>> waiting = new ArrayDeque<>();
    private int writing;

    /**
     * @param write writes all of a list and commits, or throws and has written none
     * @param most how many a list has
     * @param atOnce how many lists are written at the same time
     */
    SharedCommits(Consumer<List<T>> write, int most, int atOnce) {
        this.write = write;
        this.most = most;
        this.atOnce = atOnce;
    }

    /**
     * Returns when it is committed. An interrupt is kept for the caller and ends no wait: what was begun may be there.
     *
     * @throws SharedFailureException where it was not alone in its transaction, and writing failed, whosever fault it was
     * @throws RuntimeException what {@code write} threw, where it was alone
     */
    void write(T item) {
        Waiting<T> own = new Waiting<>(item, Thread.currentThread());
        // The interrupt is set aside, since it would fail the others for whom this thread writes.
        own.isInterrupted = Thread.interrupted();
        try {
            if (leads(own) || own.awaitsItsTurn()) {
                lead(own);
            }
        } finally {
            if (own.isInterrupted) {
                own.thread.interrupt();
            }
        }
    }

    private synchronized boolean leads(Waiting<T> own) {
        if (writing == atOnce) {
            waiting.add(own);
            return false;
        }
        writing++;
        return true;
    }

    private void lead(Waiting<T> own) {
        List<Waiting<T>> others = next();
        List<T> items = new ArrayList<>(others.size() + 1);
        items.add(own.item);
        others.forEach(other -> items.add(other.item));
        RuntimeException failure = null;
        try {
            write.accept(items);
        } catch (RuntimeException failed) {
            failure = failed;
        } catch (Error failed) {
            // The waiting threads must be notified, or they would wait for ever.
            failure = new IllegalStateException("Writing has failed", failed);
        } finally {
            handOver();
        }
        if (failure == null) {
            others.forEach(other -> other.become(new State.Written()));
        } else if (others.isEmpty()) {
            throw failure;
        } else {
            State failed = new State.Failed(failure);
            others.forEach(other -> other.become(failed));
            throw new SharedFailureException(failure);
        }
    }

    private synchronized List<Waiting<T>> next() {
        List<Waiting<T>> others = new ArrayList<>();
        while (others.size() < most - 1) {
            Waiting<T> other = waiting.poll();
            if (other == null) {
                break;
            }
            others.add(other);
        }
        return others;
    }

    private void handOver() {
        Waiting<T> first;
        synchronized (this) {
            first = waiting.poll();
            if (first == null) {
                writing--;
            }
        }
        if (first != null) {
            first.become(new State.Leads());
        }
    }

    /** The transaction that this and others shared did not commit, or may not have. */
    static final class SharedFailureException extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient RuntimeException failure;

        SharedFailureException(RuntimeException failure) {
            super(failure);
            this.failure = failure;
        }

        /** What writing threw. */
        RuntimeException failure() {
            return failure;
        }
    }

    private sealed interface State {

        record Leads() implements State {}

        record Written() implements State {}

        record Failed(RuntimeException failure) implements State {}
    }

    private static final class Waiting<T> {

        private final T item;
        private final Thread thread;
        private volatile @Nullable State state;
        private boolean isInterrupted;

        Waiting(T item, Thread thread) {
            this.item = item;
            this.thread = thread;
        }

        void become(State next) {
            state = next;
            LockSupport.unpark(thread);
        }

        /** Whether it is to write for all who wait; false where another has written it. */
        boolean awaitsItsTurn() {
            State now = state;
            while (now == null) {
                LockSupport.park(this);
                isInterrupted |= Thread.interrupted();
                now = state;
            }
            return switch (now) {
                case State.Leads _ -> true;
                case State.Written _ -> false;
                case State.Failed(RuntimeException failure) -> throw new SharedFailureException(failure);
            };
        }
    }
}
