package pk.gov.nsor.audit.sealing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.audit.proof.Checkpoint;
import pk.gov.nsor.audit.proof.ConsistencyProof;
import pk.gov.nsor.audit.proof.NoteSigner;
import pk.gov.nsor.audit.proof.NoteVerifier;
import pk.gov.nsor.audit.proof.SignedNote;

/** Signs size and root of what is sealed, and never anything that the last signed tree is not the beginning of. */
public final class Checkpoints {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final NoteSigner signer;
    private final Clock clock;
    private final TileRoots roots;

    public Checkpoints(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            NoteSigner signer,
            Clock clock,
            TileRoots roots) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.signer = signer;
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
        Instant due = clock.instant().minus(age);
        if (newest().filter(last -> last.signedAt().isAfter(due)).isEmpty()) {
            Optional<Signed> _ = transaction.execute(status -> signLocked(due));
        }
    }

    /**
     * Signs what is sealed, unless the last checkpoint says so already.
     *
     * @return the newest checkpoint, this one or one before; empty where nothing was sealed yet
     * @throws BrokenTreeException where the last signed tree is not the beginning of what is stored
     */
    public Optional<Signed> sign() {
        return Objects.requireNonNull(transaction.execute(status -> signLocked(Instant.MAX)));
    }

    /** The key that checkpoints are checked with. */
    public NoteVerifier key() {
        return signer.verifier();
    }

    private Optional<Signed> signLocked(Instant due) {
        jdbc.query("select pg_advisory_xact_lock(" + Sealer.LOCK + ")", row -> {});
        SealedState state = SealedState.read(jdbc);
        Optional<Signed> newest = newest();
        if (newest.isPresent()) {
            Signed last = newest.get();
            checkBeginning(last, state);
            // Another process may have signed meanwhile.
            if (last.signedAt().isAfter(due) || last.checkpoint().size() == state.size()) {
                return newest;
            }
        } else if (state.size() == 0) {
            return Optional.empty();
        }
        Checkpoint checkpoint = new Checkpoint(signer.verifier().name(), state.size(), state.root());
        SignedNote note = checkpoint.sign(signer);
        OffsetDateTime now = OffsetDateTime.now(clock);
        Long id = jdbc.queryForObject(
                "insert into audit.checkpoint (size, root, note, signed_at) values (?, ?, ?, ?) returning id",
                Long.class,
                checkpoint.size(),
                checkpoint.root(),
                note.format(),
                now);
        return Optional.of(new Signed(Objects.requireNonNull(id), checkpoint, note, now.toInstant()));
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
        return new Signed(id, Checkpoint.parse(parsed.text()), parsed, signedAt);
    }
}
