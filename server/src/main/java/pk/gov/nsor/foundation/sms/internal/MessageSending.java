package pk.gov.nsor.foundation.sms.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.foundation.jobs.LastingWork;
import pk.gov.nsor.foundation.keys.Encryption;
import pk.gov.nsor.foundation.sms.MessageParts;
import pk.gov.nsor.foundation.sms.SmscLink;
import pk.gov.nsor.foundation.sms.internal.MessageRepository.SentPart;
import pk.gov.nsor.foundation.sms.internal.MessageRepository.Taken;
import pk.gov.nsor.foundation.sms.internal.smpp.OutgoingPart;
import pk.gov.nsor.foundation.sms.internal.smpp.Smpp;

/**
 * Takes the messages of one line that are due, as many as the links can take, and marks what the SMSC says of them. A message is one
 * process's while its lease lasts; without a link nothing is taken, so that a process that is cut off keeps none back.
 */
final class MessageSending {

    private static final Logger LOG = LoggerFactory.getLogger(MessageSending.class);

    private static final int MOST_AT_ONCE = 200;
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration RECEIPTS_EVERY = Duration.ofSeconds(15);
    /** How long after its arrival a receipt is searched for in the database: it is there only after its commit. */
    private static final Duration RECEIPTS_FOLLOW_WITHIN = Duration.ofSeconds(5);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration OVERDUE_AFTER = Duration.ofMinutes(5);

    private final SmscLink smscLink;
    private final MessageRepository store;
    private final TransactionTemplate transaction;
    private final Sealing sealing;
    private final SmsGateway gateway;
    private final Duration lease;
    private final Clock clock;
    private final Deque<OutgoingPart> waiting = new ArrayDeque<>();
    private final Map<UUID, OutgoingMessage> mine = new ConcurrentHashMap<>();
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final List<Event> unwritten = new ArrayList<>();
    private final Thread thread =
            Thread.ofPlatform().name("sms-messages").daemon().unstarted(new LastingWork("sms-messages", this::work));
    private volatile boolean stopping;
    private volatile long receiptNanos = System.nanoTime() - RECEIPTS_EVERY.toNanos();
    private volatile long overdue;
    private long matchedNanos = receiptNanos;
    private long keptNanos = System.nanoTime();

    MessageSending(
            SmscLink smscLink,
            MessageRepository store,
            TransactionTemplate transaction,
            Sealing sealing,
            SmsGateway gateway,
            Duration lease,
            Clock clock) {
        this.smscLink = smscLink;
        this.store = store;
        this.transaction = transaction;
        this.sealing = sealing;
        this.gateway = gateway;
        this.lease = lease;
        this.clock = clock;
    }

    /** An event to handle: the SMSC reported something about a part, or there may be new messages. */
    private sealed interface Event {
        record Confirmed(OutgoingMessage message, int part, String smscId) implements Event {}

        record Refused(OutgoingMessage message, int status) implements Event {}

        record Wake() implements Event {}
    }

    /** Whether the part is of a message, not of an answer. */
    static boolean isItsOwn(OutgoingPart part) {
        return part.answer() instanceof OutgoingMessage;
    }

    void start() {
        thread.start();
    }

    /** Stops taking messages. Once the links are down, {@link #finish} marks the last confirmations. */
    void stop() {
        stopping = true;
        wake();
    }

    /** Marks the rest, and leaves what was not sent to other processes. */
    void finish() throws InterruptedException {
        thread.join(TimeUnit.SECONDS.toMillis(10));
        thread.interrupt();
        events.drainTo(unwritten);
        try {
            writeWhatWasSaid();
            store.release(mine.values().stream().map(OutgoingMessage::mine).toList());
        } catch (DataAccessException | TransactionException unavailable) {
            LOG.warn("Messages wait for their lease to end: {}", unavailable.getMessage());
        }
    }

    /** There may be something new. */
    void wake() {
        events.add(new Event.Wake());
    }

    /** These are not to be sent any more. */
    void withdrawn(Collection<UUID> ids) {
        boolean _ = mine.keySet().removeAll(ids);
    }

    void receiptsComeIn() {
        receiptNanos = System.nanoTime();
    }

    /** How many messages should have been sent minutes ago; in all processes, as last counted. */
    long overdue() {
        return overdue;
    }

    @Nullable
    OutgoingPart nextPart() {
        while (true) {
            OutgoingPart part;
            synchronized (waiting) {
                part = waiting.pollFirst();
            }
            if (part == null) {
                return null;
            }
            OutgoingMessage message = (OutgoingMessage) part.answer();
            boolean isMine = mine.get(message.id()) == message;
            if (isMine && message.maySend(clock.instant(), System.nanoTime())) {
                return part;
            }
            // Refused in another part, of no use any more, or perhaps another process's by now.
            boolean unused = mine.remove(message.id(), message);
        }
    }

    /** In front, in their order. */
    void giveBack(List<OutgoingPart> parts) {
        synchronized (waiting) {
            parts.reversed().forEach(waiting::addFirst);
        }
    }

    void confirmed(OutgoingPart part, String smscId) {
        events.add(new Event.Confirmed(
                (OutgoingMessage) part.answer(), part.number(), BatchTransaction.canonical(smscId)));
    }

    void refused(OutgoingPart part, int status) {
        events.add(new Event.Refused((OutgoingMessage) part.answer(), status));
    }

    private void work() throws InterruptedException {
        while (!stopping) {
            Event event = events.poll(POLL.toMillis(), TimeUnit.MILLISECONDS);
            if (event != null) {
                unwritten.add(event);
                events.drainTo(unwritten);
            }
            try {
                writeWhatWasSaid();
                keepLeases();
                takeMore();
                matchReceipts();
            } catch (DataAccessException | TransactionException unavailable) {
                LOG.warn("Messages wait for the database: {}", unavailable.getMessage());
                Thread.sleep(PAUSE_AFTER_FAILURE);
            }
        }
    }

    private void writeWhatWasSaid() {
        List<Event.Confirmed> confirmed = new ArrayList<>();
        List<Event.Refused> refused = new ArrayList<>();
        for (Event event : unwritten) {
            switch (event) {
                case Event.Confirmed confirmation -> confirmed.add(confirmation);
                case Event.Refused refusal -> refused.add(refusal);
                case Event.Wake _ -> {
                    // Nothing to write.
                }
            }
        }
        if (!confirmed.isEmpty() || !refused.isEmpty()) {
            write(confirmed, refused);
        }
        unwritten.clear();
    }

    private void write(List<Event.Confirmed> confirmed, List<Event.Refused> refused) {
        Map<OutgoingMessage, Integer> counts = new IdentityHashMap<>();
        confirmed.forEach(one -> counts.merge(one.message(), 1, Integer::sum));
        List<OutgoingMessage> whole = counts.entrySet().stream()
                .filter(count -> count.getKey().unconfirmed() == count.getValue())
                .map(Map.Entry::getKey)
                .toList();
        // Counted only after the commit: what could not be written is written, and counted, again.
        transaction.executeWithoutResult(status -> {
            if (!confirmed.isEmpty()) {
                store.recordSent(confirmed.stream()
                        .map(one -> new SentPart(one.message().id(), one.part(), one.smscId()))
                        .toList());
            }
            if (!whole.isEmpty()) {
                store.settle(whole.stream().map(OutgoingMessage::id).toList());
            }
            refused.forEach(this::write);
        });
        counts.forEach(OutgoingMessage::confirm);
        whole.forEach(message -> mine.remove(message.id(), message));
        refused.forEach(refusal -> mine.remove(refusal.message().id(), refusal.message()));
    }

    private void write(Event.Refused refusal) {
        OutgoingMessage message = refusal.message();
        LOG.warn("The SMSC refuses {} with status {}", message, refusal.status());
        if (Smpp.mayPass(refusal.status())) {
            store.tryAgain(message.mine(), refusal.status(), pause(message.attempts()));
        } else {
            store.fail(message.mine(), refusal.status());
        }
    }

    /** Twice as long each time. */
    private static Duration pause(int attempts) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 16));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private void keepLeases() {
        long now = System.nanoTime();
        if (now - keptNanos < lease.toNanos() / 4) {
            return;
        }
        List<OutgoingMessage> messages = List.copyOf(mine.values());
        if (!messages.isEmpty()) {
            Set<UUID> kept =
                    store.keep(messages.stream().map(OutgoingMessage::mine).toList(), lease);
            for (OutgoingMessage message : messages) {
                if (kept.contains(message.id())) {
                    message.keptUntil(safelyUntil(now));
                } else {
                    // Another process's by now, or at its end.
                    boolean _ = mine.remove(message.id(), message);
                }
            }
        }
        keptNanos = now;
        overdue = store.overdue(smscLink, OVERDUE_AFTER);
    }

    /** Some of the lease is left for the way to the SMSC. */
    private long safelyUntil(long from) {
        return from + lease.toNanos() * 3 / 4;
    }

    private void takeMore() {
        int expired = store.expire(smscLink);
        if (expired > 0) {
            LOG.warn("{} messages were dropped: they could not be sent while they were of use", expired);
        }
        int room = MOST_AT_ONCE - mine.size();
        if (room <= 0 || !gateway.isBound()) {
            return;
        }
        long from = System.nanoTime();
        List<Taken> taken = store.take(smscLink, room, lease);
        for (Taken one : taken) {
            add(one, safelyUntil(from));
        }
        if (!taken.isEmpty()) {
            gateway.pump();
        }
    }

    private void add(Taken taken, long mineUntilNanos) {
        try {
            Sealing.Content content = sealing.open(taken.content(), taken.keyDay());
            OutgoingMessage message =
                    new OutgoingMessage(taken, content.sender(), MessageParts.of(content.answer()), mineUntilNanos);
            if (message.parts().isEmpty()) {
                store.settle(List.of(message.id()));
                return;
            }
            mine.put(message.id(), message);
            synchronized (waiting) {
                waiting.addAll(message.parts());
            }
        } catch (Encryption.WrongKeyException erased) {
            LOG.warn("Message {} is not sent: the key of its day is destroyed", taken.id());
            store.fail(taken.mine(), Smpp.NO_RESPONSE);
        }
    }

    private void matchReceipts() {
        long now = System.nanoTime();
        boolean isNews = now - receiptNanos < RECEIPTS_FOLLOW_WITHIN.toNanos();
        if (isNews || now - matchedNanos >= RECEIPTS_EVERY.toNanos()) {
            int unused = store.matchReceipts(smscLink);
            matchedNanos = now;
        }
    }
}
