package pk.gov.nsor.audit.verification;

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
import java.util.Base64;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import pk.gov.nsor.audit.proof.NoteVerifier;

/**
 * Writes the trail up to its newest checkpoint into a file, in one snapshot: lines of words, bytes in base64, as docs/verifying.md
 * describes them. It says what is there, fitting or not, and no content: of each only its hash.
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
     */
    public record Written(long size, int checkpoints) {}

    /**
     * Writes the file, which is there only once it is whole.
     *
     * @param key the key that the checkpoints are signed with, for whoever reads the file to compare with the one they know
     * @param progress hears every now and then how many leaves are written
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
        long[] size = {0};
        int[] count = {0};
        TrailSource.Head head = trail.head(checkpoints -> {
            for (TrailSource.StoredCheckpoint one : checkpoints) {
                size[0] = Math.max(size[0], one.size());
                count[0]++;
                line(
                        out,
                        CHECKPOINT,
                        String.valueOf(one.id()),
                        String.valueOf(one.size()),
                        base64(one.root()),
                        base64(one.note()));
            }
        });
        if (count[0] == 0) {
            throw new UnreadableTrailException(
                    "There is no checkpoint to export up to yet; bin/nsor audit checkpoint signs one");
        }
        trail.endBefore(size[0]);
        for (TrailSource.Cosignature one : head.cosignatures()) {
            line(
                    out,
                    COSIGNATURE,
                    String.valueOf(one.checkpoint()),
                    base64(one.witness()),
                    base64(one.note()),
                    base64(one.line()));
        }
        long next = 0;
        for (SealedBatch batch = trail.next(); batch != null; batch = trail.next()) {
            next = batch.nextLeaf();
            line(
                    out,
                    BATCH,
                    String.valueOf(batch.firstLeaf()),
                    String.valueOf(next),
                    Long.toUnsignedString(batch.lastTransaction()),
                    String.valueOf(batch.lastEntry()),
                    base64(batch.root()),
                    base64(bytes(batch.ids())),
                    base64(batch.hashes()),
                    base64(bytes(batch.entries())));
            progress.accept(next);
        }
        line(out, END, String.valueOf(next));
        return new Written(next, count[0]);
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
        ByteBuffer bytes = ByteBuffer.allocate(leaves.size() + Integer.BYTES * leaves.count());
        for (int leaf = 0; leaf < leaves.count(); leaf++) {
            int length = leaves.end(leaf) - leaves.begin(leaf);
            bytes.putInt(length).put(leaves.bytes(), leaves.begin(leaf), length);
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
