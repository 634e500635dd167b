package pk.gov.nsor.benchmark.disclosure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import pk.gov.nsor.benchmark.disclosure.CluedNotes.Clued;

/**
 * Learns the weights and networks of the screen of free text. {@code bin/learn-screen} writes them to
 * {@code server/src/main/resources/screening}, and with {@code --lines=FILE} what each clue weighs to that file;
 * {@code bin/learn-screen --left-out} writes nothing and prints how often what was learned from other sets is wrong with each
 * set: five times a group of sets is left out. With {@code --errors=FILE} what was wrong is written to that file.
 * {@code --ablation} prints what each part adds, and {@code --placing} what asking the writer does, by authors left out
 * ({@link Ablation}, {@link PlacingLeftOut}). {@code --notes=300} takes so many of
 * each kind of a set, {@code --runs=1} learns once instead of taking a mean.
 */
public final class ScreenLearning {

    /** By hand, in groups of which one is left out at a time. Whoever mends the screen may look at all of these. */
    static final List<List<String>> GROUPS = List.of(
            List.of("second", "station", "gate"),
            List.of("third", "court", "clinic"),
            List.of("development", "validation", "visit", "frontier"),
            List.of("hurry", "modern", "breadth"),
            List.of("desk", "terse", "depth", "variety", "unsaid"));

    static final List<String> SETS = GROUPS.stream().flatMap(List::stream).toList();

    /** Texts of the screen's tests, and ordinary ones of other tests: learned from, never measured by. */
    private static final String CASES = "cases";

    private static final int NOTES = 1_000;
    private static final Learned.Runs RUNS = new Learned.Runs(3, 2);
    private static final int CASES_EACH = 300;

    /** Above it a text is stopped. Higher: fewer false stops, more misses. */
    static final double THRESHOLD = 6;

    private static final double[] THRESHOLDS = {0, 2, 4, 6, 8, 10, 12};

    private final CluedNotes notes = new CluedNotes();
    private final List<String> given;
    private final int count;
    private final Learned.Runs runs;

    private ScreenLearning(List<String> given) {
        this.given = given;
        this.count = value("--notes=").map(Integer::parseInt).orElse(NOTES);
        this.runs = value("--runs=")
                .map(Integer::parseInt)
                .map(each -> new Learned.Runs(each, each))
                .orElse(RUNS);
    }

    public static void main(String[] arguments) throws IOException {
        new ScreenLearning(List.of(arguments)).run();
    }

    private void run() throws IOException {
        if (given.contains("--ablation")) {
            new Ablation(notes, count).run(this::others);
        } else if (given.contains("--placing")) {
            new PlacingLeftOut(notes, count).run(this::learnedWithout);
        } else if (given.contains("--left-out")) {
            writeTo("--errors=", leaveOut());
        } else {
            write(Path.of(System.getProperty("nsor.project", ".")).resolve("server/src/main/resources/screening"));
        }
    }

    private Optional<String> value(String option) {
        return given.stream()
                .filter(argument -> argument.startsWith(option))
                .map(argument -> argument.substring(option.length()))
                .findFirst();
    }

    private void writeTo(String option, List<String> lines) throws IOException {
        Optional<String> file = value(option);
        if (file.isPresent()) {
            Files.write(Path.of(file.get()), lines);
        }
    }

    private void write(Path folder) throws IOException {
        Learned learned = Learned.from(notes, others(List.of()), runs);
        Files.write(folder.resolve("weights.bin"), learned.weights(THRESHOLD));
        Files.write(folder.resolve("networks.bin"), learned.networks());
        writeTo("--lines=", learned.lines(THRESHOLD));
    }

    /** What was wrong: a line each. */
    private List<String> leaveOut() {
        print();
        SETS.forEach(this::examples);
        Map<Clued, Double> scores = new IdentityHashMap<>();
        List<String> errors = new ArrayList<>();
        for (List<String> group : GROUPS) {
            Learned learned = learnedWithout(group);
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

    private Learned learnedWithout(List<String> group) {
        List<Clued> others = others(group);
        // Clues are numbered as they come, and those of the notes left out have to have a number too.
        group.forEach(this::examples);
        return Learned.from(notes, others, runs);
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
        return notes.of(set, count, count);
    }

    private static double rate(List<Clued> examples, boolean isNaming, Predicate<Clued> isWrong) {
        List<Clued> some =
                examples.stream().filter(note -> note.isNaming() == isNaming).toList();
        return 100.0 * some.stream().filter(isWrong).count() / some.size();
    }
}
