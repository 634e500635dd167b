package pk.gov.nsor.foundation.screening.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Words that only suggest that a text is about a survivor, from {@code screening/topics.txt}. */
public final class Topics {

    private static final Map<String, String> TOPICS = read();

    private Topics() {}

    public static @Nullable String of(String word) {
        return TOPICS.get(word);
    }

    private static Map<String, String> read() {
        Map<String, String> all = new HashMap<>();
        try (InputStream words = Topics.class.getResourceAsStream("/screening/topics.txt")) {
            if (words == null) {
                throw new IllegalStateException("screening/topics.txt is missing");
            }
            new BufferedReader(new InputStreamReader(words, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#") && line.contains(":"))
                    .forEach(line -> {
                        String sort = line.substring(0, line.indexOf(':')).toUpperCase(Locale.ROOT);
                        for (String word :
                                line.substring(line.indexOf(':') + 1).strip().split(" ")) {
                            all.putIfAbsent(TextTokens.normal(word), sort);
                        }
                    });
            return Map.copyOf(all);
        } catch (IOException failed) {
            throw new UncheckedIOException("screening/topics.txt could not be read", failed);
        }
    }
}
