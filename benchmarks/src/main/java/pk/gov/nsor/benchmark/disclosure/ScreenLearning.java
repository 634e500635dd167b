package pk.gov.nsor.benchmark.disclosure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import pk.gov.nsor.benchmark.disclosure.CluedNotes.Clued;

/**
 * Learns the weights and networks of the screen of free text. {@code bin/learn-screen} writes them to
 * {@code server/src/main/resources/screening}; {@code bin/learn-screen --left-out} writes nothing and prints how often what was
 * learned from other sets is wrong with each set: five times a group of sets is left out. With {@code --errors=FILE} what was
 * wrong is written to that file.
 */
public final class ScreenLearning {

    /** By hand, in groups of which one is left out at a time. Whoever mends the screen may look at all of these. */
    static final List<List<String>> GROUPS = List.of(
            List.of("second", "station", "gate"),
            List.of("third", "court", "clinic"),
            List.of("development", "validation", "visit", "frontier"),
            List.of("hurry", "modern", "breadth"),
            List.of("desk", "terse", "depth", "variety"));

    static final List<String> SETS = GROUPS.stream().flatMap(List::stream).toList();

    /** Texts of the screen's tests, and ordinary ones of other tests: learned from, never measured by. */
    private static final String CASES = "cases";

    private static final int NOTES = 1_000;
    private static final int CASES_EACH = 300;

    /** Above it a text is stopped. Higher: fewer false stops, more misses. */
    private static final double THRESHOLD = 6;

    private static final double[] THRESHOLDS = {0, 2, 4, 6, 8, 10, 12};

    private final CluedNotes notes = new CluedNotes();

    private ScreenLearning() {}

    public static void main(String[] arguments) throws IOException {
        List<String> given = List.of(arguments);
        ScreenLearning learning = new ScreenLearning();
        if (given.contains("--left-out")) {
            List<String> errors = learning.leaveOut();
            for (String argument : given) {
                if (argument.startsWith("--errors=")) {
                    Files.write(Path.of(argument.substring(argument.indexOf('=') + 1)), errors);
                }
            }
        } else {
            learning.write(
                    Path.of(System.getProperty("nsor.project", ".")).resolve("server/src/main/resources/screening"));
        }
    }

    private void write(Path folder) throws IOException {
        Learned learned = Learned.from(notes, others(List.of()));
        List<String> lines = new ArrayList<>(List.of(
                "# How much each clue speaks for a word's telling who a survivor is, for pk.gov.nsor.foundation.screening. Made by"
                        + " bin/learn-screen from the",
                "# notes of " + String.join(", ", SETS) + " and " + CASES
                        + " (docs/benchmarks.md); not to be changed by hand. First where a score starts."));
        lines.addAll(learned.lines(THRESHOLD));
        Files.write(folder.resolve("weights.txt"), lines);
        Files.write(folder.resolve("networks.bin"), learned.networks());
    }

    /** What was wrong: a line each. */
    private List<String> leaveOut() {
        print();
        SETS.forEach(this::examples);
        Map<Clued, Double> scores = new IdentityHashMap<>();
        List<String> errors = new ArrayList<>();
        for (List<String> group : GROUPS) {
            Learned learned = Learned.from(notes, others(group));
            for (String set : group) {
                examples(set).forEach(note -> scores.put(note, learned.score(note)));
                print(set, examples(set), scores);
            }
        }
        print("all", List.copyOf(scores.keySet()), scores);
        for (String set : SETS) {
            for (Clued note : examples(set)) {
                if (scores.getOrDefault(note, 0.0) > THRESHOLD != note.isNaming()) {
                    errors.add("%s\t%s\t%s\t%.1f\t%s\t%s"
                            .formatted(
                                    note.isNaming() ? "MISS" : "FALSE STOP",
                                    set,
                                    note.note().script(),
                                    scores.get(note),
                                    note.note().way(),
                                    note.note().text()));
                }
            }
        }
        return errors;
    }

    private static void print() {
        StringBuilder line = new StringBuilder("set\trules: false stops, misses");
        Arrays.stream(THRESHOLDS)
                .forEach(threshold -> line.append("\tabove %.1f: false stops, misses".formatted(threshold)));
        System.out.println(line);
    }

    private static void print(String set, List<Clued> examples, Map<Clued, Double> scores) {
        StringBuilder line = new StringBuilder("%s\t%.1f\t%.1f"
                .formatted(set, rate(examples, false, Clued::isRuled), rate(examples, true, note -> !note.isRuled())));
        for (double threshold : THRESHOLDS) {
            line.append("\t%.1f\t%.1f"
                    .formatted(
                            rate(examples, false, note -> scores.getOrDefault(note, 0.0) > threshold),
                            rate(examples, true, note -> scores.getOrDefault(note, 0.0) <= threshold)));
        }
        System.out.println(line);
    }

    private List<Clued> others(List<String> left) {
        List<Clued> others = new ArrayList<>(notes.of(CASES, CASES_EACH, CASES_EACH));
        SETS.stream().filter(set -> !left.contains(set)).forEach(set -> others.addAll(examples(set)));
        return others;
    }

    private List<Clued> examples(String set) {
        return notes.of(set, NOTES, NOTES);
    }

    private static double rate(List<Clued> examples, boolean isNaming, Predicate<Clued> isWrong) {
        List<Clued> some =
                examples.stream().filter(note -> note.isNaming() == isNaming).toList();
        return 100.0 * some.stream().filter(isWrong).count() / some.size();
    }
}
