package pk.gov.nsor.record.matching.compare;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import pk.gov.nsor.record.matching.spelling.NameKeys;
import pk.gov.nsor.record.matching.spelling.NameWord;

/**
 * How usual a word is among the names of the population, from {@code matching/name-frequencies.tsv}. Never from the
 * register: a weight would tell that a rare name is on it.
 */
public final class NameFrequencies {

    private static final String FILE = "/matching/name-frequencies.tsv";
    /** Of a word that is not in the file, by the number of sounds of its looser key: short ones are of many names. */
    private static final double[] UNKNOWN = {0.01, 0.01, 0.004, 0.001, 0.0004, 0.0002};

    private final Map<String, Double> byKey = new HashMap<>();
    private final Map<String, Double> byLoose = new HashMap<>();

    private NameFrequencies() {}

    static NameFrequencies read() {
        NameFrequencies read = new NameFrequencies();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(NameFrequencies.class.getResourceAsStream(FILE), FILE),
                StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split("\t"))
                    .forEach(line -> NameKeys.words(line[1]).forEach(word -> {
                        double share = Double.parseDouble(line[0]) / 1000;
                        read.byKey.merge(word.key(), share, Double::sum);
                        read.byLoose.merge(word.loose().getFirst(), share, Double::sum);
                    }));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return read;
    }

    /** The share of people one word of whose name has the key of this word. */
    public double ofKey(NameWord word) {
        Double known = byKey.get(word.key());
        return known != null ? known : unknown(word);
    }

    /** The share of people one word of whose name sounds like this word. */
    public double ofSound(NameWord word) {
        Double known = byLoose.get(word.loose().getFirst());
        return Math.max(ofKey(word), known == null ? 0 : known) + unknown(word);
    }

    private static double unknown(NameWord word) {
        int sounds = word.loose().getFirst().length();
        return UNKNOWN[Math.min(sounds, UNKNOWN.length - 1)];
    }
}
