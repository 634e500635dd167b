package pk.gov.nsor.simulator.smsc;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The messages of all phones, in memory, and the stream of their changes. Safe for use by many threads. */
final class Conversations {

    /** A message to a phone answers a question of the last so many nanoseconds, or none. */
    private static final long ANSWER_WINDOW_NANOS = Duration.ofSeconds(60).toNanos();

    private static final int REMEMBERED_CHANGES = 5_000;

    /**
     * Changes after a version.
     *
     * @param messages each changed message as it stood after the change, oldest first
     * @param upTo the version to ask from next time
     * @param complete false when changes in between are forgotten, so that the reader must fetch everything anew
     */
    record Changes(List<PhoneMessage> messages, long upTo, boolean complete) {}

    private record Entry(PhoneMessage message, long startedNanos) {}

    private final int history;
    private final Tally tally;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final LinkedHashMap<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, Deque<String>> idsByPhone = new HashMap<>();
    private final Deque<PhoneMessage> changes = new ArrayDeque<>();
    private long version;
    private long wakeUps;

    /** Remembers so many messages over all phones; the oldest go first. */
    Conversations(int history, Tally tally) {
        this.history = history;
        this.tally = tally;
    }

    /** Adds a message from a phone; the nanoseconds ({@link System#nanoTime()}) are when the phone sent it. */
    PhoneMessage addFromPhone(PhoneMessage message, long startedNanos) {
        lock.lock();
        try {
            return store(message, startedNanos);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Adds a message to a phone and takes it as the answer to the phone's newest unanswered message to the same peer that has
     * gone out in the last 60 seconds. The newest, because the register leaves some messages unanswered (repeats, scans), and
     * an old one must not claim the answer to the next.
     */
    PhoneMessage addToPhone(PhoneMessage message, long receivedNanos) {
        lock.lock();
        try {
            creditAnswer(message, receivedNanos);
            return store(message, receivedNanos);
        } finally {
            lock.unlock();
        }
    }

    /** Changes a message if it is still remembered. */
    void update(String id, UnaryOperator<PhoneMessage> change) {
        lock.lock();
        try {
            Entry entry = entries.get(id);
            if (entry != null) {
                store(change.apply(entry.message()), entry.startedNanos());
            }
        } finally {
            lock.unlock();
        }
    }

    @Nullable
    PhoneMessage find(String id) {
        lock.lock();
        try {
            Entry entry = entries.get(id);
            return entry == null ? null : entry.message();
        } finally {
            lock.unlock();
        }
    }

    /** The phone's messages, oldest first. */
    List<PhoneMessage> of(PhoneNumber phone) {
        lock.lock();
        try {
            List<PhoneMessage> messages = new ArrayList<>();
            for (String id : idsByPhone.getOrDefault(phone.international(), new ArrayDeque<>())) {
                Entry entry = entries.get(id);
                if (entry != null) {
                    messages.add(entry.message());
                }
            }
            return messages;
        } finally {
            lock.unlock();
        }
    }

    long currentVersion() {
        lock.lock();
        try {
            return version;
        } finally {
            lock.unlock();
        }
    }

    /**
     * The changes after a version; waits for one, or for {@link #wake()}, at most the timeout.
     *
     * @throws InterruptedException when the waiting thread is interrupted
     */
    Changes changesAfter(long after, Duration timeout) throws InterruptedException {
        lock.lock();
        try {
            long wakeUpsBefore = wakeUps;
            long left = timeout.toNanos();
            while (version <= after && wakeUps == wakeUpsBefore && left > 0) {
                left = changed.awaitNanos(left);
            }
            List<PhoneMessage> later = new ArrayList<>();
            Iterator<PhoneMessage> newestFirst = changes.descendingIterator();
            while (newestFirst.hasNext()) {
                PhoneMessage message = newestFirst.next();
                if (message.version() <= after) {
                    break;
                }
                later.addFirst(message);
            }
            return new Changes(later, version, later.size() == Math.max(version - after, 0));
        } finally {
            lock.unlock();
        }
    }

    /** Lets every waiting {@link #changesAfter} return, for a change of something else. */
    void wake() {
        lock.lock();
        try {
            wakeUps++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void creditAnswer(PhoneMessage answer, long receivedNanos) {
        Iterator<String> newestFirst =
                idsByPhone.getOrDefault(answer.phone(), new ArrayDeque<>()).descendingIterator();
        while (newestFirst.hasNext()) {
            Entry entry = entries.get(newestFirst.next());
            if (entry == null || receivedNanos - entry.startedNanos() > ANSWER_WINDOW_NANOS) {
                return;
            }
            if (isOpenQuestion(entry.message(), answer.peer())) {
                Duration after = Duration.ofNanos(receivedNanos - entry.startedNanos());
                store(entry.message().withAnswerAfter(after), entry.startedNanos());
                tally.answered(after);
                return;
            }
        }
    }

    private static boolean isOpenQuestion(PhoneMessage message, String peer) {
        return message.direction() == PhoneMessage.Direction.FROM_PHONE
                && message.peer().equals(peer)
                && message.answeredAfter() == null
                && message.attempts() > 0
                && message.state() != PhoneMessage.State.REFUSED;
    }

    private PhoneMessage store(PhoneMessage message, long startedNanos) {
        version++;
        PhoneMessage stored = message.withVersion(version);
        Entry before = entries.put(stored.id(), new Entry(stored, startedNanos));
        if (before == null) {
            idsByPhone.computeIfAbsent(stored.phone(), _ -> new ArrayDeque<>()).addLast(stored.id());
            forgetOldest();
        }
        changes.addLast(stored);
        if (changes.size() > REMEMBERED_CHANGES) {
            changes.removeFirst();
        }
        changed.signalAll();
        return stored;
    }

    private void forgetOldest() {
        if (entries.size() <= history) {
            return;
        }
        Entry oldest = entries.pollFirstEntry().getValue();
        Deque<String> ids = idsByPhone.get(oldest.message().phone());
        if (ids != null) {
            ids.pollFirst();
            if (ids.isEmpty()) {
                idsByPhone.remove(oldest.message().phone());
            }
        }
    }
}
