package pk.gov.nsor.foundation.audit.verification;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import pk.gov.nsor.foundation.audit.proof.NoteVerifier;

/**
 * Writes the trail up to its newest checkpoint into a file, in one snapshot: lines of words, bytes in base64, as
 * docs/verifying.md describes them. It contains the trail as it is, consistent or not, and only the hashes of
 * contents.
 */
public final class TrailExport {

    static final String FIRST_LINE = "nsor-trail-export 1";
    static final String KEY = "key";
    static final String MADE = "made";
    static final String CHECKPOINT = "checkpoint";
    static final String COSIGNATURE = "cosignature";
    static final String BATCH = "batch";
    static final String END = "end";

    private static final int BUFFER = 1 << 20;
    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    private TrailExport() {}

    /**
     * What was written.
     *
     * @param size how many leaves
     * @param checkpoints how many checkpoints
     * @param leftOut how many entries lie behind the newest checkpoint, and are not in the file
     */
    public record Written(long size, int checkpoints, long leftOut) {}

    /**
     * Writes the file, which exists only once it is complete.
     *
     * @param key the key that the checkpoints are signed with, so that the reader of the file can compare it with the
     *     known one
     * @param progress called from time to time with how many leaves are written
     * @throws UnreadableTrailException where the database cannot be read, or nothing was ever signed
     * @throws IOException where the file cannot be written
     */
    public static Written write(DataSource database, NoteVerifier key, Clock clock, Path file, LongConsumer progress)
            throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        try (LiveTrail trail = LiveTrail.open(database, false)) {
            Written written;
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft), BUFFER)) {
                written = write(trail, key, clock, out, progress);
            }
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return written;
        } catch (UncheckedIOException unwritable) {
            throw unwritable.getCause();
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static Written write(
            LiveTrail trail, NoteVerifier key, Clock clock, OutputStream out, LongConsumer progress) {
        line(out, FIRST_LINE);
        line(out, KEY, key.text());
        line(out, MADE, clock.instant().toString());
        Head head = new Head(out);
        trail.head(head::checkpoints, head::cosignatures);
        if (head.count == 0) {
            throw new UnreadableTrailException(
                    "There is no checkpoint to export up to yet; bin/nsor audit checkpoint signs one");
        }
        trail.endBefore(head.size);
        long next = 0;
        for (SealedBatch batch = trail.next(); batch != null; batch = trail.next()) {
            next = batch.nextLeaf();
            batch(out, batch);
            progress.accept(next);
        }
        end(out, next);
        return new Written(next, head.count, trail.tail().count());
    }

    static void batch(OutputStream out, SealedBatch batch) {
        line(
                out,
                BATCH,
                String.valueOf(batch.firstLeaf()),
                String.valueOf(batch.nextLeaf()),
                Long.toUnsignedString(batch.lastTransaction()),
                String.valueOf(batch.lastEntry()),
                base64(batch.root()),
                base64(bytes(batch.ids())),
                base64(batch.hashes()),
                base64(bytes(batch.entries())));
    }

    static void end(OutputStream out, long leaves) {
        line(out, END, String.valueOf(leaves));
    }

    /** Writes checkpoints and what witnesses signed of them: numbered from 1, since their rows need not follow each other. */
    static final class Head {

        private final OutputStream out;
        private long[] rows = new long[1_000];
        private long size;
        private int count;

        Head(OutputStream out) {
            this.out = out;
        }

        void checkpoints(List<TrailSource.StoredCheckpoint> some) {
            for (TrailSource.StoredCheckpoint one : some) {
                if (count == rows.length) {
                    rows = Arrays.copyOf(rows, 2 * count);
                }
                rows[count++] = one.id();
                size = Math.max(size, one.size());
                line(
                        out,
                        CHECKPOINT,
                        String.valueOf(count),
                        String.valueOf(one.size()),
                        base64(one.root()),
                        base64(one.note()));
            }
        }

        void cosignatures(List<TrailSource.Cosignature> some) {
            for (TrailSource.Cosignature one : some) {
                line(
                        out,
                        COSIGNATURE,
                        String.valueOf(1 + Arrays.binarySearch(rows, 0, count, one.checkpoint())),
                        base64(one.witness()),
                        base64(one.note()),
                        base64(one.line()));
            }
        }
    }

    private static byte[] bytes(long[] ids) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * ids.length);
        for (long id : ids) {
            bytes.putLong(id);
        }
        return bytes.array();
    }

    /** Each encoding with its length of four bytes in front. */
    private static byte[] bytes(PackedLeaves leaves) {
        int length = 0;
        for (int leaf = 0; leaf < leaves.count(); leaf++) {
            length += Integer.BYTES + leaves.end(leaf) - leaves.begin(leaf);
        }
        ByteBuffer bytes = ByteBuffer.allocate(length);
        for (int leaf = 0; leaf < leaves.count(); leaf++) {
            int ofLeaf = leaves.end(leaf) - leaves.begin(leaf);
            bytes.putInt(ofLeaf).put(leaves.bytes(), leaves.begin(leaf), ofLeaf);
        }
        return bytes.array();
    }

    private static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A word for no bytes too. */
    private static String base64(byte[] bytes) {
        return bytes.length == 0 ? "=" : BASE64.encodeToString(bytes);
    }

    private static void line(OutputStream out, String... words) {
        try {
            for (int at = 0; at < words.length; at++) {
                if (at > 0) {
                    out.write(' ');
                }
                out.write(words[at].getBytes(StandardCharsets.UTF_8));
            }
            out.write('\n');
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
