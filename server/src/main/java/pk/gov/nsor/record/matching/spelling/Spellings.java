package pk.gov.nsor.record.matching.spelling;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Common names for which the phonetic key is not enough: spellings of one name with different keys, and names that
 * must stay apart though their consonants are the same (Hassan and Hussain). From {@code matching/spellings.tsv}.
 */
final class Spellings {

    private static final String FILE = "/matching/spellings.tsv";
    private static final Map<String, String> USUAL = new HashMap<>();
    private static final Map<String, String> KEYS = read();

    private Spellings() {}

    /** The key of a word in this list, however often a letter is doubled. */
    static Optional<String> keyOf(String word) {
        return Optional.ofNullable(KEYS.get(Letters.once(word)));
    }

    /** The usual spelling of the name that a word of this list is, the first on its line. */
    static Optional<String> usual(String word) {
        return keyOf(word).map(USUAL::get);
    }

    private static Map<String, String> read() {
        Map<String, String> keys = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Spellings.class.getResourceAsStream(FILE), FILE), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] parts = line.split("\t");
                USUAL.putIfAbsent(parts[0], parts[1].split(" ")[0]);
                for (String spelling : parts[1].split(" ")) {
                    String before = keys.put(Letters.once(spelling), parts[0]);
                    if (before != null && !before.equals(parts[0])) {
                        throw new IllegalStateException(FILE + ": " + spelling + " is of " + before + ", too");
                    }
                }
            });
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return Map.copyOf(keys);
    }
}
