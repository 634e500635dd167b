package pk.gov.nsor.foundation.screening.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Words and phrases of several sorts, from a file in which the name of a sort in brackets begins its list, phrases stand
 * between commas, and a line that begins with # is a remark.
 */
public final class Phrases<S extends Enum<S>> {

    private final Map<S, Map<String, List<List<String>>>> all;

    private Phrases(Map<S, Map<String, List<List<String>>>> all) {
        this.all = all;
    }

    /**
     * @param file the path of a resource
     * @param words what divides a phrase into the words it is compared by
     */
    public static <S extends Enum<S>> Phrases<S> read(
            String file, Class<S> sorts, Function<String, List<String>> words) {
        Map<S, Map<String, List<List<String>>>> all = new EnumMap<>(sorts);
        try (InputStream bytes = Phrases.class.getResourceAsStream(file)) {
            if (bytes == null) {
                throw new IllegalStateException(file + " is missing");
            }
            Map<String, List<List<String>>> list = Map.of();
            for (String line : new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))
                    .lines()
                    .toList()) {
                if (line.startsWith("[")) {
                    String name = line.substring(1, line.indexOf(']')).toUpperCase(Locale.ROOT);
                    list = all.computeIfAbsent(Enum.valueOf(sorts, name), first -> new HashMap<>());
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    for (String phrase : line.split("[,،]")) {
                        add(list, words.apply(phrase.strip()));
                    }
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(file + " could not be read", failed);
        }
        return new Phrases<>(all);
    }

    private static void add(Map<String, List<List<String>>> list, List<String> phrase) {
        if (!phrase.isEmpty()) {
            list.computeIfAbsent(phrase.getFirst(), first -> new ArrayList<>()).add(phrase);
        }
    }

    /** How many words from this one on are a phrase of the sort, the longest; 0 where none is. */
    public <T> int longest(S sort, List<T> words, Function<T, String> word, int at) {
        int longest = 0;
        for (List<String> phrase : beginningWith(sort, word.apply(words.get(at)))) {
            if (phrase.size() > longest && isAt(phrase, words, word, at)) {
                longest = phrase.size();
            }
        }
        return longest;
    }

    private static <T> boolean isAt(List<String> phrase, List<T> words, Function<T, String> word, int at) {
        if (at + phrase.size() > words.size()) {
            return false;
        }
        for (int next = 0; next < phrase.size(); next++) {
            if (!word.apply(words.get(at + next)).equals(phrase.get(next))) {
                return false;
            }
        }
        return true;
    }

    List<List<String>> beginningWith(S sort, String word) {
        return all.getOrDefault(sort, Map.of()).getOrDefault(word, List.of());
    }

    /** Gives each sort with each word that begins phrases of it. */
    void forEachBeginning(BiConsumer<S, String> taker) {
        all.forEach((sort, list) -> list.keySet().forEach(word -> taker.accept(sort, word)));
    }
}
