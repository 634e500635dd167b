package pk.gov.nsor.foundation.audit.verification;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import pk.gov.nsor.foundation.audit.proof.LeafEncoding;
import pk.gov.nsor.foundation.audit.proof.NoteVerifier;

/**
 * Fuzzed: any file is refused, or is byte for byte what the register writes of what was read in it; and a leaf with which
 * nothing is wrong is byte for byte the encoding of what it says. Whatever goes wrong is said as unreadable.
 */
public final class ExportFuzz {

    private static final NoteVerifier KEY =
            NoteVerifier.parse("nsor.gov.pk/trail+efbe1a82+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4");
    private static final Path FILE = Path.of("fuzzed");
    /** Small, so that lines do not fit into it. */
    private static final int BUFFER = 64;
    /** First line, key and time of making. */
    private static final int OPENING_LINES = 3;

    private ExportFuzz() {}

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] input) {
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        try (ExportedTrail trail =
                ExportedTrail.of(ExportLines.of(FILE, new ByteArrayInputStream(input), BUFFER), FILE, KEY)) {
            TrailExport.Head head = new TrailExport.Head(again);
            trail.head(head::checkpoints, head::cosignatures);
            long leaves = 0;
            for (SealedBatch batch = trail.next(); batch != null; batch = trail.next()) {
                TrailExport.batch(again, batch);
                leaves += batch.entries().count();
                for (int leaf = 0; leaf < batch.entries().count(); leaf++) {
                    leaf(batch.entries().encoding(leaf));
                }
            }
            TrailExport.end(again, leaves);
            if (trail.findings().isEmpty()) {
                check(input, again.toByteArray());
            }
        } catch (UnreadableTrailException refused) {
            if (String.valueOf(refused.getMessage()).isEmpty()) {
                throw new AssertionError("Refused without a word", refused);
            }
        }
        leaf(input);
    }

    private static void check(byte[] input, byte[] again) {
        int opening = 0;
        for (int line = 0; line < OPENING_LINES; line++) {
            while (input[opening] != '\n') {
                opening++;
            }
            opening++;
        }
        if (!Arrays.equals(input, opening, input.length, again, 0, again.length)) {
            throw new AssertionError("Read, and written as\n" + new String(again, StandardCharsets.UTF_8));
        }
    }

    private static void leaf(byte[] bytes) {
        if (LeafCheck.wrong(bytes) == null
                && !Arrays.equals(LeafEncoding.decode(bytes).encode(), bytes)) {
            throw new AssertionError("A leaf that is encoded in another way");
        }
    }
}
