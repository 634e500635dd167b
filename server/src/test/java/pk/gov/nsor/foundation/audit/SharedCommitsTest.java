package pk.gov.nsor.foundation.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import pk.gov.nsor.foundation.audit.SharedCommits.SharedFailureException;

/** What is written at the same time shares a transaction; each is written once, and whoever waits is told what became of it. */
@Timeout(30)
class SharedCommitsTest {

    private final List<List<Integer>> batches = Collections.synchronizedList(new ArrayList<>());

    @Test
    void whoeverComesAloneWritesAtOnceAndAlone() {
        SharedCommits<Integer> commits = new SharedCommits<>(batches::add, 10, 1);

        commits.write(1);
        commits.write(2);

        assertThat(batches).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void whoeverComesWhileAnotherWritesIsWrittenNextTogetherWithAllWhoWait() throws Exception {
        Held held = new Held(batches::add);
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            held.begin(threads, 4, 10);
            held.letGo();
            held.awaitAll();
        }

        assertThat(batches.getFirst()).containsExactly(0);
        assertThat(batches.get(1)).containsExactlyInAnyOrder(1, 2, 3, 4);
        assertThat(batches).hasSize(2);
    }

    @Test
    void noMoreThanTheMostAreWrittenAtOnce() throws Exception {
        Held held = new Held(batches::add);
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            held.begin(threads, 7, 3);
            held.letGo();
            held.awaitAll();
        }

        assertThat(batches.stream().map(List::size)).containsExactly(1, 3, 3, 1);
    }

    @Test
    void anErrorIsToldToEachAndKeepsNobodyWaiting() throws Exception {
        Held held = new Held(batch -> {
            if (batch.contains(2)) {
                throw new StackOverflowError();
            }
        });
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            held.begin(threads, 3, 10);
            held.letGo();
            held.first.get();
            for (Future<?> other : held.others) {
                assertThatThrownBy(other::get).hasRootCauseInstanceOf(StackOverflowError.class);
            }
        }
    }

    @Test
    void eachOfThoseWhoSharedAFailureIsTold() throws Exception {
        IllegalStateException refused = new IllegalStateException("refused");
        Held held = new Held(batch -> {
            if (batch.contains(2)) {
                throw refused;
            }
        });
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            held.begin(threads, 3, 10);
            held.letGo();

            held.first.get();
            for (Future<?> other : held.others) {
                assertThatThrownBy(other::get)
                        .cause()
                        .isInstanceOfSatisfying(
                                SharedFailureException.class,
                                shared -> assertThat(shared.failure()).isSameAs(refused));
            }
        }
    }

    @Test
    void whoeverFailedAloneGetsTheFailureItselfAndTheNextIsWritten() {
        IllegalStateException refused = new IllegalStateException("refused");
        SharedCommits<Integer> commits = new SharedCommits<>(
                batch -> {
                    if (batch.contains(1)) {
                        throw refused;
                    }
                    batches.add(batch);
                },
                10,
                1);

        assertThatThrownBy(() -> commits.write(1)).isSameAs(refused);
        commits.write(2);

        assertThat(batches).containsExactly(List.of(2));
    }

    @Test
    void anInterruptIsKeptAndEndsNoWait() throws Exception {
        Held held = new Held(batches::add);
        AtomicInteger interrupted = new AtomicInteger();
        Thread waiting = new Thread(() -> {
            held.commits.write(7);
            interrupted.set(Thread.interrupted() ? 1 : 2);
        });
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            held.begin(threads, 0, 10);
            waiting.start();
            awaitParked(waiting);
            waiting.interrupt();
            held.letGo();
            held.awaitAll();
            waiting.join();
        }

        assertThat(batches).containsExactly(List.of(0), List.of(7));
        assertThat(interrupted).hasValue(1);
    }

    @Test
    void manyThreadsAreEachWrittenOnceAndNoMoreWriteAtOnceThanMay() throws Exception {
        Set<Integer> written = ConcurrentHashMap.newKeySet();
        AtomicInteger writing = new AtomicInteger();
        AtomicInteger together = new AtomicInteger();
        AtomicInteger twice = new AtomicInteger();
        SharedCommits<Integer> commits = new SharedCommits<>(
                batch -> {
                    together.accumulateAndGet(writing.incrementAndGet(), Math::max);
                    batch.forEach(item -> twice.addAndGet(written.add(item) ? 0 : 1));
                    writing.decrementAndGet();
                },
                5,
                2);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                int from = thread * 2_000;
                all.add(threads.submit(() -> {
                    for (int item = from; item < from + 2_000; item++) {
                        commits.write(item);
                        assertThat(written).contains(item);
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }

        assertThat(written).hasSize(16_000);
        assertThat(twice).hasValue(0);
        assertThat(together.get()).isLessThanOrEqualTo(2);
    }

    private static void awaitParked(Thread thread) throws InterruptedException {
        while (thread.getState() != Thread.State.WAITING) {
            Thread.sleep(1);
        }
    }

    /** A first write, of 0, that is held until others wait behind it. */
    private static final class Held {

        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);
        private final Consumer<List<Integer>> write;
        private final List<Future<?>> others = new ArrayList<>();
        private Future<?> first;
        private SharedCommits<Integer> commits;

        Held(Consumer<List<Integer>> write) {
            this.write = write;
        }

        /** Lets the numbers from 1 to {@code waiting} wait, at most {@code most} of which are written at once. */
        void begin(ExecutorService threads, int waiting, int most) throws InterruptedException {
            commits = new SharedCommits<>(this::held, most, 1);
            first = threads.submit(() -> commits.write(0));
            begun.await();
            List<Thread> parked = Collections.synchronizedList(new ArrayList<>());
            for (int number = 1; number <= waiting; number++) {
                int item = number;
                others.add(threads.submit(() -> {
                    parked.add(Thread.currentThread());
                    commits.write(item);
                }));
                while (parked.size() < number) {
                    Thread.sleep(1);
                }
                awaitParked(parked.getLast());
            }
        }

        private void held(List<Integer> batch) {
            begun.countDown();
            try {
                released.await();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            write.accept(batch);
        }

        void letGo() {
            released.countDown();
        }

        void awaitAll() throws Exception {
            first.get();
            for (Future<?> other : others) {
                other.get();
            }
        }
    }
}
