package pk.gov.nsor.foundation.sms.internal;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The received messages that wait for a worker, up to a limit. */
final class IncomingQueue<T> {

    private final int capacity;
    private final Deque<T> waiting = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition some = lock.newCondition();
    private final Condition many = lock.newCondition();
    private final int enough;

    /**
     * @param capacity how many wait at most
     * @param enough for how many {@link #takeMany} waits
     */
    IncomingQueue(int capacity, int enough) {
        this.capacity = capacity;
        this.enough = enough;
    }

    /** False where it is full: then nothing is done. */
    boolean offer(T incoming) {
        lock.lock();
        try {
            if (waiting.size() == capacity) {
                return false;
            }
            waiting.add(incoming);
            signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is one, and takes what there is. */
    void take(Collection<T> batch, int most) throws InterruptedException {
        await(some, 1, batch, most);
    }

    /** Waits until there are enough for a commit to be worth its cost, and takes what there is. */
    void takeMany(Collection<T> batch, int most) throws InterruptedException {
        await(many, enough, batch, most);
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    boolean isEmpty() {
        return size() == 0;
    }

    private void await(Condition condition, int fewest, Collection<T> batch, int most) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.size() < fewest) {
                condition.await();
            }
            for (int taken = 0; taken < most && !waiting.isEmpty(); taken++) {
                batch.add(waiting.remove());
            }
            signal();
        } finally {
            lock.unlock();
        }
    }

    private void signal() {
        if (!waiting.isEmpty()) {
            some.signal();
        }
        if (waiting.size() >= enough) {
            many.signal();
        }
    }
}
