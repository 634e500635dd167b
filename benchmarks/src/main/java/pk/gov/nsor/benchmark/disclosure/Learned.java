package pk.gov.nsor.benchmark.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import pk.gov.nsor.benchmark.disclosure.CluedNotes.Clued;
import pk.gov.nsor.foundation.screening.ScreeningNetwork;
import pk.gov.nsor.foundation.screening.Weights;

/** Weights and networks that were learned from the same notes, and the files that the screen reads of them. */
final class Learned {

    private static final long SEED = 7;
    private static final int AT_ONCE = 2;

    /** How much the networks' mean counts beside the sum of weights. */
    static final double OF_NETWORKS = 2;

    /** A smaller weight is left out: without them hardly more is missed ({@link Ablation}). Half a step of the file's. */
    static final double LEAST_WEIGHT = 7.5 / 64;

    private final CluedNotes notes;
    private final float[] weights;
    private final List<NetworkLearner> networks;

    private Learned(CluedNotes notes, float[] weights, List<NetworkLearner> networks) {
        this.notes = notes;
        this.weights = weights;
        this.networks = networks;
    }

    /**
     * How many are learned, of which the mean counts.
     *
     * @param weights each from the notes in another order
     * @param networks each from other numbers and the notes in another order
     */
    record Runs(int weights, int networks) {}

    static Learned from(CluedNotes notes, List<Clued> examples, Runs runs) {
        try (ExecutorService both = Executors.newFixedThreadPool(AT_ONCE)) {
            List<NetworkLearner> networks = all(both, runs.networks(), seed -> NetworkLearner.learn(examples, seed));
            List<float[]> weights =
                    all(both, runs.weights(), seed -> Learner.learn(notes, examples, seed, clue -> false));
            return new Learned(notes, withoutSmall(mean(weights), LEAST_WEIGHT), networks);
        }
    }

    /** Weights alone. */
    static float[] weights(CluedNotes notes, List<Clued> examples, Predicate<String> isLeftOut) {
        return Learner.learn(notes, examples, SEED, isLeftOut);
    }

    /** A network alone. */
    static NetworkLearner network(List<Clued> examples) {
        return NetworkLearner.learn(examples, SEED);
    }

    private static <T> List<T> all(ExecutorService both, int count, LongFunction<T> learning) {
        List<CompletableFuture<T>> each = LongStream.range(SEED, SEED + count)
                .mapToObj(seed -> CompletableFuture.supplyAsync(() -> learning.apply(seed), both))
                .toList();
        return each.stream().map(CompletableFuture::join).toList();
    }

    private static float[] mean(List<float[]> some) {
        float[] mean = new float[some.getFirst().length];
        for (float[] one : some) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += one[i] / some.size();
            }
        }
        return mean;
    }

    /** Without the weights of clues that are less, but for where a score starts. */
    static float[] withoutSmall(float[] weights, double least) {
        float[] large = weights.clone();
        for (int clue = 0; clue < large.length - 1; clue++) {
            if (Math.abs(large[clue]) < least) {
                large[clue] = 0;
            }
        }
        return large;
    }

    /** How much the note looks like telling. */
    double score(Clued note) {
        return Learner.score(weights, note) + ofNetworks(note);
    }

    /** How much each part of the note looks like telling. */
    double[] scores(Clued note) {
        double networks = ofNetworks(note);
        return Arrays.stream(Learner.scores(weights, note))
                .map(score -> score + networks)
                .toArray();
    }

    private double ofNetworks(Clued note) {
        return OF_NETWORKS
                * networks.stream()
                        .mapToDouble(network -> network.score(note))
                        .average()
                        .orElse(0);
    }

    /**
     * {@code weights.bin}, as the screen reads it.
     *
     * @param threshold above which a text is stopped
     */
    byte[] weights(double threshold) {
        return Weights.file(weights[notes.count()] - threshold, byClue());
    }

    /** The same as lines, for people: a weight and its clue. */
    List<String> lines(double threshold) {
        List<String> lines = new ArrayList<>();
        lines.add("%.3f\t".formatted(weights[notes.count()] - threshold));
        byClue().forEach((clue, weight) -> lines.add(String.format(Locale.ROOT, "%.2f\t%s", weight, clue)));
        return lines;
    }

    private Map<String, Float> byClue() {
        Map<String, Float> byClue = new TreeMap<>();
        IntStream.range(0, notes.count())
                .filter(clue -> weights[clue] != 0)
                .forEach(clue -> byClue.put(notes.clue(clue), weights[clue]));
        return byClue;
    }

    /** {@code networks.bin}, as the screen reads it. */
    byte[] networks() {
        SortedMap<String, List<float[]>> words = new TreeMap<>();
        for (NetworkLearner network : networks) {
            network.words()
                    .forEach((word, numbers) ->
                            words.computeIfAbsent(word, _ -> new ArrayList<>()).add(numbers));
        }
        return ScreeningNetwork.file(
                new ScreeningNetwork.Shape(
                        NetworkLearner.WORD, NetworkLearner.NEAR, NetworkLearner.WIDE, NetworkLearner.WHOLE),
                words,
                networks.stream().map(Learned::layers).toList());
    }

    /** The last layer counts as much as the networks count beside the weights. */
    private static List<float[]> layers(NetworkLearner network) {
        List<float[]> layers = new ArrayList<>(network.layers());
        float[] last = layers.removeLast().clone();
        for (int i = 0; i < last.length; i++) {
            last[i] *= (float) OF_NETWORKS;
        }
        layers.add(last);
        return layers;
    }
}
