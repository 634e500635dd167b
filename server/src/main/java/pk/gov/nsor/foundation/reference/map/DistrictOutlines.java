package pk.gov.nsor.foundation.reference.map;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which outline is whose. The outlines are those of {@code @svg-maps/pakistan.districts} (public domain), older than some districts:
 * one that was made since shares the outline of the district it was made from.
 */
@Component
public class DistrictOutlines {

    private static final String FILE = "/outlines/index.js";

    /** Behind the name of an outline: it is the parent's. */
    private static final String STANDS_IN = "*";

    private final JdbcClient jdbc;
    private final Map<String, Outline> outlines = read();

    DistrictOutlines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An outline and the districts within it.
     *
     * @param districts their codes, in the order of the alphabet; the one whose own outline it is before them
     * @param isOfFirst whether it is the first one's own; otherwise all have come of one that is no more
     */
    public record Shape(Outline outline, List<String> districts, boolean isOfFirst) {

        public Shape {
            districts = List.copyOf(districts);
        }
    }

    /** All outlines of districts that the register knows, ended ones and those that have not begun among them. */
    public List<Shape> shapes() {
        Map<String, Row> rows = new TreeMap<>();
        jdbc.sql("select code, map_shape as shape, split_from from reference.district")
                .query(Row.class)
                .list()
                .forEach(row -> rows.put(row.code(), row));
        Map<String, List<String>> districts = new TreeMap<>();
        rows.values().forEach(row -> {
            String shape = shape(row, rows, rows.size());
            if (shape != null) {
                List<String> within = districts.computeIfAbsent(shape, _ -> new ArrayList<>());
                within.add(shape.equals(row.shape()) ? 0 : within.size(), row.code());
            }
        });
        return districts.entrySet().stream()
                .filter(each -> outlines.containsKey(each.getKey()))
                .map(each -> new Shape(
                        Objects.requireNonNull(outlines.get(each.getKey())),
                        each.getValue(),
                        each.getKey()
                                .equals(Objects.requireNonNull(
                                                rows.get(each.getValue().getFirst()))
                                        .shape())))
                .toList();
    }

    private record Row(
            String code, @Nullable String shape, @Nullable String splitFrom) {}

    /** @param steps how many districts it can have been made from, one from the other */
    private static @Nullable String shape(Row row, Map<String, Row> rows, int steps) {
        if (row.shape() != null) {
            return row.shape().replace(STANDS_IN, "");
        }
        Row parent = row.splitFrom() == null ? null : rows.get(row.splitFrom());
        return parent == null || steps == 0 ? null : shape(parent, rows, steps - 1);
    }

    /** The package is a script of one object, which is JSON behind its first word. */
    private static Map<String, Outline> read() {
        try (InputStream file = Objects.requireNonNull(DistrictOutlines.class.getResourceAsStream(FILE), FILE)) {
            String script = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            JsonNode map =
                    JsonMapper.shared().readTree(script.substring(script.indexOf('{'), script.lastIndexOf('}') + 1));
            Map<String, Outline> outlines = new HashMap<>();
            for (JsonNode each : map.get("locations")) {
                outlines.put(
                        each.get("id").asString(),
                        Outline.parse(each.get("path").asString()));
            }
            return Map.copyOf(outlines);
        } catch (IOException e) {
            throw new UncheckedIOException("The outlines cannot be read", e);
        }
    }
}
