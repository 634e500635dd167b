package pk.gov.nsor.foundation.audit;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import pk.gov.nsor.foundation.audit.proof.Checkpoint;
import pk.gov.nsor.foundation.audit.proof.NoteSigner;
import pk.gov.nsor.foundation.audit.proof.NoteVerifier;
import pk.gov.nsor.foundation.audit.proof.SignedNote;
import pk.gov.nsor.foundation.audit.sealing.Checkpoints;
import pk.gov.nsor.foundation.audit.sealing.Sealer;
import pk.gov.nsor.foundation.audit.sealing.TileRoots;
import pk.gov.nsor.foundation.audit.sealing.WitnessState;
import pk.gov.nsor.foundation.audit.sealing.Witnessing;
import pk.gov.nsor.foundation.keys.Keys;

/** Makes checkpoints of the trail on demand; the server also makes one each minute. */
@Component
public class TrailCheckpoints {

    /** The name of the key file of the trail's signatures. */
    private static final String KEY = "trail";

    private final Sealer sealer;
    private final Checkpoints checkpoints;
    private final Witnessing witnessing;

    public TrailCheckpoints(Sealer sealer, Checkpoints checkpoints, Witnessing witnessing) {
        this.sealer = sealer;
        this.checkpoints = checkpoints;
        this.witnessing = witnessing;
    }

    /**
     * For a command beside a server, on a connection of its own.
     *
     * @param origins as NSOR_TRAIL_ORIGIN has them
     * @param witnesses as NSOR_WITNESSES has it
     */
    public static TrailCheckpoints of(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            Keys keys,
            Clock clock,
            TrailOrigins origins,
            String witnesses) {
        TileRoots roots = new TileRoots();
        Checkpoints checkpoints =
                new Checkpoints(jdbc, transactions, keys.signing(KEY).pair(), origins, clock, roots);
        return new TrailCheckpoints(
                new Sealer(jdbc, transactions, clock, roots),
                checkpoints,
                new Witnessing(jdbc, transactions, checkpoints, roots, clock, witnesses));
    }

    /** The key that signs checkpoints of this origin: outside the database, made when it is first needed. */
    public static NoteSigner signer(Keys keys, String origin) {
        return new NoteSigner(origin, keys.signing(KEY).pair());
    }

    /** What the checkpoints of these origins are checked with, the current one's last. */
    public static List<NoteVerifier> verifiers(Keys keys, TrailOrigins origins) {
        return origins.verifiers(keys.signing(KEY).pair());
    }

    /**
     * A checkpoint and who holds it.
     *
     * @param note as it was handed out
     * @param witnesses how each is after it was handed the note
     */
    public record Made(Checkpoint checkpoint, SignedNote note, Instant signedAt, List<Witness> witnesses) {}

    /**
     * The state of a witness.
     *
     * @param takenAt when it took its last checkpoint; empty where it has none
     * @param takenSize how many leaves that is of; 0 where it has none
     * @param problem what prevented it from taking the newest one; empty where nothing did
     * @param isRefused whether the problem is that it holds something that does not fit: a fork, or more than there is
     */
    public record Witness(
            String name, Optional<Instant> takenAt, long takenSize, Optional<String> problem, boolean isRefused) {

        static Witness of(WitnessState state) {
            return new Witness(
                    state.name(),
                    Optional.ofNullable(state.takenAt()),
                    state.takenSize(),
                    Optional.ofNullable(state.problem()),
                    state.isRefused());
        }
    }

    /**
     * Seals what is complete, signs it unless the newest checkpoint covers it already, and sends it to the witnesses
     * that have not got it. What an open transaction has written is not complete.
     *
     * @return the newest checkpoint; empty while the trail has no entries
     * @throws IllegalStateException where the stored parts are inconsistent, or the database has restarted its
     *     transaction numbers
     */
    public Optional<Made> now() {
        sealer.sealAll();
        Optional<Checkpoints.Signed> signed = checkpoints.sign();
        witnessing.handNow();
        return signed.map(made -> new Made(made.checkpoint(), made.note(), made.signedAt(), witnesses()));
    }

    /** The newest one as it was handed out; empty where there is none. */
    public Optional<SignedNote> newest() {
        return checkpoints.newest().map(Checkpoints.Signed::note);
    }

    /** Whether what is sealed begins with the leaves of a checkpoint that somebody holds. */
    public boolean isBeginning(Checkpoint seen) {
        return checkpoints.isBeginning(seen);
    }

    /** The state of each witness, in the order of the settings. */
    public List<Witness> witnesses() {
        return witnessing.states().stream().map(Witness::of).toList();
    }

    /** The files of witnesses that are files: what they hold can be read here. */
    public List<Path> witnessFiles() {
        return witnessing.files();
    }

    /** The names of the witnesses of which nothing can be read here. */
    public List<String> witnessesElsewhere() {
        return witnessing.elsewhere();
    }

    /** The key that checkpoints are checked with. */
    public NoteVerifier key() {
        return checkpoints.key();
    }

    /** The same, with those of earlier origins before it. */
    public List<NoteVerifier> keys() {
        return checkpoints.keys();
    }

    /**
     * Signs what is sealed already, and hands it to nobody. Where the last checkpoint is of an earlier origin, the current one
     * begins with it: no leaf that is written later is under the earlier one.
     *
     * @throws IllegalStateException as {@link #now}
     */
    public void begin() {
        Optional<Checkpoints.Signed> _ = checkpoints.sign();
    }
}
