package pk.gov.nsor.agencies.imports.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A JSON object a line; its names are the headings. Names within names are joined with dots, lists with semicolons. */
final class JsonLines implements TableFile {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private static final int DEEPEST = 3;

    private final TextSource source;
    private final BufferedReader reader;
    private final FileLimits limits;
    private final List<String> headings;
    private long number;
    private int lines;

    private JsonLines(TextSource source, FileLimits limits, List<String> headings) {
        this.source = source;
        this.reader = new BufferedReader(source);
        this.limits = limits;
        this.headings = headings;
    }

    /** The headings are the names of all lines, in the order in which they come. */
    static TableFile open(Path file, FileLimits limits) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        try (JsonLines first = new JsonLines(TextSource.open(file, limits), limits, List.of())) {
            for (Map<String, String> cells = first.read(); cells != null; cells = first.read()) {
                names.addAll(cells.keySet());
                if (names.size() > limits.columns()) {
                    throw FileProblems.columns(limits.columns());
                }
            }
        }
        return new JsonLines(TextSource.open(file, limits), limits, FileProblems.headings(List.copyOf(names), limits));
    }

    @Override
    public List<String> headings() {
        return headings;
    }

    @Override
    public @Nullable Row next() {
        Map<String, String> cells = read();
        return cells == null
                ? null
                : new Row(
                        number,
                        headings.stream()
                                .map(name -> cells.getOrDefault(name, ""))
                                .toList());
    }

    private @Nullable Map<String, String> read() {
        try {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                source.lineEnds();
                if (line.length() > limits.line()) {
                    throw FileProblems.line(number, limits.line());
                }
                if (!line.isBlank()) {
                    lines++;
                    if (lines > limits.lines()) {
                        throw FileProblems.lines(limits.lines());
                    }
                    return cells(line);
                }
            }
            return null;
        } catch (IOException unreadable) {
            throw FileProblems.unreadable();
        }
    }

    private Map<String, String> cells(String line) {
        try {
            JsonNode read = JSON.readTree(line);
            if (!read.isObject()) {
                throw FileProblems.json(number);
            }
            Map<String, String> cells = new LinkedHashMap<>();
            flatten("", read, 1, cells);
            return cells;
        } catch (JacksonException malformed) {
            throw FileProblems.json(number);
        }
    }

    private void flatten(String prefix, JsonNode object, int depth, Map<String, String> cells) {
        for (Map.Entry<String, JsonNode> each : object.properties()) {
            String name = prefix + each.getKey();
            JsonNode value = each.getValue();
            if (value.isObject() && depth < DEEPEST) {
                flatten(name + ".", value, depth + 1, cells);
            } else if (value.isArray()) {
                List<String> texts = new ArrayList<>();
                value.forEach(item -> texts.add(text(item)));
                cells.put(name, String.join("; ", texts));
            } else {
                cells.put(name, text(value));
            }
        }
    }

    private String text(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        if (!value.isString() && !value.isNumber() && !value.isBoolean()) {
            throw FileProblems.json(number);
        }
        String text = value.asString();
        if (text.indexOf('\0') >= 0) {
            throw FileProblems.nul(number);
        }
        return text;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException harmless) {
            // Nothing is written.
        }
    }
}
