package pk.gov.nsor.audit.verification;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.audit.proof.NoteVerifier;
import pk.gov.nsor.keys.Keys;

/**
 * Goes through the whole trail as it stands at one moment, leaf by leaf, and says whether entries, batches, tiles,
 * checkpoints and what witnesses hold fit together; where not, which entry is the first that does not and what was done to
 * it. Only reads.
 */
public final class TrailVerifier {

    private final NoteVerifier key;
    private final Clock clock;
    private List<WitnessedCheckpoint> witnessed = List.of();
    private List<NoteVerifier> witnessKeys = List.of();
    private @Nullable Keys contents;

    /** @param key what the register's checkpoints are signed with; its name is their origin */
    public TrailVerifier(NoteVerifier key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /** Holds it against these checkpoints too. */
    public TrailVerifier against(List<WitnessedCheckpoint> checkpoints) {
        witnessed = List.copyOf(checkpoints);
        return this;
    }

    /** Takes a witness's checkpoint only with the signature of one of these. */
    public TrailVerifier cosignedBy(List<NoteVerifier> keys) {
        witnessKeys = List.copyOf(keys);
        return this;
    }

    /** Opens each content that still has its key, and holds it against its commitment; the database's only. */
    public TrailVerifier withContents(Keys keys) {
        contents = keys;
        return this;
    }

    /**
     * Checks the trail of a database, on two of its connections.
     *
     * @param progress hears every now and then how many leaves were gone through
     * @throws UnreadableTrailException where it cannot be read
     */
    public Verdict verify(DataSource database, LongConsumer progress) {
        Instant begun = clock.instant();
        try (TrailSource trail = LiveTrail.open(database, contents != null)) {
            return verify(trail, begun, progress);
        }
    }

    /**
     * Checks an export.
     *
     * @throws UnreadableTrailException where it cannot be read, or is no export
     */
    public Verdict verify(Path export, LongConsumer progress) {
        Instant begun = clock.instant();
        try (TrailSource trail = ExportedTrail.open(export)) {
            return verify(trail, begun, progress);
        }
    }

    private Verdict verify(TrailSource trail, Instant begun, LongConsumer progress) {
        Findings findings = new Findings();
        CheckpointCheck checkpoints = new CheckpointCheck(key, witnessKeys, findings);
        TrailSource.Head head = trail.head(checkpoints::stored);
        checkpoints.cosigned(head.cosignatures());
        checkpoints.witnessed(witnessed);
        WantedRoots roots = new WantedRoots(LongStream.concat(LongStream.of(0), checkpoints.sizes()));
        BatchCheck batches = new BatchCheck(findings, head.tiles(), roots);
        ContentCheck opening = contents == null ? null : new ContentCheck(contents, findings);
        EntryCheck entries = new EntryCheck(findings, opening);
        TrailSource.Tail tail;
        try (ReadingAhead ahead = ReadingAhead.of(trail)) {
            for (SealedBatch batch = ahead.next(); batch != null; batch = ahead.next()) {
                entries.check(batch, batches.check(batch));
                progress.accept(batches.size());
            }
            tail = ahead.tail();
        }
        batches.end();
        entries.end(batches.size(), tail);
        long boundTo = checkpoints.compare(roots, batches.size());
        byte[] root = batches.root();
        return new Verdict(
                begun,
                clock.instant(),
                batches.size(),
                root == null ? null : Base64.getEncoder().encodeToString(root),
                entries.entries(),
                tail.count(),
                tail.oldest(),
                checkpoints.count(),
                checkpoints.heldByWitnesses(),
                boundTo,
                opening == null ? null : opening.opened(),
                opening == null ? null : opening.erased(),
                findings.inOrder(),
                findings.count());
    }
}
