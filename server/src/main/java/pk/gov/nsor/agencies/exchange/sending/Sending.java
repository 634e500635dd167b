package pk.gov.nsor.agencies.exchange.sending;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import pk.gov.nsor.agencies.exchange.Channel;
import pk.gov.nsor.agencies.exchange.Event;
import pk.gov.nsor.agencies.exchange.Waking;
import pk.gov.nsor.foundation.jobs.LastingWork;

/**
 * Sends what waits: one thread takes events on and writes what became of them, and attempts have virtual threads. A subscriber that takes events has more of them under way, up to {@value #MOST_OF_ONE}; one that fails, or has yet to
 * answer, has one. So the slow ones hold no others up.
 */
@Component
class Sending implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

    private static final int MOST_OF_ONE = 64;

    /** Of all subscribers together; each that waits for an answer holds a socket and some kilobytes. */
    private static final int MOST_OF_ALL = 2_000;

    private static final Duration LONGEST_SLEEP = Duration.ofMillis(250);
    private static final Duration STOP = Duration.ofSeconds(5);

    private final SendQueue queue;
    private final Map<Channel, Way> ways;
    private final Waking waking;
    private final BlockingQueue<Result> results = new LinkedBlockingQueue<>();
    private final Map<UUID, Room> rooms = new HashMap<>();
    private int underWay;
    private volatile boolean running;
    private Thread thread = new Thread();

    Sending(SendQueue queue, List<Way> ways, Waking waking) {
        this.queue = queue;
        this.ways = ways.stream().collect(Collectors.toUnmodifiableMap(Way::channel, Function.identity()));
        this.waking = waking;
    }

    /** How many events of a subscriber this process has under way, and may have. */
    private static final class Room {
        private int underWay;
        private int most = 1;

        int free() {
            return most - underWay;
        }

        void ended(Result result) {
            underWay--;
            most = switch (result.what()) {
                case DELIVERED -> Math.min(most + 1, MOST_OF_ONE);
                case FAILED, GONE -> 1;
                case UNTOLD, NOT_OURS -> most;
            };
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("exchange").daemon().start(new LastingWork("exchange", this::run));
    }

    /** Returns when what is under way has ended, or after some seconds; what has not is sent again later. */
    @Override
    public void stop() {
        running = false;
        waking.ring();
        try {
            boolean _ = thread.join(STOP.plusSeconds(1));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        ways.values().forEach(Way::close);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() throws InterruptedException {
        while (running) {
            try {
                boolean hasWork = settle();
                hasWork |= begin();
                if (!hasWork) {
                    ways.values().forEach(Way::rest);
                    waking.await(LONGEST_SLEEP);
                }
            } catch (DataAccessException | TransactionException lost) {
                LOG.warn(
                        "Events out have lost the database and go on: {}",
                        lost.getClass().getName());
                Thread.sleep(Duration.ofSeconds(1));
            }
        }
        long end = System.nanoTime() + STOP.toNanos();
        while (underWay > 0 && System.nanoTime() < end) {
            waking.await(Duration.ofMillis(100));
            boolean _ = settle();
        }
    }

    private boolean settle() {
        List<Result> ended = new ArrayList<>();
        int _ = results.drainTo(ended);
        if (ended.isEmpty()) {
            return false;
        }
        for (Result result : ended) {
            underWay--;
            Room room = rooms.get(result.event().subscriber());
            if (room != null) {
                room.ended(result);
            }
        }
        // Where this fails, the leases end and the events are sent again.
        queue.settle(ended);
        ended.stream()
                .filter(result -> result.what() == Result.What.GONE)
                .map(result -> result.event().subscriber())
                .distinct()
                .forEach(queue::close);
        return true;
    }

    private boolean begin() {
        List<SendQueue.Waiting> waiting = queue.waiting();
        rooms.entrySet()
                .removeIf(one -> one.getValue().underWay == 0
                        && waiting.stream().noneMatch(of -> of.subscriber().equals(one.getKey())));
        Map<UUID, Integer> room = new HashMap<>();
        Map<UUID, SendQueue.Waiting> begun = new HashMap<>();
        int left = MOST_OF_ALL - underWay;
        for (SendQueue.Waiting one : waiting) {
            int free = Math.min(
                    rooms.computeIfAbsent(one.subscriber(), of -> new Room()).free(), left);
            if (free > 0) {
                room.put(one.subscriber(), free);
                begun.put(one.subscriber(), one);
                left -= free;
            }
        }
        List<Event> events = queue.claim(room);
        Map<UUID, List<Event>> bySubscriber = events.stream()
                .collect(Collectors.groupingBy(Event::subscriber, LinkedHashMap::new, Collectors.toList()));
        bySubscriber.forEach((subscriber, some) -> {
            underWay += some.size();
            rooms.computeIfAbsent(subscriber, of -> new Room()).underWay += some.size();
            SendQueue.Waiting to = Objects.requireNonNull(begun.get(subscriber));
            Way way = Objects.requireNonNull(ways.get(to.channel()));
            Thread _ = Thread.ofVirtual()
                    .name("exchange-attempt")
                    .start(() -> way.send(some, to.address(), result -> {
                        results.add(result);
                        waking.ring();
                    }));
        });
        return !events.isEmpty();
    }
}
