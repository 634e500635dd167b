package pk.gov.nsor.survivors.faults;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.sms.faults.FaultServer;

/**
 * What happens to the offenders while things are killed, by three systems of prisons at once. The next thing happens to somebody only
 * when the vault has read the one before and told everybody of it: it compares states, and of two changes between which it did not
 * look it sees one.
 */
final class Happenings {

    private static final int SYSTEMS = 3;

    /** Of whom something is on its way to the vault, as far as the register knows. */
    private static final String UNDERWAY = """
            select person_id from exchange.event where state = 'WAITING'
            union select subject_id from outbox.message
            union select null from feeds.waiting
            """;

    private final FaultServer register;
    private final FaultServer vault;
    private final Prisons prisons;
    private final List<Offender> waiting;
    private final Map<UUID, List<Offender.Step>> happened = new LinkedHashMap<>();
    private final Set<UUID> busy = new HashSet<>();
    private final Semaphore allowed = new Semaphore(0);
    private final AtomicReference<@Nullable Exception> failed = new AtomicReference<>();
    private final List<Thread> threads = new ArrayList<>();
    private int count;

    Happenings(FaultServer register, FaultServer vault, Prisons prisons, List<Offender> offenders) {
        this.register = register;
        this.vault = vault;
        this.prisons = prisons;
        this.waiting = new ArrayList<>(offenders);
    }

    void begin() {
        for (int system = 0; system < SYSTEMS; system++) {
            threads.add(Thread.ofPlatform().daemon().start(this::work));
        }
    }

    /** So many more things happen. */
    void allow(int more) {
        allowed.release(more);
    }

    /** How many things have happened, as far as the register has said that it has them. */
    synchronized int count() {
        return count;
    }

    /** What has happened to each, as far as the register has said that it has it. */
    synchronized Map<UUID, List<Offender.Step>> happened() {
        Map<UUID, List<Offender.Step>> copy = new HashMap<>();
        happened.forEach((person, steps) -> copy.put(person, List.copyOf(steps)));
        return copy;
    }

    /** Returns when everything has happened. */
    void end() throws InterruptedException {
        allow(1_000_000);
        for (Thread thread : threads) {
            thread.join();
        }
        check();
    }

    /** @throws IllegalStateException where the register refused something: the run's own fault */
    void check() {
        Exception failure = failed.get();
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
    }

    /** How many messages the register has not recorded: those are the run's own fault. */
    static int unrecorded(FaultServer register) throws SQLException {
        try (Connection connection = register.connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select count(*) from intake.message where status <> 'RECORDED'")) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    /** Returns when the vault has read all that happened, or after some minutes; false then. */
    static boolean awaitRead(FaultServer register) throws InterruptedException {
        for (int tries = 0; tries < 1200; tries++) {
            Set<UUID> underway = underway(register);
            if (underway != null && underway.isEmpty()) {
                return true;
            }
            Thread.sleep(200);
        }
        return false;
    }

    /** Null where that is not known. */
    private static @Nullable Set<UUID> underway(FaultServer register) {
        Set<UUID> underway = new HashSet<>();
        try (Connection connection = register.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(UNDERWAY)) {
            while (rows.next()) {
                UUID person = rows.getObject(1, UUID.class);
                if (person == null) {
                    // Of a message that nobody has looked at yet.
                    return null;
                }
                underway.add(person);
            }
            return underway;
        } catch (SQLException | RuntimeException away) {
            return null;
        }
    }

    /**
     * Whether the vault has told everybody of what it has read, and the SMSC has it: what waits still is not sent once the next thing has
     * happened. False also where that is not known.
     */
    private boolean isEverybodyTold() {
        try (Connection connection = vault.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select not exists (select from survivors.open_event)
                            and not exists (select from sms.message where state = 'QUEUED')
                        """)) {
            return rows.next() && rows.getBoolean(1);
        } catch (SQLException | RuntimeException away) {
            return false;
        }
    }

    private void work() {
        try {
            while (true) {
                allowed.acquire();
                Offender next = next();
                if (next == null) {
                    return;
                }
                Offender.Step step = next.steps().get(done(next));
                prisons.happens(next, step);
                happened(next, step);
            }
        } catch (InterruptedException | RuntimeException refused) {
            failed.compareAndSet(null, refused);
        }
    }

    private synchronized int done(Offender offender) {
        return happened.getOrDefault(offender.person(), List.of()).size();
    }

    private synchronized void happened(Offender offender, Offender.Step step) {
        happened.computeIfAbsent(offender.person(), _ -> new ArrayList<>()).add(step);
        busy.remove(offender.person());
        count++;
        if (happened.get(offender.person()).size() < offender.steps().size()) {
            waiting.add(offender);
        }
    }

    /** Null where all has happened. */
    private @Nullable Offender next() throws InterruptedException {
        while (true) {
            // First who waits, and for what, and then what is on its way: to somebody to whom another system's thing
            // has happened
            // since, the next may not happen yet.
            Map<Offender, Integer> candidates = candidates();
            Set<UUID> underway = underway(register);
            // After what the register says: what it does not wait for any more the vault has.
            boolean mayHappen = underway != null && isEverybodyTold();
            synchronized (this) {
                if (waiting.isEmpty() && busy.isEmpty()) {
                    return null;
                }
                for (Map.Entry<Offender, Integer> candidate :
                        mayHappen ? candidates.entrySet() : Set.<Map.Entry<Offender, Integer>>of()) {
                    Offender next = candidate.getKey();
                    if (!Objects.requireNonNull(underway).contains(next.person())
                            && done(next) == candidate.getValue()
                            && waiting.remove(next)) {
                        busy.add(next.person());
                        return next;
                    }
                }
            }
            Thread.sleep(100);
        }
    }

    /** Who waits, and how much has happened to each. */
    private synchronized Map<Offender, Integer> candidates() {
        Map<Offender, Integer> candidates = new LinkedHashMap<>();
        waiting.forEach(offender -> candidates.put(offender, done(offender)));
        return candidates;
    }
}
