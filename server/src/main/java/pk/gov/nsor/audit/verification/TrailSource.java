package pk.gov.nsor.audit.verification;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A trail as it stood at one moment: the database, or a file. Read by one thread, batches before the rest. */
interface TrailSource extends AutoCloseable {

    /** @throws UnreadableTrailException where it cannot be read */
    Head head();

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

    /**
     * What lies beside the batches.
     *
     * @param checkpoints in the order of signing
     * @param tiles null where the source has none
     */
    record Head(
            List<StoredCheckpoint> checkpoints,
            List<Cosignature> cosignatures,
            @Nullable StoredTiles tiles) {}

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
     * @param line its signature line
     */
    record Cosignature(String witness, long checkpoint, String line) {}

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
