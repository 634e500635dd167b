package pk.gov.nsor.benchmark.disclosure;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import pk.gov.nsor.benchmark.disclosure.CluedNotes.Clued;

/**
 * What each part of the screen adds: its rules, its weights, its networks, and weights that are small. Measured by the sets of
 * authors who knew neither the screen nor each other, each left out whole with the rest of its group.
 */
final class Ablation {

    /** Authors who wrote one set each. */
    static final List<String> AUTHORS = List.of(
            "second",
            "station",
            "gate",
            "third",
            "court",
            "clinic",
            "visit",
            "frontier",
            "hurry",
            "modern",
            "desk",
            "terse");

    private static final double[] LEAST = {0.05, 0.1, 0.15, 0.2};
    private static final double[] STOPPED = {2, 3, 5};

    /** Clues that say which rule found a part, or that none did. */
    private static final Pattern OF_RULES = Pattern.compile("(?:[A-Z_]+ )?(?:rule [a-z-]+.*|some rule|no rule)");

    private final CluedNotes notes;
    private final int count;

    /** What the whole screen does, and without each part. */
    private final Map<String, Map<Clued, Double>> variants = new LinkedHashMap<>();

    Ablation(CluedNotes notes, int count) {
        this.notes = notes;
        this.count = count;
    }

    /** @param learning the notes of all sets but those of a group */
    void run(Function<List<String>, List<Clued>> learning) {
        for (List<String> group : ScreenLearning.GROUPS) {
            List<Clued> others = learning.apply(group);
            group.forEach(set -> notes.of(set, count, count));
            float[] weights = Learned.weights(notes, others, clue -> false);
            NetworkLearner network = Learned.network(others);
            float[] withoutRules = Learned.weights(
                    notes, others, clue -> OF_RULES.matcher(clue).matches());
            measure(group, "rules alone", note -> note.isRuled() ? 1 : -1);
            measure(group, "weights alone", note -> Learner.score(weights, note));
            measure(group, "network alone", network::score);
            measure(group, "all but rules", note -> both(withoutRules, network, note));
            measure(group, "all", note -> both(weights, network, note));
            for (double least : LEAST) {
                float[] large = Learned.withoutSmall(weights, least);
                measure(group, "all, weights from %.2f".formatted(least), note -> both(large, network, note));
            }
            System.err.println("measured " + group);
        }
        print();
    }

    private static double both(float[] weights, NetworkLearner network, Clued note) {
        return Learner.score(weights, note) + Learned.OF_NETWORKS * network.score(note);
    }

    private void measure(List<String> group, String variant, ToDoubleFunction<Clued> score) {
        Map<Clued, Double> scores = variants.computeIfAbsent(variant, _ -> new IdentityHashMap<>());
        group.stream()
                .filter(AUTHORS::contains)
                .flatMap(set -> notes.of(set, count, count).stream())
                .forEach(note -> scores.put(note, score.applyAsDouble(note)));
    }

    private void print() {
        System.out.println(
                "variant\tmisses in % (95 %) where 2, 3, 5 % of the ordinary are stopped\tas many missed as stopped");
        variants.forEach((variant, scores) -> {
            StringBuilder line = new StringBuilder(variant);
            if (variant.equals("rules alone")) {
                line.append("\tfalse stops ")
                        .append(rate(scores, 0, false))
                        .append(", misses ")
                        .append(rate(scores, 0, true));
            } else {
                for (double stopped : STOPPED) {
                    line.append('\t').append(rate(scores, threshold(scores, stopped), true));
                }
                line.append('\t').append("%.1f".formatted(even(scores)));
            }
            System.out.println(line);
        });
        Map<Clued, Double> all = variants.getOrDefault("all", Map.of());
        for (String author : AUTHORS) {
            Map<Clued, Double> own = new IdentityHashMap<>();
            notes.of(author, count, count).forEach(note -> own.put(note, all.getOrDefault(note, 0.0)));
            System.out.println("%s\tat the threshold: false stops %s\tmisses %s"
                    .formatted(
                            author,
                            rate(own, ScreenLearning.THRESHOLD, false),
                            rate(own, ScreenLearning.THRESHOLD, true)));
        }
        System.out.println("all authors\tat the threshold: false stops %s\tmisses %s"
                .formatted(rate(all, ScreenLearning.THRESHOLD, false), rate(all, ScreenLearning.THRESHOLD, true)));
    }

    /** The lowest at which at most so many in a hundred ordinary notes are stopped. */
    private static double threshold(Map<Clued, Double> scores, double stopped) {
        List<Double> ordinary = scores.entrySet().stream()
                .filter(each -> !each.getKey().isNaming())
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
        return ordinary.get((int) Math.min(ordinary.size() - 1, Math.ceil(ordinary.size() * (1 - stopped / 100)) - 1));
    }

    private static double even(Map<Clued, Double> scores) {
        double best = 100;
        for (double stopped = 0.5; stopped < 50; stopped += 0.1) {
            double missed = share(scores, threshold(scores, stopped), true).percent();
            best = Math.min(best, Math.max(missed, stopped));
        }
        return best;
    }

    private static Share share(Map<Clued, Double> scores, double threshold, boolean isNaming) {
        List<Clued> some = scores.keySet().stream()
                .filter(note -> note.isNaming() == isNaming)
                .toList();
        return Share.of(
                some,
                some.stream()
                        .filter(note -> scores.getOrDefault(note, 0.0) > threshold != isNaming)
                        .count());
    }

    private static String rate(Map<Clued, Double> scores, double threshold, boolean isNaming) {
        return share(scores, threshold, isNaming).text();
    }
}
