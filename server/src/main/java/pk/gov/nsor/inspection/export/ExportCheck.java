package pk.gov.nsor.inspection.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.audit.proof.Checkpoint;
import pk.gov.nsor.audit.proof.LeafEncoding;
import pk.gov.nsor.audit.proof.NoteVerifier;
import pk.gov.nsor.audit.proof.SignedNote;

/** Checks a list of the trail that was taken as a file: that each row is what the signed tree holds. */
public final class ExportCheck {

    static final String ROWS = "entries.csv";
    static final String PROOFS = "proofs.jsonl";
    static final String CHECKPOINT = "checkpoint.txt";

    /** The columns that are compared, from the first on; the words behind them are for people. */
    static final List<String> COLUMNS = List.of(
            "entry", "time", "actorKind", "actor", "origin", "action", "outcome", "subject", "purpose", "link", "leaf");

    /** More than any file of the register has: a file made to fill the memory is not read to its end. */
    private static final int MOST_BYTES = 64_000_000;

    private ExportCheck() {}

    /**
     * What came of it.
     *
     * @param rows of the list
     * @param proven those of them that are leaves of the signed tree, as they stand
     * @param problems what does not fit, in English; empty where all does. A row without a proof is none: it was not sealed yet
     * @param size of the tree; 0 where the checkpoint is not good
     */
    public record Result(int rows, int proven, List<String> problems, long size) {

        public boolean isSound() {
            return problems.isEmpty();
        }
    }

    /**
     * @param key that the checkpoint has to be signed with
     * @throws IOException where the file can not be read
     */
    public static Result check(Path file, NoteVerifier key) throws IOException {
        try (InputStream from = Files.newInputStream(file)) {
            return check(from, key);
        }
    }

    /** As {@link #check(Path, NoteVerifier)}. */
    public static Result check(InputStream file, NoteVerifier key) throws IOException {
        Map<String, String> parts = parts(file);
        List<String> problems = new ArrayList<>();
        for (String part : List.of(ROWS, PROOFS, CHECKPOINT)) {
            if (!parts.containsKey(part)) {
                problems.add("The file has no " + part);
            }
        }
        if (!problems.isEmpty()) {
            return new Result(0, 0, problems, 0);
        }
        Checkpoint checkpoint = checkpoint(parts.getOrDefault(CHECKPOINT, ""), key, problems);
        Map<Long, ProvenLeaf> proven =
                checkpoint == null ? Map.of() : proven(parts.getOrDefault(PROOFS, ""), checkpoint, problems);
        return rows(parts.getOrDefault(ROWS, ""), proven, checkpoint, problems);
    }

    private static @Nullable Checkpoint checkpoint(String text, NoteVerifier key, List<String> problems) {
        try {
            SignedNote note = SignedNote.parse(text);
            if (!key.verify(note)) {
                problems.add("The checkpoint is not signed by " + key.text());
                return null;
            }
            return Checkpoint.parse(note.text());
        } catch (IllegalArgumentException malformed) {
            problems.add("The checkpoint can not be read: " + malformed.getMessage());
            return null;
        }
    }

    private static Map<Long, ProvenLeaf> proven(String lines, Checkpoint checkpoint, List<String> problems) {
        Map<Long, ProvenLeaf> proven = new HashMap<>();
        int number = 0;
        for (String line : lines.lines().toList()) {
            number++;
            try {
                ProvenLeaf one = ProvenLeaf.parse(line, checkpoint.size());
                if (!one.proof().verify(one.leaf().hash(), checkpoint.root())) {
                    problems.add("Entry " + one.leaf().id() + " is not leaf "
                            + one.proof().index() + " of the signed tree");
                } else if (proven.put(one.leaf().id(), one) != null) {
                    problems.add("Entry " + one.leaf().id() + " is proven twice");
                }
            } catch (IllegalArgumentException malformed) {
                problems.add("Line " + number + " of " + PROOFS + " can not be read: " + malformed.getMessage());
            }
        }
        return proven;
    }

    private static Result rows(
            String csv, Map<Long, ProvenLeaf> proven, @Nullable Checkpoint checkpoint, List<String> problems)
            throws IOException {
        Set<Long> seen = new HashSet<>();
        int rows = 0;
        int right = 0;
        try (var parser =
                CSVFormat.RFC4180.parse(new StringReader(csv.startsWith("\uFEFF") ? csv.substring(1) : csv))) {
            for (CSVRecord record : parser.stream().skip(1).toList()) {
                rows++;
                String problem = problem(record, proven, seen);
                if (problem == null) {
                    right++;
                } else if (!problem.isEmpty()) {
                    problems.add("Row " + rows + ": " + problem);
                }
            }
        } catch (UncheckedIOException | IllegalStateException malformed) {
            problems.add(ROWS + " can not be read");
        }
        proven.keySet().stream()
                .filter(entry -> !seen.contains(entry))
                .forEach(entry -> problems.add("Entry " + entry + " has a proof and no row"));
        return new Result(rows, right, problems, checkpoint == null ? 0 : checkpoint.size());
    }

    /** Null where the row is as the tree has it; empty where there is no proof and the row claims none. */
    private static @Nullable String problem(CSVRecord row, Map<Long, ProvenLeaf> proven, Set<Long> seen) {
        if (row.size() < COLUMNS.size() || !row.get(0).matches("[0-9]{1,18}")) {
            return "it has not the columns " + COLUMNS;
        }
        long entry = Long.parseLong(row.get(0));
        if (!seen.add(entry)) {
            return "entry " + entry + " is there twice";
        }
        ProvenLeaf one = proven.get(entry);
        if (one == null) {
            return row.get(COLUMNS.size() - 1).isEmpty() ? "" : "entry " + entry + " says to be a leaf without a proof";
        }
        List<String> right = cells(one.leaf(), one.proof().index());
        for (int column = 0; column < COLUMNS.size(); column++) {
            String cell = row.get(column);
            // What a spreadsheet would take for a formula has an apostrophe before it.
            if (!cell.equals(right.get(column)) && !cell.equals("'" + right.get(column))) {
                return "entry " + entry + " is listed with the " + COLUMNS.get(column) + " \"" + cell
                        + "\", and the signed tree has \"" + right.get(column) + "\"";
            }
        }
        return null;
    }

    /** What the compared columns of an entry are. */
    static List<String> cells(LeafEncoding leaf, long index) {
        return List.of(
                Long.toString(leaf.id()),
                Instant.EPOCH.plus(leaf.occurredAt(), ChronoUnit.MICROS).toString(),
                leaf.actorKind(),
                text(leaf.actorId()),
                leaf.origin(),
                leaf.action(),
                leaf.outcome(),
                text(leaf.subjectId()),
                leaf.purpose() == null ? "" : leaf.purpose(),
                leaf.link() == null ? "" : leaf.link(),
                Long.toString(index));
    }

    private static String text(@Nullable UUID id) {
        return id == null ? "" : id.toString();
    }

    private static Map<String, String> parts(InputStream file) throws IOException {
        Map<String, String> parts = new HashMap<>();
        int left = MOST_BYTES;
        try (ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                byte[] bytes = zip.readNBytes(left);
                left -= bytes.length;
                if (left == 0) {
                    throw new IOException("The file has more than " + MOST_BYTES + " bytes");
                }
                parts.put(part.getName(), new String(bytes, StandardCharsets.UTF_8));
            }
        }
        return parts;
    }
}
