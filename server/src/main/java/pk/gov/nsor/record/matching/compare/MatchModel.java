package pk.gov.nsor.record.matching.compare;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The parameters of the comparison: for each part and each degree of agreement, how often it is seen of one person (m)
 * and of two people (u). Of words that agree, u is a factor on how usual the word is. From {@code matching/model.tsv},
 * which {@code bin/learn-matching} writes.
 */
public final class MatchModel {

    private static final String FILE = "/matching/model.tsv";
    private static final double LEAST = 1e-9;

    private final String version;
    private final Map<Part, Map<Agreement, Chance>> chances = new EnumMap<>(Part.class);

    /** How often something is seen of one person, and of two. */
    public record Chance(double m, double u) {}

    public MatchModel(String version, Map<Part, Map<Agreement, Chance>> chances) {
        this.version = version;
        chances.forEach((part, each) -> this.chances.put(part, new EnumMap<>(each)));
    }

    /** The model that is in use. */
    public static MatchModel current() {
        return Current.MODEL;
    }

    /** Read once, when first used. */
    private static final class Current {
        private static final MatchModel MODEL = read();
    }

    /** Names the model on whatever rests on it. */
    public String version() {
        return version;
    }

    public Chance chance(Part part, Agreement agreement) {
        return Objects.requireNonNull(
                chances.getOrDefault(part, Map.of()).get(agreement), () -> FILE + " lacks " + part + " " + agreement);
    }

    /** The weight in bits of something whose frequency is the model's. */
    double bits(Part part, Agreement agreement) {
        return bits(chance(part, agreement), 1);
    }

    /** The weight in bits of something that is seen of two people as often as the model says, times a factor. */
    double bits(Part part, Agreement agreement, double factor) {
        return bits(chance(part, agreement), factor);
    }

    /** As {@link #bits}, of a word that a slip makes of a usual one: to any word some usual ones are near. */
    double bitsOfSlip(Part part, Agreement agreement, int chances, double usual) {
        Chance chance = chance(part, agreement);
        return bits(new Chance(chance.m(), Math.min(1, chance.u() * chances + usual)), 1);
    }

    private static double bits(Chance chance, double factor) {
        return Math.log(Math.max(LEAST, chance.m()) / Math.clamp(chance.u() * factor, LEAST, 1)) / Math.log(2);
    }

    private static MatchModel read() {
        Map<Part, Map<Agreement, Chance>> chances = new EnumMap<>(Part.class);
        String version = "";
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(MatchModel.class.getResourceAsStream(FILE), FILE), StandardCharsets.UTF_8))) {
            List<String[]> rows = lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split("\t"))
                    .toList();
            for (String[] row : rows) {
                if (row[0].equals("version")) {
                    version = row[1];
                } else {
                    chances.computeIfAbsent(Part.valueOf(row[0]), _ -> new EnumMap<>(Agreement.class))
                            .put(
                                    Agreement.valueOf(row[1]),
                                    new Chance(Double.parseDouble(row[2]), Double.parseDouble(row[3])));
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new MatchModel(version, chances);
    }
}
