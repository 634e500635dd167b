package pk.gov.nsor.audit.verification;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The trail in a file that {@link TrailExport} wrote. */
final class ExportedTrail implements TrailSource {

    private final ExportLines lines;
    private boolean isAtBatch;

    private ExportedTrail(ExportLines lines) {
        this.lines = lines;
    }

    /** @throws UnreadableTrailException where the file cannot be read, or is no export */
    static ExportedTrail open(Path file) {
        ExportLines lines = ExportLines.open(file);
        if (!lines.next()
                || lines.words() != 2
                || !(lines.text(0) + " " + lines.text(1)).equals(TrailExport.FIRST_LINE)) {
            lines.close();
            throw new UnreadableTrailException("Not an export of the trail, or of a version that is not known here: "
                    + file + " does not begin with \"" + TrailExport.FIRST_LINE + "\"");
        }
        return new ExportedTrail(lines);
    }

    @Override
    public Head head(Consumer<List<StoredCheckpoint>> checkpoints) {
        List<StoredCheckpoint> some = new ArrayList<>();
        List<Cosignature> cosignatures = new ArrayList<>();
        while (true) {
            advance();
            switch (lines.text(0)) {
                case TrailExport.KEY, TrailExport.MADE -> expect(2);
                case TrailExport.CHECKPOINT -> {
                    expect(5);
                    some.add(new StoredCheckpoint(
                            lines.number(1), lines.number(2), lines.bytes(3), text(lines.bytes(4))));
                    if (some.size() == CHECKPOINTS_AT_ONCE) {
                        checkpoints.accept(some);
                        some = new ArrayList<>();
                    }
                }
                case TrailExport.COSIGNATURE -> {
                    expect(5);
                    cosignatures.add(new Cosignature(
                            text(lines.bytes(2)), lines.number(1), text(lines.bytes(3)), text(lines.bytes(4))));
                }
                default -> {
                    checkpoints.accept(some);
                    isAtBatch = true;
                    return new Head(cosignatures, null);
                }
            }
        }
    }

    @Override
    public @Nullable SealedBatch next() {
        if (!isAtBatch) {
            advance();
        }
        isAtBatch = false;
        return switch (lines.text(0)) {
            case TrailExport.BATCH -> {
                expect(9);
                yield new SealedBatch(
                        lines.number(1),
                        lines.number(2),
                        lines.number(3),
                        lines.number(4),
                        lines.bytes(5),
                        ids(lines.bytes(6)),
                        lines.bytes(7),
                        leaves(lines.bytes(8)),
                        Map.of());
            }
            case TrailExport.END -> {
                expect(2);
                if (lines.next()) {
                    throw lines.wrong("lines follow the end");
                }
                yield null;
            }
            default -> throw lines.wrong("it begins with neither batch nor end");
        };
    }

    /** An export ends with a checkpoint, and has nothing behind it. */
    @Override
    public Tail tail() {
        return Tail.NONE;
    }

    @Override
    public void close() {
        lines.close();
    }

    private void advance() {
        if (!lines.next()) {
            throw lines.wrong("the export was cut off, its last line is missing");
        }
    }

    private void expect(int words) {
        if (lines.words() != words) {
            throw lines.wrong("it has " + lines.words() + " words, not " + words);
        }
    }

    private long[] ids(byte[] bytes) {
        if (bytes.length % Long.BYTES != 0) {
            throw lines.wrong("the identifiers end in the middle of one");
        }
        long[] ids = new long[bytes.length / Long.BYTES];
        ByteBuffer.wrap(bytes).asLongBuffer().get(ids);
        return ids;
    }

    private PackedLeaves leaves(byte[] bytes) {
        PackedLeaves leaves = PackedLeaves.in(bytes, Integer.BYTES);
        ByteBuffer from = ByteBuffer.wrap(bytes);
        while (from.hasRemaining()) {
            int length = from.remaining() < Integer.BYTES ? -1 : from.getInt();
            if (length < PackedLeaves.LEAST_BYTES || length > from.remaining()) {
                throw lines.wrong("a leaf ends in the middle");
            }
            from.position(from.position() + length);
            leaves.endsAt(from.position());
        }
        return leaves;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
