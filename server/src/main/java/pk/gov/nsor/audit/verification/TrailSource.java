package pk.gov.nsor.audit.verification;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A trail as it stood at one moment: the database, or a file. Read by one thread, batches before the rest. */
interface TrailSource extends AutoCloseable {

    /**
     * What lies beside the batches; before them.
     *
     * @param checkpoints hears of the stored checkpoints in the order of signing, a thousand at a time
     * @throws UnreadableTrailException where it cannot be read
     */
    Head head(Consumer<List<StoredCheckpoint>> checkpoints);

    /**
     * The next batch, in the order of leaves; null after the last.
     *
     * @throws UnreadableTrailException where it cannot be read
     */
    @Nullable
    SealedBatch next();

    /** What follows the last batch; after {@link #next} has returned null. */
    Tail tail();

    @Override
    void close();

    /** How many checkpoints are told of at once. */
    int CHECKPOINTS_AT_ONCE = 1_000;

    /**
     * What lies beside the batches but for checkpoints.
     *
     * @param tiles null where the source has none
     */
    record Head(List<Cosignature> cosignatures, @Nullable StoredTiles tiles) {}

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
     * @param oldest when the first of them was written; null where there is none
     * @param ids the first of them
     */
    record Tail(long count, @Nullable Instant oldest, List<Long> ids) {

        static final Tail NONE = new Tail(0, null, List.of());
    }
}
