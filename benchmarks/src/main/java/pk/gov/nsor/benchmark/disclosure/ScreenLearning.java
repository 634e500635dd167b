package pk.gov.nsor.benchmark.disclosure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import pk.gov.nsor.benchmark.disclosure.CluedNotes.Clued;

/**
 * Learns the weights of the screen of free text. {@code bin/learn-screen} writes them to
 * {@code server/src/main/resources/screening/weights.txt}; {@code bin/learn-screen --left-out} writes nothing and prints how
 * often weights that were learned from the other sets are wrong with each set. With {@code --errors=FILE} what they did wrong
 * is written to that file.
 */
public final class ScreenLearning {

    /** Whoever mends the screen may look at these; the final ones are not among them. */
    static final List<String> SETS =
            List.of("development", "validation", "second", "third", "breadth", "depth", "variety");

    /** Texts of the screen's tests, and ordinary ones of other tests: learned from, never measured by. */
    private static final String CASES = "cases";

    private static final int ORDINARY = 3_000;
    private static final int NAMING = 1_500;
    private static final int CASES_EACH = 300;
    private static final long SEED = 7;

    /** Above it a text is stopped. Higher: fewer false stops, more misses. */
    private static final double THRESHOLD = 2;

    private static final double[] THRESHOLDS = {-1, 0, 0.5, 1, 1.5, 2, 3};
    private static final double LEAST_WEIGHT = 0.01;

    private final CluedNotes notes = new CluedNotes();
    private final List<String> errors = new ArrayList<>();

    private ScreenLearning() {}

    public static void main(String[] arguments) throws IOException {
        List<String> given = List.of(arguments);
        ScreenLearning learning = new ScreenLearning();
        if (given.contains("--left-out")) {
            learning.leaveOut();
            for (String argument : given) {
                if (argument.startsWith("--errors=")) {
                    Files.write(Path.of(argument.substring(argument.indexOf('=') + 1)), learning.errors);
                }
            }
        } else {
            Path file = Path.of(System.getProperty("nsor.project", "."))
                    .resolve("server/src/main/resources/screening/weights.txt");
            Files.write(file, learning.lines());
        }
    }

    private void leaveOut() {
        print("set\trules: false stops, misses", THRESHOLDS);
        SETS.forEach(this::examples);
        for (String left : SETS) {
            float[] weights = Learner.learn(notes, others(left), SEED);
            List<Clued> examples = examples(left);
            StringBuilder line = new StringBuilder("%s\t%.1f\t%.1f"
                    .formatted(
                            left,
                            rate(examples, false, Clued::isRuled),
                            rate(examples, true, note -> !note.isRuled())));
            for (double threshold : THRESHOLDS) {
                line.append("\t%.1f\t%.1f"
                        .formatted(
                                rate(examples, false, note -> Learner.score(weights, note) > threshold),
                                rate(examples, true, note -> Learner.score(weights, note) <= threshold)));
            }
            System.out.println(line);
            examples.stream()
                    .filter(note -> Learner.score(weights, note) > THRESHOLD != note.isNaming())
                    .forEach(note -> errors.add("%s\t%s\t%s\t%.1f\t%s\t%s"
                            .formatted(
                                    note.isNaming() ? "MISS" : "FALSE STOP",
                                    left,
                                    note.note().script(),
                                    Learner.score(weights, note),
                                    note.note().way(),
                                    note.note().text())));
        }
    }

    private static void print(String head, double[] thresholds) {
        StringBuilder line = new StringBuilder(head);
        for (double threshold : thresholds) {
            line.append("\tabove %.1f: false stops, misses".formatted(threshold));
        }
        System.out.println(line);
    }

    private List<Clued> others(String left) {
        List<Clued> others = new ArrayList<>(notes.of(CASES, CASES_EACH, CASES_EACH));
        SETS.stream().filter(set -> !set.equals(left)).forEach(set -> others.addAll(examples(set)));
        return others;
    }

    private List<Clued> examples(String set) {
        return notes.of(set, ORDINARY, NAMING);
    }

    private static double rate(List<Clued> examples, boolean isNaming, Predicate<Clued> isWrong) {
        List<Clued> some =
                examples.stream().filter(note -> note.isNaming() == isNaming).toList();
        return 100.0 * some.stream().filter(isWrong).count() / some.size();
    }

    /** The file, in the order of the clues. */
    private List<String> lines() {
        float[] weights = Learner.learn(notes, others(""), SEED);
        Map<String, Float> kept = new TreeMap<>();
        IntStream.range(0, notes.count())
                .filter(clue -> Math.abs(weights[clue]) >= LEAST_WEIGHT)
                .forEach(clue -> kept.put(notes.clue(clue), weights[clue]));
        List<String> lines = new ArrayList<>();
        lines.add(
                "# How much each clue speaks for a word's telling who a survivor is, for pk.gov.nsor.screening. Made by"
                        + " bin/learn-screen from the");
        lines.add("# notes of " + String.join(", ", SETS) + " and " + CASES
                + " (docs/benchmarks.md); not to be changed by hand. First where a score starts.");
        lines.add("%.3f\t".formatted(weights[notes.count()] - THRESHOLD));
        kept.forEach((clue, weight) -> lines.add(String.format(Locale.ROOT, "%.3f\t%s", weight, clue)));
        return lines;
    }
}
