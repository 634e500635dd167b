package pk.gov.nsor.accountability.trailreading.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.audit.proof.LeafEncoding;
import pk.gov.nsor.foundation.audit.proof.SignedNote;
import pk.gov.nsor.foundation.shell.CsvFile;

/**
 * Writes a list of the trail with proofs: rows, a proof for each that is a leaf of the signed tree, the checkpoint, and how
 * to check it. {@link ExportCheck} reads it.
 */
public final class ExportFile {

    private static final String HOW = """
            entries.csv     the list; the first columns say what the trail says in the open
            proofs.jsonl    for each entry: the encoding of its leaf in base64, its index, and the hashes beside its way
                            to the root (RFC 6962)
            checkpoint.txt  size and root of the tree, signed (C2SP tlog-checkpoint)

            What was not sealed yet when the file was made is not in it. To check the file: docs/trail-reading.md of
            the register, or any program for these standards.
            """;

    private final ZipOutputStream zip;
    private final CsvFile rows;
    private final Instant now;

    /** @param words the headings of the columns for people, behind the compared ones */
    public ExportFile(OutputStream to, List<String> words, Instant now) {
        zip = new ZipOutputStream(to, StandardCharsets.UTF_8);
        rows = new CsvFile(
                Stream.concat(ExportCheck.COLUMNS.stream(), words.stream()).toList());
        this.now = now;
    }

    /**
     * Adds a row.
     *
     * @param leaf its index in the signed tree
     * @param words for people
     */
    public void row(LeafEncoding entry, long leaf, List<String> words) {
        rows.line(Stream.concat(ExportCheck.cells(entry, leaf).stream(), words.stream())
                .toArray());
    }

    /** Writes all rows, then the proofs as they come. */
    public void end(@Nullable SignedNote checkpoint, Stream<ProvenLeaf> proofs) throws IOException {
        part("README.txt", HOW.getBytes(StandardCharsets.UTF_8));
        part(ExportCheck.ROWS, rows.written());
        if (checkpoint != null) {
            part(ExportCheck.CHECKPOINT, checkpoint.format().getBytes(StandardCharsets.UTF_8));
        }
        begin(ExportCheck.PROOFS);
        for (ProvenLeaf one : (Iterable<ProvenLeaf>) proofs::iterator) {
            zip.write(one.line().getBytes(StandardCharsets.UTF_8));
        }
        zip.closeEntry();
        zip.finish();
    }

    private void part(String name, byte[] bytes) throws IOException {
        begin(name);
        zip.write(bytes);
        zip.closeEntry();
    }

    private void begin(String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(now.atOffset(ZoneOffset.UTC).toLocalDateTime());
        zip.putNextEntry(entry);
    }
}
