package pk.gov.nsor.foundation.audit.sealing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.foundation.audit.proof.ConsistencyProof;
import pk.gov.nsor.foundation.audit.proof.SignedNote;
import pk.gov.nsor.foundation.audit.sealing.Witness.WitnessAwayException;
import pk.gov.nsor.foundation.audit.sealing.Witness.WitnessRefusedException;

/**
 * Sends the newest checkpoint to each witness that has not got it. No connection to the database is held meanwhile.
 * Several processes may send one checkpoint to a witness; receiving it twice does no harm.
 */
public final class Witnessing {

    private static final Logger LOG = LoggerFactory.getLogger(Witnessing.class);

    /** After how long a checkpoint that a witness did not take is sent to it again, if there is no newer one. */
    private static final Duration AGAIN = Duration.ofSeconds(15);

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Checkpoints checkpoints;
    private final TileRoots roots;
    private final Clock clock;
    private final Map<String, Witness> witnesses = new LinkedHashMap<>();
    private final Map<String, WitnessState> states = new ConcurrentHashMap<>();
    /** Within this process only one thread at a time sends to a witness. */
    private final Map<String, ReentrantLock> turns = new HashMap<>();

    private final Map<String, Attempt> attempts = new ConcurrentHashMap<>();

    /** @param setting as NSOR_WITNESSES has it */
    public Witnessing(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            Checkpoints checkpoints,
            TileRoots roots,
            Clock clock,
            String setting) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.checkpoints = checkpoints;
        this.roots = roots;
        this.clock = clock;
        for (Witness witness : WitnessSettings.parse(setting, checkpoints::isEarlier)) {
            witnesses.put(witness.name(), witness);
            turns.put(witness.name(), new ReentrantLock());
            states.put(witness.name(), new WitnessState(witness.name(), null, 0, null, false));
        }
    }

    /** The files of the witnesses that are files: what they hold can be read here. */
    public List<Path> files() {
        return witnesses.values().stream()
                .filter(FileWitness.class::isInstance)
                .map(witness -> ((FileWitness) witness).file())
                .toList();
    }

    /** The names of the others, and of those whose file is not here. */
    public List<String> elsewhere() {
        return witnesses.entrySet().stream()
                .filter(one -> !(one.getValue() instanceof FileWitness witness && Files.exists(witness.file())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** How each witness is, in the order of the settings. */
    public List<WitnessState> states() {
        return witnesses.keySet().stream().map(this::state).toList();
    }

    WitnessState state(String name) {
        return Objects.requireNonNull(states.get(name));
    }

    /** Sends it to one after another, however lately they were asked. */
    public void handNow() {
        witnesses.values().forEach(witness -> hand(witness, true));
    }

    /** Sends it to all at the same time; those who did not take it are asked again after a while. */
    void handDue() throws InterruptedException {
        List<Thread> hands = witnesses.values().stream()
                .map(witness ->
                        Thread.ofVirtual().name("witness-" + witness.name()).start(() -> hand(witness, false)))
                .toList();
        try {
            for (Thread hand : hands) {
                hand.join();
            }
        } catch (InterruptedException interrupted) {
            hands.forEach(Thread::interrupt);
            throw interrupted;
        }
    }

    private void hand(Witness witness, boolean isNow) {
        ReentrantLock turn = Objects.requireNonNull(turns.get(witness.name()));
        if (isNow) {
            turn.lock();
        } else if (!turn.tryLock()) {
            return;
        }
        try {
            handInTurn(witness, isNow);
        } finally {
            turn.unlock();
        }
    }

    private void handInTurn(Witness witness, boolean isNow) {
        try {
            Optional<Due> due = due(witness, isNow);
            if (due.isPresent()) {
                hand(witness, due.get());
            }
        } catch (WitnessAwayException away) {
            problem(witness, away, false);
        } catch (RuntimeException | Error failed) {
            // Whatever the failure, the next round tries again, and the other witnesses do not wait for it.
            problem(witness, failed, false);
        }
    }

    private void hand(Witness witness, Due due) {
        Checkpoints.Signed checkpoint = due.checkpoint();
        SignedNote.@Nullable Signature cosignature;
        try {
            cosignature = witness.take(checkpoint, due.known(), from -> growth(from, checkpoint));
        } catch (WitnessRefusedException refused) {
            // Another process may have sent it a newer one: then that one is sent, and the witness answers to it.
            if (isNewest(checkpoint)) {
                problem(witness, refused, true);
            }
            return;
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.update(
                "insert into audit.witnessed (witness, checkpoint_id, cosignature, witnessed_at) values (?, ?, ?, ?)"
                        + " on conflict do nothing",
                witness.name(),
                checkpoint.id(),
                cosignature == null ? null : cosignature.line(),
                now);
        took(witness, new Taken(checkpoint.id(), checkpoint.checkpoint().size(), now.toInstant()));
    }

    /** What to send, where the witness has not got the newest and was not asked just now. */
    private Optional<Due> due(Witness witness, boolean isNow) {
        Taken taken = taken(witness);
        Optional<Checkpoints.Signed> newest = checkpoints.newest();
        if (newest.isEmpty() || newest.get().id() == taken.checkpointId()) {
            took(witness, taken);
            return Optional.empty();
        }
        boolean isDue = isDue(witness, newest.get()) || isNow;
        return isDue ? Optional.of(new Due(newest.get(), taken.size())) : Optional.empty();
    }

    private boolean isNewest(Checkpoints.Signed checkpoint) {
        return checkpoints
                .newest()
                .filter(newest -> newest.id() == checkpoint.id())
                .isPresent();
    }

    /** Uses one connection, which is returned before the witness is called. */
    private ConsistencyProof growth(long from, Checkpoints.Signed checkpoint) {
        long size = checkpoint.checkpoint().size();
        return Objects.requireNonNull(
                transaction.execute(status -> ConsistencyProof.of(from, size, new StoredTree(jdbc, roots, size))));
    }

    private boolean isDue(Witness witness, Checkpoints.Signed newest) {
        Attempt last = attempts.get(witness.name());
        long now = System.nanoTime();
        if (last != null && last.checkpointId() == newest.id() && now - last.at() < AGAIN.toNanos()) {
            return false;
        }
        attempts.put(witness.name(), new Attempt(newest.id(), now));
        return true;
    }

    private Taken taken(Witness witness) {
        return jdbc
                .query(
                        "select w.checkpoint_id, c.size, w.witnessed_at from audit.witnessed w"
                                + " join audit.checkpoint c on c.id = w.checkpoint_id"
                                // Of an earlier origin a witness knows another tree.
                                + " where w.witness = ? and starts_with(c.note, ?) order by w.checkpoint_id desc limit 1",
                        (row, number) -> new Taken(
                                row.getLong(1),
                                row.getLong(2),
                                row.getObject(3, OffsetDateTime.class).toInstant()),
                        witness.name(),
                        checkpoints.key().name() + "\n")
                .stream()
                .findFirst()
                .orElse(new Taken(0, 0, null));
    }

    private void took(Witness witness, Taken taken) {
        states.put(witness.name(), new WitnessState(witness.name(), taken.at(), taken.size(), null, false));
    }

    private void problem(Witness witness, Throwable problem, boolean isRefused) {
        WitnessState before = state(witness.name());
        String message = problem.getMessage() == null ? problem.toString() : problem.getMessage();
        states.put(
                witness.name(),
                new WitnessState(witness.name(), before.takenAt(), before.takenSize(), message, isRefused));
        if (message.equals(before.problem())) {
            return;
        }
        if (isRefused) {
            LOG.error("A witness refuses the trail's checkpoint: {}", message);
        } else {
            LOG.warn("A witness has not taken the trail's checkpoint and is asked again: {}", message);
        }
    }

    private record Taken(
            long checkpointId, long size, @Nullable Instant at) {}

    /** @param known the size of the last it has taken */
    private record Due(Checkpoints.Signed checkpoint, long known) {}

    private record Attempt(long checkpointId, long at) {}
}
