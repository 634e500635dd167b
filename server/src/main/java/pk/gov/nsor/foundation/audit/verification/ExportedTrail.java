package pk.gov.nsor.foundation.audit.verification;

import static pk.gov.nsor.foundation.audit.verification.FindingKind.EXPORT_WRONG;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.audit.proof.MalformedProofException;
import pk.gov.nsor.foundation.audit.proof.MerkleHash;
import pk.gov.nsor.foundation.audit.proof.NoteVerifier;

/**
 * The trail in a file that {@link TrailExport} wrote. Only the order and form in which it writes lines are accepted.
 * Contradictions between lines (numbers of checkpoints, the count at the end, the key) are findings.
 */
final class ExportedTrail implements TrailSource {

    private final ExportLines lines;
    private final NoteVerifier key;
    private final List<Finding> findings = new ArrayList<>();
    private boolean isAtBatch;
    private long leaves;
    /** The number of the last checkpoint. */
    private long numbered;

    private ExportedTrail(ExportLines lines, NoteVerifier key) {
        this.lines = lines;
        this.key = key;
    }

    /**
     * @param key that checkpoints are checked with
     * @throws UnreadableTrailException where the file cannot be read, or is no export
     */
    static ExportedTrail open(Path file, NoteVerifier key) {
        return of(ExportLines.open(file), file, key);
    }

    static ExportedTrail of(ExportLines lines, Path file, NoteVerifier key) {
        try {
            if (!lines.next()
                    || lines.words() != 2
                    || !(lines.text(0) + " " + lines.text(1)).equals(TrailExport.FIRST_LINE)) {
                throw new UnreadableTrailException(
                        "Not an export of the trail, or of a version that is not known here: " + file
                                + " does not begin with \"" + TrailExport.FIRST_LINE + "\"");
            }
            return new ExportedTrail(lines, key);
        } catch (UnreadableTrailException none) {
            lines.close();
            throw none;
        }
    }

    @Override
    public @Nullable StoredTiles head(
            Consumer<List<StoredCheckpoint>> checkpoints, Consumer<List<Cosignature>> cosignatures) {
        key();
        made();
        advance();
        checkpoints(checkpoints);
        cosignatures(cosignatures);
        isAtBatch = true;
        return null;
    }

    @Override
    public boolean isLive() {
        return false;
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
                SealedBatch batch = new SealedBatch(
                        lines.number(1),
                        lines.number(2),
                        lines.unsigned(3),
                        lines.number(4),
                        lines.bytes(5, MerkleHash.BYTES),
                        ids(lines.bytes(6)),
                        lines.bytes(7),
                        leaves(lines.bytes(8)),
                        Map.of(),
                        null);
                leaves += batch.entries().count();
                yield batch;
            }
            case TrailExport.END -> {
                expect(2);
                if (lines.number(1) != leaves) {
                    wrong("the end says that there are %d leaves, and there are %d".formatted(lines.number(1), leaves));
                }
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
    public List<Finding> findings() {
        return findings;
    }

    @Override
    public void close() {
        lines.close();
    }

    private void key() {
        advance(TrailExport.KEY, 2);
        try {
            NoteVerifier said = NoteVerifier.parse(lines.text(1));
            if (!said.text().equals(key.text())) {
                wrong("the export says to be signed with the key " + said.text() + ", and not with " + key.text());
            }
        } catch (MalformedProofException none) {
            throw lines.wrong("it has no key");
        }
    }

    private void made() {
        advance(TrailExport.MADE, 2);
        try {
            if (Instant.parse(lines.text(1)).toString().equals(lines.text(1))) {
                return;
            }
        } catch (DateTimeException none) {
            // Refused below.
        }
        throw lines.wrong("it has no time");
    }

    private void checkpoints(Consumer<List<StoredCheckpoint>> checkpoints) {
        List<StoredCheckpoint> some = new ArrayList<>();
        long last = 0;
        for (; lines.text(0).equals(TrailExport.CHECKPOINT); advance()) {
            expect(5);
            long number = lines.number(1);
            if (number != last + 1) {
                wrong("checkpoint %d follows checkpoint %d".formatted(number, last));
            }
            last = number;
            some.add(new StoredCheckpoint(
                    number, lines.number(2), lines.bytes(3, MerkleHash.BYTES), lines.encodedText(4)));
            if (some.size() == AT_ONCE) {
                checkpoints.accept(some);
                some = new ArrayList<>();
            }
        }
        checkpoints.accept(some);
        numbered = last;
    }

    private void cosignatures(Consumer<List<Cosignature>> cosignatures) {
        List<Cosignature> some = new ArrayList<>();
        Cosignature last = null;
        for (; lines.text(0).equals(TrailExport.COSIGNATURE); advance()) {
            expect(5);
            Cosignature one =
                    new Cosignature(lines.encodedText(2), lines.number(1), lines.encodedText(3), lines.encodedText(4));
            if (last != null
                    && (one.checkpoint() < last.checkpoint()
                            || (one.checkpoint() == last.checkpoint()
                                    && one.witness().equals(last.witness())))) {
                wrong(
                        "the signature of the witness %s under checkpoint %d is there twice, or behind that of a later one"
                                .formatted(LeafCheck.shown(one.witness()), one.checkpoint()));
            }
            if (one.checkpoint() < 1 || one.checkpoint() > numbered) {
                wrong("the signature of the witness %s is under checkpoint %d, which is not there"
                        .formatted(LeafCheck.shown(one.witness()), one.checkpoint()));
            }
            last = one;
            some.add(one);
            if (some.size() == AT_ONCE) {
                cosignatures.accept(some);
                some = new ArrayList<>();
            }
        }
        cosignatures.accept(some);
    }

    private void wrong(String detail) {
        // One of a kind is enough, but for the first few.
        if (findings.size() < Findings.MOST_OF_A_KIND) {
            findings.add(new Finding(EXPORT_WRONG, null, null, detail));
        }
    }

    private void advance() {
        if (!lines.next()) {
            throw lines.wrong("the export was cut off, its last line is missing");
        }
    }

    private void advance(String word, int words) {
        advance();
        if (!lines.text(0).equals(word)) {
            throw lines.wrong("it does not begin with " + word);
        }
        expect(words);
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
}
