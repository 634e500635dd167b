package pk.gov.nsor.foundation.audit.verification;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.audit.proof.NoteVerifier;
import pk.gov.nsor.foundation.audit.verification.check.BatchCheck;
import pk.gov.nsor.foundation.audit.verification.check.CheckpointCheck;
import pk.gov.nsor.foundation.audit.verification.check.CheckpointTimes;
import pk.gov.nsor.foundation.audit.verification.check.ContentCheck;
import pk.gov.nsor.foundation.audit.verification.check.EntryCheck;
import pk.gov.nsor.foundation.audit.verification.check.EntryTimes;
import pk.gov.nsor.foundation.keys.Keys;

/**
 * Checks the whole trail at one moment, leaf by leaf: whether entries, batches, tiles, checkpoints and those held by
 * witnesses agree, and up to where signatures cover it. Where they do not agree, it reports the first such entry and
 * what was done to it. It only reads. docs/verifying.md says what is checked, and in what order.
 */
public final class TrailVerifier {

    private final List<NoteVerifier> keys;
    private final Clock clock;
    private List<WitnessedCheckpoint> witnessed = List.of();
    private List<NoteVerifier> witnessKeys = List.of();
    private @Nullable Keys contents;

    /** @param key what the register's checkpoints are signed with; its name is their origin */
    public TrailVerifier(NoteVerifier key, Clock clock) {
        this(List.of(key), clock);
    }

    /** @param keys one for each origin that the trail has had, the current one's last */
    public TrailVerifier(List<NoteVerifier> keys, Clock clock) {
        this.keys = List.copyOf(keys);
        this.clock = clock;
    }

    /** Also compares it with these checkpoints. */
    public TrailVerifier against(List<WitnessedCheckpoint> checkpoints) {
        witnessed = List.copyOf(checkpoints);
        return this;
    }

    /** Accepts a witness's checkpoint only with the signature of one of these. */
    public TrailVerifier cosignedBy(List<NoteVerifier> keys) {
        witnessKeys = List.copyOf(keys);
        return this;
    }

    /** Decrypts each content that still has its key, and compares it with its commitment; only for a database. */
    public TrailVerifier withContents(Keys keys) {
        contents = keys;
        return this;
    }

    /**
     * Checks the trail of a database, on two of its connections.
     *
     * @param progress called from time to time with how many leaves were checked
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
        try (TrailSource trail = ExportedTrail.open(export, keys.getLast())) {
            return verify(trail, begun, progress);
        }
    }

    private Verdict verify(TrailSource trail, Instant begun, LongConsumer progress) {
        Findings findings = new Findings();
        CheckpointTimes times = new CheckpointTimes(findings, begun);
        CheckpointCheck checkpoints = new CheckpointCheck(keys, witnessKeys, findings, times);
        StoredTiles tiles = trail.head(checkpoints::stored, checkpoints::cosigned);
        checkpoints.witnessed(witnessed);
        WantedRoots roots = new WantedRoots(LongStream.concat(LongStream.of(0), checkpoints.sizes()));
        Unsigned unsigned = new Unsigned(checkpoints, roots);
        BatchCheck batches = new BatchCheck(findings, tiles, roots);
        ContentCheck opening = contents == null ? null : new ContentCheck(contents, findings);
        EntryCheck entries = new EntryCheck(findings, opening, unsigned);
        EntryTimes entryTimes = times.entries();
        TrailSource.Tail tail;
        try (ReadingAhead ahead = ReadingAhead.of(trail)) {
            for (SealedBatch batch = ahead.next(); batch != null; batch = ahead.next()) {
                entries.check(batch, batches.check(batch));
                entryTimes.check(batch);
                progress.accept(batches.size());
            }
            tail = ahead.tail();
        }
        trail.findings().forEach(findings::add);
        batches.end();
        entries.end(batches.size(), tail);
        long boundTo = checkpoints.compare(roots, batches.size());
        unsigned.tell(findings, tail, batches.size(), trail.isLive(), begun);
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
                unsigned.coverage(tail),
                checkpoints.beginnings(),
                findings.inOrder(),
                findings.count());
    }
}
