package pk.gov.nsor.authority;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Role;

/** docs/authority.csv and docs/authority-cells.csv, as docs/authority.md explains them. */
final class AuthorityTable {

    static final String NOBODY = "NOBODY";

    private static final Path ENDPOINTS = Path.of("..", "docs", "authority.csv");
    private static final Path CELLS = Path.of("..", "docs", "authority-cells.csv");
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private final List<Row> rows;
    private final Map<String, Map<Situation, Answer>> cells;

    private AuthorityTable(List<Row> rows, Map<String, Map<Situation, Answer>> cells) {
        this.rows = rows;
        this.cells = cells;
    }

    /** What an endpoint is about, and so in which situations it is asked for. */
    enum About {
        /** Nobody's: what is asked for lies nowhere. */
        NOTHING,
        /** A person's record or a part of it. */
        RECORD,
        /** What lies in a jurisdiction, and is linked to no other. */
        PLACE,
        /** A proposal about somebody's record, for those of the place. */
        PROPOSAL,
        /** What one client sent, or another of the same feed. */
        CLIENT;

        List<Situation> situations() {
            return switch (this) {
                case NOTHING -> List.of(Situation.OWN);
                case RECORD -> List.of(Situation.values());
                case PROPOSAL -> List.of(Situation.OWN, Situation.FOREIGN, Situation.SEALED);
                case PLACE, CLIENT -> List.of(Situation.OWN, Situation.FOREIGN);
            };
        }
    }

    /** An endpoint, with a word for each column of who asks. */
    record Row(String method, String path, About about, Map<String, String> words) {

        String endpoint() {
            return method + " " + path;
        }
    }

    static AuthorityTable read() {
        Map<String, Map<Situation, Answer>> cells = new LinkedHashMap<>();
        for (CSVRecord line : lines(CELLS)) {
            Map<Situation, Answer> answers = new EnumMap<>(Situation.class);
            for (Situation situation : Situation.values()) {
                answers.put(situation, Answer.parse(line.get(situation.column())));
            }
            cells.put(line.get("cell"), answers);
        }
        List<Row> rows = new ArrayList<>();
        for (CSVRecord line : lines(ENDPOINTS)) {
            Map<String, String> words = new LinkedHashMap<>();
            askers().forEach(asker -> words.put(asker, line.get(asker)));
            rows.add(new Row(
                    line.get("method"),
                    line.get("path"),
                    line.get("about").isEmpty()
                            ? About.NOTHING
                            : About.valueOf(line.get("about").toUpperCase(java.util.Locale.ROOT)),
                    words));
        }
        return new AuthorityTable(rows, cells);
    }

    /** Who asks: a column each. */
    static List<String> askers() {
        return Stream.of(
                        Stream.of(NOBODY),
                        Arrays.stream(Role.values()).map(Role::name),
                        Arrays.stream(Feed.values()).map(Feed::name))
                .flatMap(column -> column)
                .toList();
    }

    List<Row> rows() {
        return rows;
    }

    /** The words that cells may have. */
    Map<String, Map<Situation, Answer>> cells() {
        return cells;
    }

    Answer expected(Row row, String asker, Situation situation) {
        Map<Situation, Answer> answers = Objects.requireNonNull(
                cells.get(row.words().get(asker)),
                () -> row.endpoint() + ", " + asker + ": no such word: "
                        + row.words().get(asker));
        return Objects.requireNonNull(answers.get(situation));
    }

    /**
     * In which situations somebody asks. Whom the role or the feed shuts out is answered before anything is looked up, so
     * that the two situations that differ most stand for all.
     */
    List<Situation> situations(Row row, String asker) {
        List<Situation> all = row.about().situations();
        boolean isShutOut = all.stream()
                .map(situation -> expected(row, asker, situation))
                .allMatch(answer -> answer == Answer.REFUSED || answer == Answer.SIGN_IN);
        return isShutOut ? List.copyOf(new java.util.LinkedHashSet<>(List.of(all.getFirst(), all.getLast()))) : all;
    }

    private static List<CSVRecord> lines(Path file) {
        try (Reader reader = Files.newBufferedReader(file);
                var parser = FORMAT.parse(reader)) {
            return parser.getRecords();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
