package pk.gov.nsor.simulator.smsc;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPServerSession;
import org.jspecify.annotations.Nullable;

/**
 * Brings deliveries to the register: waits for a bind with room in its window, takes the binds in turn, and tries again
 * after a pause what was throttled, failed or stayed unanswered. A message may therefore arrive twice, as with a real SMSC,
 * but is never lost while the process lives.
 */
final class Dispatcher implements AutoCloseable {

    private final SmscOptions options;
    private final Tally tally;
    private final Supplier<Misbehaviour> misbehaviour;
    private final Runnable onChange;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition workOrRoom = lock.newCondition();
    /** By destination, so that a message nobody is bound for does not hold up the others. */
    private final Map<String, PriorityQueue<Delivery>> waiting = new HashMap<>();

    private final List<Bind> binds = new ArrayList<>();
    private final AtomicLong order = new AtomicLong();
    private int queueLength;
    private int nextBind;
    private boolean closed;

    /** The callback is told that the binds or the queue changed; it must return at once. */
    Dispatcher(SmscOptions options, Tally tally, Supplier<Misbehaviour> misbehaviour, Runnable onChange) {
        this.options = options;
        this.misbehaviour = misbehaviour;
        this.tally = tally;
        this.onChange = onChange;
        Thread.ofVirtual().name("smsc-dispatcher").start(this::dispatch);
    }

    /** Whether so many more deliveries may wait. */
    boolean hasRoomFor(int deliveries) {
        return withLock(() -> queueLength + deliveries <= options.queueCapacity());
    }

    /** Queues a delivery; it goes out when a bind for its destination has room. */
    void enqueue(Delivery.Content content, Delivery.Outcome outcome) {
        requeue(new Delivery(content, outcome, order.incrementAndGet(), System.nanoTime()));
        onChange.run();
    }

    void add(Bind bind) {
        withLock(() -> {
            workOrRoom.signalAll();
            return binds.add(bind);
        });
        onChange.run();
    }

    /** Forgets a session's bind; safe within a jSMPP listener, since it closes nothing. */
    void remove(SMPPServerSession session, boolean connectionIsGone) {
        List<Bind> removed = withLock(() -> {
            List<Bind> ofSession =
                    binds.stream().filter(bind -> bind.isOf(session)).toList();
            if (connectionIsGone) {
                binds.removeAll(ofSession);
            }
            return ofSession;
        });
        if (connectionIsGone) {
            removed.forEach(Bind::abandonDeliveries);
        }
        onChange.run();
    }

    int queueLength() {
        return withLock(() -> queueLength);
    }

    List<Bind> binds() {
        return withLock(() -> List.copyOf(binds));
    }

    List<SmscStatus.BoundSession> describeBinds() {
        return withLock(() -> binds.stream().map(Bind::describe).toList());
    }

    @Override
    public void close() {
        withLock(() -> {
            workOrRoom.signalAll();
            return closed = true;
        });
    }

    private void dispatch() {
        lock.lock();
        try {
            while (!closed) {
                long pause = sendWhatCanGo();
                if (pause == Long.MAX_VALUE) {
                    workOrRoom.await();
                } else {
                    workOrRoom.awaitNanos(pause);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Returns the nanoseconds until a delivery falls due; the maximum when only a bind or new work can change things. */
    private long sendWhatCanGo() {
        long pause = Long.MAX_VALUE;
        for (Map.Entry<String, PriorityQueue<Delivery>> entry : waiting.entrySet()) {
            PriorityQueue<Delivery> queue = entry.getValue();
            while (true) {
                Delivery delivery = queue.peek();
                if (delivery == null) {
                    break;
                }
                long untilDue = delivery.dueNanos() - System.nanoTime();
                if (untilDue > 0) {
                    pause = Math.min(pause, untilDue);
                    break;
                }
                Bind bind = nextWithRoom(entry.getKey());
                if (bind == null) {
                    break;
                }
                queue.remove();
                queueLength--;
                bind.occupy();
                Thread.ofVirtual().name("smsc-deliver").start(() -> attempt(delivery, bind));
            }
        }
        waiting.values().removeIf(PriorityQueue::isEmpty);
        return pause;
    }

    private @Nullable Bind nextWithRoom(String destination) {
        for (int step = 0; step < binds.size(); step++) {
            int index = (nextBind + step) % binds.size();
            Bind bind = binds.get(index);
            if (bind.hasRoom() && bind.serves(destination)) {
                nextBind = index + 1;
                return bind;
            }
        }
        return null;
    }

    private void attempt(Delivery delivery, Bind bind) {
        Delivery.Outcome outcome = delivery.outcome();
        outcome.sent();
        tally.deliverSmSent.increment();
        try {
            bind.deliver(delivery.content());
            tally.deliverSmAcknowledged.increment();
            outcome.acknowledged();
            duplicate(delivery);
        } catch (NegativeResponseException e) {
            tally.deliverSmRefused(e.getCommandStatus());
            if (SmppStatus.isTemporary(e.getCommandStatus())) {
                tryLater(delivery, SmppStatus.name(e.getCommandStatus()));
            } else {
                outcome.refused(e.getCommandStatus());
            }
        } catch (InvalidResponseException e) {
            // A generic_nack: the register could not read the PDU, and never will.
            tally.deliverSmRefused(SMPPConstant.STAT_ESME_RINVCMDID);
            outcome.refused(SMPPConstant.STAT_ESME_RINVCMDID);
        } catch (ResponseTimeoutException e) {
            tally.deliverSmUnanswered.increment();
            tryLater(delivery, "no answer");
        } catch (IOException e) {
            tally.deliverSmUnanswered.increment();
            tryLater(delivery, "connection lost");
        } catch (PDUException e) {
            // The content breaks SMPP's limits: a mistake of whoever built it.
            outcome.refused(SMPPConstant.STAT_ESME_RSYSERR);
        } finally {
            withLock(() -> {
                bind.vacate();
                workOrRoom.signalAll();
                return bind;
            });
            onChange.run();
        }
    }

    /** What was a duplicate has none. */
    private void duplicate(Delivery delivery) {
        boolean isOriginal = !Delivery.Outcome.UNNOTICED.equals(delivery.outcome());
        if (isOriginal
                && ThreadLocalRandom.current().nextInt(100) < misbehaviour.get().duplicatePercent()) {
            tally.deliverSmDuplicated.increment();
            enqueue(delivery.content(), Delivery.Outcome.UNNOTICED);
        }
    }

    private void tryLater(Delivery delivery, String reason) {
        delivery.putOff(System.nanoTime(), options.firstRetryDelay(), options.longestRetryDelay());
        delivery.outcome().delayed(reason);
        requeue(delivery);
    }

    private void requeue(Delivery delivery) {
        withLock(() -> {
            queueLength++;
            workOrRoom.signalAll();
            return waiting.computeIfAbsent(
                            delivery.content().destination(), _ -> new PriorityQueue<>(Delivery::compare))
                    .add(delivery);
        });
    }

    private <T> T withLock(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
