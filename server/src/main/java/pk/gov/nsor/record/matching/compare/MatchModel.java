package pk.gov.nsor.record.matching.compare;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/**
 * The parameters of the comparison: for each part and each degree of agreement, how often it is seen of one person (m)
 * and of two people (u). Of words that agree, u is a factor on how usual the word is. {@code bin/learn-matching} writes a
 * model.
 */
public final class MatchModel {

    private static final String FILE = "/matching/model.tsv";
    private static final double LEAST = 1e-9;

    private final int version;
    private final Map<Part, Map<Agreement, Chance>> chances = new EnumMap<>(Part.class);

    /** How often something is seen of one person, and of two. */
    public record Chance(double m, double u) {}

    public MatchModel(int version, Map<Part, Map<Agreement, Chance>> chances) {
        this.version = version;
        chances.forEach((part, each) -> this.chances.put(part, new EnumMap<>(each)));
    }

    /** One of its parameters. */
    public record Parameter(Part part, Agreement agreement) {}

    /** The model that comes with the program. */
    public static MatchModel bundled() {
        return Bundled.MODEL;
    }

    /** Read once, when first used. */
    private static final class Bundled {
        private static final MatchModel MODEL = read();
    }

    /** Names the model on whatever rests on it. */
    public int version() {
        return version;
    }

    public Chance chance(Part part, Agreement agreement) {
        return Objects.requireNonNull(
                chances.getOrDefault(part, Map.of()).get(agreement), () -> FILE + " lacks " + part + " " + agreement);
    }

    /** The weight in bits of something whose frequency is the model's. */
    public double bits(Part part, Agreement agreement) {
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
        try (InputStream file = Objects.requireNonNull(MatchModel.class.getResourceAsStream(FILE), FILE)) {
            return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8), List.of());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * Reads a file of parameters.
     *
     * @throws InvalidValueException naming the line, where it is none of {@code bin/learn-matching}, lacks a parameter that the
     *     bundled model has, has another one or one twice, or a share that is not more than 0 and at most 1
     */
    public static MatchModel parse(String text) {
        return parse(text, bundled().parameters());
    }

    /** @param expected what it must have, and nothing else; empty for anything */
    private static MatchModel parse(String text, List<Parameter> expected) {
        Map<Part, Map<Agreement, Chance>> chances = new EnumMap<>(Part.class);
        int version = 0;
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.startsWith("#") || line.isBlank()) {
                continue;
            }
            String[] row = line.strip().split("\\s+");
            if (row.length == 2 && row[0].equals("version") && version == 0 && row[1].matches("[1-9][0-9]{0,5}")) {
                version = Integer.parseInt(row[1]);
            } else if (row.length != 4 || !add(chances, row)) {
                throw wrong(number);
            }
        }
        MatchModel model = new MatchModel(version, chances);
        if (version == 0) {
            throw new InvalidValueException("match-model.version-missing", "There is no line with the version.");
        }
        if (!expected.isEmpty() && !model.parameters().equals(expected)) {
            throw new InvalidValueException(
                    "match-model.parameters", "It has other parameters than the comparison needs.");
        }
        return model;
    }

    /** Whether the line is a parameter that was not there yet. */
    private static boolean add(Map<Part, Map<Agreement, Chance>> chances, String[] row) {
        try {
            Chance chance = new Chance(share(row[2]), share(row[3]));
            return chances.computeIfAbsent(Part.valueOf(row[0]), _ -> new EnumMap<>(Agreement.class))
                            .putIfAbsent(Agreement.valueOf(row[1]), chance)
                    == null;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private static double share(String text) {
        double share = Double.parseDouble(text);
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException();
        }
        return share;
    }

    private static InvalidValueException wrong(int line) {
        return new InvalidValueException(
                "match-model.line",
                "Line %s is no parameter: a part, how far it agrees, and two shares of more than 0 and at most 1.",
                line);
    }

    /** What it has, in the order of its names. */
    public List<Parameter> parameters() {
        return chances.entrySet().stream()
                .flatMap(part ->
                        part.getValue().keySet().stream().map(agreement -> new Parameter(part.getKey(), agreement)))
                .toList();
    }
}
