package pk.gov.nsor.foundation.sms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class IncomingQueueTest {

    private static final int ENOUGH = 5;

    private final IncomingQueue<Integer> queue = new IncomingQueue<>(10, ENOUGH);

    @Test
    void whatIsTooMuchIsTurnedAwayAndWhatIsNotIsTakenInItsOrder() throws InterruptedException {
        List<Integer> all = IntStream.range(0, 10).boxed().toList();
        assertThat(all).allMatch(queue::offer);
        assertThat(queue.offer(10)).isFalse();
        List<Integer> taken = new ArrayList<>();
        queue.take(taken, 4);
        assertThat(taken).containsExactlyElementsOf(all.subList(0, 4));
        assertThat(queue.size()).isEqualTo(6);
        queue.take(taken, 100);
        assertThat(taken).containsExactlyElementsOf(all);
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void whoHelpsWaitsUntilThereIsEnough() throws InterruptedException {
        List<Integer> taken = Collections.synchronizedList(new ArrayList<>());
        Thread helper = Thread.ofPlatform().daemon().start(() -> {
            try {
                queue.takeMany(taken, 100);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        IntStream.range(0, ENOUGH - 1).boxed().forEach(queue::offer);
        await().during(Duration.ofMillis(100)).until(taken::isEmpty);
        assertThat(queue.offer(ENOUGH)).isTrue();
        helper.join();
        assertThat(taken).hasSize(ENOUGH);
    }

    @Test
    void whoeverTakesAtOnceNothingIsLostAndNothingTakenTwice() throws InterruptedException {
        int count = 20_000;
        AtomicInteger took = new AtomicInteger();
        Set<Integer> seen = ConcurrentHashMap.newKeySet();
        List<Thread> workers = IntStream.range(0, 4)
                .mapToObj(worker -> Thread.ofPlatform().daemon().start(() -> {
                    List<Integer> batch = new ArrayList<>();
                    try {
                        while (true) {
                            if (worker < 2) {
                                queue.take(batch, 3);
                            } else {
                                queue.takeMany(batch, 3);
                            }
                            seen.addAll(batch);
                            took.addAndGet(batch.size());
                            batch.clear();
                        }
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                }))
                .toList();
        for (int i = 0; i < count; i++) {
            while (!queue.offer(i)) {
                Thread.onSpinWait();
            }
        }
        await().until(() -> took.get() == count);
        assertThat(seen).hasSize(count);
        workers.forEach(Thread::interrupt);
        for (Thread worker : workers) {
            worker.join();
        }
    }
}
