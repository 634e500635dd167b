package pk.gov.nsor.accountability.trailreading.export;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.audit.proof.Checkpoint;
import pk.gov.nsor.foundation.audit.proof.LeafEncoding;
import pk.gov.nsor.foundation.audit.proof.NoteVerifier;
import pk.gov.nsor.foundation.audit.proof.SignedNote;
import pk.gov.nsor.foundation.audit.verification.LeafCheck;
import pk.gov.nsor.foundation.shell.CsvText;

/** Checks a list of the trail that was taken as a file: that each row is what the signed tree holds. */
public final class ExportCheck {

    static final String ROWS = "entries.csv";
    static final String PROOFS = "proofs.jsonl";
    static final String CHECKPOINT = "checkpoint.txt";

    /** The columns that are compared, from the first on; the words behind them are for people. */
    static final List<String> COLUMNS = List.of(
            "entry", "time", "actorKind", "actor", "origin", "action", "outcome", "subject", "purpose", "link", "leaf");

    private static final Set<String> PARTS = Set.of("README.txt", ROWS, PROOFS, CHECKPOINT);

    /** More than any file of the register has: a file made to fill the memory is not read to its end. */
    private static final int MOST_BYTES = 64_000_000;

    private ExportCheck() {}

    /**
     * What came of it.
     *
     * @param rows of the list
     * @param proven those of them that are leaves of the signed tree, as they stand
     * @param problems what does not fit, in English; empty where all does. A row without a proof is one: nobody signed it
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
        List<String> problems = new ArrayList<>();
        Map<String, byte[]> parts = ZippedParts.read(file, PARTS, MOST_BYTES, problems);
        for (String part : List.of(ROWS, PROOFS, CHECKPOINT)) {
            if (!parts.containsKey(part)) {
                problems.add("The file has no " + part);
            }
        }
        Map<String, String> texts = new HashMap<>();
        parts.forEach((name, bytes) -> utf8(bytes)
                .ifPresentOrElse(
                        text -> texts.put(name, text), () -> problems.add("The part " + name + " is not UTF-8")));
        if (!problems.isEmpty()) {
            return new Result(0, 0, problems, 0);
        }
        Checkpoint checkpoint = checkpoint(texts.getOrDefault(CHECKPOINT, ""), key, problems);
        Map<Long, ProvenLeaf> proven =
                checkpoint == null ? Map.of() : proven(texts.getOrDefault(PROOFS, ""), checkpoint, problems);
        return rows(texts.getOrDefault(ROWS, ""), proven, checkpoint, problems);
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    private static @Nullable Checkpoint checkpoint(String text, NoteVerifier key, List<String> problems) {
        try {
            SignedNote note = SignedNote.parse(text);
            if (!key.verify(note)) {
                problems.add("The checkpoint is not signed by " + key.text());
                return null;
            }
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            if (!checkpoint.origin().equals(key.name())) {
                problems.add("The checkpoint is of the tree " + checkpoint.origin());
                return null;
            }
            return checkpoint;
        } catch (IllegalArgumentException malformed) {
            problems.add("The checkpoint can not be read: " + malformed.getMessage());
            return null;
        }
    }

    private static Map<Long, ProvenLeaf> proven(String lines, Checkpoint checkpoint, List<String> problems) {
        Map<Long, ProvenLeaf> proven = new HashMap<>();
        if (!lines.isEmpty() && !lines.endsWith("\n")) {
            problems.add("The last line of " + PROOFS + " is cut off");
        }
        int number = 0;
        for (String line : lines.lines().toList()) {
            number++;
            try {
                ProvenLeaf one = ProvenLeaf.parse(line, checkpoint.size());
                if (!one.proof().verify(one.leaf().hash(), checkpoint.root())) {
                    problems.add("Entry " + one.leaf().id() + " is not leaf "
                            + one.proof().index() + " of the signed tree");
                } else if (wrong(one.leaf()) != null) {
                    problems.add("Entry " + one.leaf().id() + " is no entry: " + wrong(one.leaf()));
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
            List<CSVRecord> records = parser.stream().toList();
            if (records.isEmpty() || !isHeading(records.getFirst())) {
                problems.add("The first line of " + ROWS + " does not begin with the columns " + COLUMNS);
            }
            for (CSVRecord record : records.subList(Math.min(1, records.size()), records.size())) {
                rows++;
                String problem = problem(record, proven, seen);
                if (problem == null) {
                    right++;
                } else {
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

    private static boolean isHeading(CSVRecord first) {
        return first.size() >= COLUMNS.size()
                && first.toList().subList(0, COLUMNS.size()).equals(COLUMNS);
    }

    private static @Nullable String wrong(LeafEncoding leaf) {
        return LeafCheck.wrong(leaf.encode());
    }

    /** Null where the row is as the tree has it. */
    private static @Nullable String problem(CSVRecord row, Map<Long, ProvenLeaf> proven, Set<Long> seen) {
        if (row.size() < COLUMNS.size() || !row.get(0).matches("[1-9][0-9]{0,17}")) {
            return "it has not the columns " + COLUMNS;
        }
        long entry = Long.parseLong(row.get(0));
        if (!seen.add(entry)) {
            return "entry " + entry + " is there twice";
        }
        ProvenLeaf one = proven.get(entry);
        if (one == null) {
            return "entry " + entry
                    + (row.get(COLUMNS.size() - 1).isEmpty()
                            ? " is no leaf of the signed tree: nobody has signed it"
                            : " says to be a leaf without a proof");
        }
        List<String> right = cells(one.leaf(), one.proof().index());
        for (int column = 0; column < COLUMNS.size(); column++) {
            String cell = row.get(column);
            // What a spreadsheet would take for a formula has an apostrophe before it.
            if (!cell.equals(CsvText.safe(right.get(column)))) {
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
}
