package pk.gov.nsor.foundation.requirement.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The cases answered by hand, in {@code requirement/golden.ndjson}, and the law as it is shipped. */
public final class GoldenCases {

    private static final JsonMapper JSON = JsonMapper.shared();

    private GoldenCases() {}

    /**
     * One case answered by hand.
     *
     * @param name the sentence of the specification it shows
     * @param law the rows of another law, as text, or null for the law as it is shipped
     * @param question the case
     * @param answer the fields that matter; an {@code error} is only how the message begins
     */
    public record Golden(String name, @Nullable String law, JsonNode question, JsonNode answer) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** All of them, in the order of the file. */
    public static List<Golden> all() {
        return resource("/requirement/golden.ndjson")
                .lines()
                .filter(line -> !line.isBlank())
                .map(JSON::readTree)
                .map(node -> new Golden(
                        node.path("name").stringValue(),
                        node.has("law") ? node.path("law").stringValue() : null,
                        node.path("case"),
                        node.path("answer")))
                .toList();
    }

    /** The table of the law that the server ships. */
    public static String law() {
        return resource("/reference/offence_rules.tsv");
    }

    private static String resource(String name) {
        try (InputStream stream = GoldenCases.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("no " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
