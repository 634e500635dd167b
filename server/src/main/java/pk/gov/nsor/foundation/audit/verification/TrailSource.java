package pk.gov.nsor.foundation.audit.verification;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A trail as it stood at one moment: the database, or a file. Read by one thread, batches before the rest. */
public interface TrailSource extends AutoCloseable {

    /**
     * Reads the data beside the batches; called before them.
     *
     * @param checkpoints receives the stored checkpoints in the order of signing, a thousand at a time
     * @param cosignatures receives the cosignatures after all checkpoints, a thousand at a time
     * @return the stored tiles; null where the source has none
     * @throws UnreadableTrailException where it cannot be read
     */
    @Nullable
    StoredTiles head(Consumer<List<StoredCheckpoint>> checkpoints, Consumer<List<Cosignature>> cosignatures);

    /** Whether the register goes on writing it: what was written last is then not signed yet. */
    boolean isLive();

    /**
     * The next batch, in the order of leaves; null after the last.
     *
     * @throws UnreadableTrailException where it cannot be read
     */
    @Nullable
    SealedBatch next();

    /** What follows the last batch; after {@link #next} has returned null. */
    Tail tail();

    /** Inconsistencies that the source itself has found; after {@link #next} has returned null. */
    List<Finding> findings();

    @Override
    void close();

    /** How many checkpoints or cosignatures are passed on at once. */
    int AT_ONCE = 1_000;

    /**
     * A row of the table of checkpoints, or of the export's.
     *
     * @param note the signed note
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record StoredCheckpoint(long id, long size, byte[] root, String note) {}

    /**
     * That a witness has signed a checkpoint.
     *
     * @param note of the checkpoint
     * @param line the witness's signature line
     */
    record Cosignature(String witness, long checkpoint, String note, String line) {}

    /**
     * Entries behind the last batch.
     *
     * @param count how many
     * @param oldest the earliest time that any of them has; null where there is none
     * @param newest the latest
     * @param ids the first of them
     */
    record Tail(
            long count, @Nullable Instant oldest, @Nullable Instant newest, List<Long> ids) {

        static final Tail NONE = new Tail(0, null, null, List.of());
    }
}
