package pk.gov.nsor.foundation.audit.sealing;

import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.foundation.audit.TrailOrigins;
import pk.gov.nsor.foundation.audit.proof.Checkpoint;
import pk.gov.nsor.foundation.audit.proof.ConsistencyProof;
import pk.gov.nsor.foundation.audit.proof.NoteSigner;
import pk.gov.nsor.foundation.audit.proof.NoteVerifier;
import pk.gov.nsor.foundation.audit.proof.SignedNote;
import pk.gov.nsor.foundation.audit.proof.TimeLimits;

/**
 * Signs size, root and time of what is sealed, and only where the last signed tree is its beginning. Where nothing was
 * sealed for a while, the same tree is signed again with a new time, so that nobody can insert backdated entries.
 */
public final class Checkpoints {

    /** How long a signed checkpoint is reused while nothing was sealed since. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private static final Duration NONE_SO_YOUNG = Duration.ofDays(-1);

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final NoteSigner signer;
    private final List<NoteVerifier> keys;
    private final Clock clock;
    private final TileRoots roots;

    /** @param key that signs, for each of the origins */
    public Checkpoints(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            KeyPair key,
            TrailOrigins origins,
            Clock clock,
            TileRoots roots) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.signer = new NoteSigner(origins.current(), key);
        this.keys = origins.verifiers(key);
        this.clock = clock;
        this.roots = roots;
    }

    /**
     * A checkpoint as it is stored.
     *
     * @param id order of signing
     * @param note as it was handed out
     */
    public record Signed(long id, Checkpoint checkpoint, SignedNote note, Instant signedAt) {}

    /** The one signed last; empty where there is none yet. */
    public Optional<Signed> newest() {
        return jdbc
                .query(
                        "select id, note, signed_at from audit.checkpoint order by id desc limit 1",
                        (row, number) -> signed(
                                row.getLong("id"),
                                row.getString("note"),
                                row.getObject("signed_at", OffsetDateTime.class).toInstant()))
                .stream()
                .findFirst();
    }

    /** Signs what is sealed, unless the last checkpoint is younger than this. */
    public void signIfOlder(Duration age) {
        if (newest().filter(last -> isYounger(last, age)).isEmpty()) {
            Optional<Signed> _ = transaction.execute(status -> signLocked(age));
        }
    }

    /** A checkpoint with a future time was signed by a wrong clock, and does not prevent signing. */
    private boolean isYounger(Signed last, Duration age) {
        Instant now = clock.instant();
        return last.signedAt().isAfter(now.minus(age)) && !isAhead(last, now);
    }

    private static boolean isAhead(Signed last, Instant now) {
        return last.signedAt().isAfter(now.plus(TimeLimits.CLOCKS));
    }

    /**
     * Signs what is sealed, unless a checkpoint of the last minute says so already.
     *
     * @return the newest checkpoint, this one or one before; empty where nothing was sealed yet
     * @throws BrokenTreeException where the last signed tree is not the beginning of what is stored
     */
    public Optional<Signed> sign() {
        return Objects.requireNonNull(transaction.execute(status -> signLocked(NONE_SO_YOUNG)));
    }

    /** The key that checkpoints are checked with. */
    public NoteVerifier key() {
        return signer.verifier();
    }

    /** The same, with those of earlier origins before it. */
    public List<NoteVerifier> keys() {
        return keys;
    }

    /** Whether the trail had this origin before the current one. */
    boolean isEarlier(String origin) {
        return keys.subList(0, keys.size() - 1).stream()
                .anyMatch(key -> key.name().equals(origin));
    }

    private Optional<Signed> signLocked(Duration age) {
        jdbc.query("select pg_advisory_xact_lock(" + Sealer.LOCK + ")", row -> {});
        SealedState state = SealedState.read(jdbc);
        Optional<Signed> newest = newest();
        if (newest.isPresent()) {
            Signed last = newest.get();
            checkBeginning(last, state);
            // Another process may have signed meanwhile.
            boolean isSame = last.checkpoint().size() == state.size();
            boolean isOfOrigin = isOfOrigin(last);
            if (isOfOrigin && isYounger(last, age)) {
                return newest;
            }
            if (isOfOrigin && isSame && !isToBeRenewed(last, state)) {
                return newest;
            }
        } else if (state.size() == 0) {
            return Optional.empty();
        }
        Instant time = time(newest.orElse(null));
        Checkpoint checkpoint = new Checkpoint(signer.verifier().name(), state.size(), state.root(), time);
        SignedNote note = checkpoint.sign(signer);
        Long id = jdbc.queryForObject(
                "insert into audit.checkpoint (size, root, note, signed_at) values (?, ?, ?, ?) returning id",
                Long.class,
                checkpoint.size(),
                checkpoint.root(),
                note.format(),
                time.atOffset(ZoneOffset.UTC));
        return Optional.of(new Signed(Objects.requireNonNull(id), checkpoint, note, time));
    }

    /**
     * The clocks of two processes differ slightly; no checkpoint gets a time before the last one for that reason.
     * Where the last was signed by a wrong clock, the true time is used, and everybody can see that.
     */
    private Instant time(@Nullable Signed last) {
        Instant now = clock.instant();
        return last != null && last.signedAt().isAfter(now) && !isAhead(last, now)
                ? last.signedAt()
                : now.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Not while entries wait: they exist, and are not in the tree. */
    private boolean isToBeRenewed(Signed last, SealedState state) {
        return !state.isBehind() && !isYounger(last, FRESH);
    }

    /**
     * Whether the last one is of the current origin; otherwise a new origin begins.
     *
     * @throws BrokenTreeException where the trail had the current origin before and has another since, or the last one's is not
     *     named among the earlier ones
     */
    private boolean isOfOrigin(Signed last) {
        String origin = last.checkpoint().origin();
        if (origin.equals(signer.verifier().name())) {
            return true;
        }
        if (!isEarlier(origin)) {
            throw new BrokenTreeException(
                    "The last checkpoint is of the origin " + origin + ", which NSOR_TRAIL_ORIGIN does not name before "
                            + signer.verifier().name());
        }
        if (Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from audit.checkpoint where starts_with(note, ?))",
                Boolean.class,
                signer.verifier().name() + "\n"))) {
            throw new BrokenTreeException("The trail had the origin "
                    + signer.verifier().name() + " before, and has " + origin + " since: a new one is needed");
        }
        return false;
    }

    /** Whether what is sealed begins with the leaves of a checkpoint, whoever signed it. */
    public boolean isBeginning(Checkpoint seen) {
        long size = SealedState.read(jdbc).size();
        return seen.size() <= size && Arrays.equals(seen.root(), new StoredTree(jdbc, roots, size).root(seen.size()));
    }

    private void checkBeginning(Signed last, SealedState state) {
        Checkpoint before = last.checkpoint();
        if (before.size() > state.size()) {
            throw new BrokenTreeException("A checkpoint of " + before.size() + " leaves is signed, and " + state.size()
                    + " are sealed: batches were removed, or an older database is in place");
        }
        ConsistencyProof proof =
                ConsistencyProof.of(before.size(), state.size(), new StoredTree(jdbc, roots, state.size()));
        if (!proof.verify(before.root(), state.root())) {
            throw new BrokenTreeException("The tree does not begin with the " + before.size()
                    + " leaves that the last checkpoint signs: there is a fork");
        }
    }

    private static Signed signed(long id, String note, Instant signedAt) {
        SignedNote parsed = SignedNote.parse(note);
        Checkpoint checkpoint = Checkpoint.parse(parsed.text());
        return new Signed(id, checkpoint, parsed, Objects.requireNonNullElse(checkpoint.time(), signedAt));
    }
}
