package pk.gov.nsor.benchmark.disclosure;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import pk.gov.nsor.benchmark.disclosure.CluedNotes.Clued;

/** Weights and networks that were learned from the same notes, and the files that the screen reads of them. */
final class Learned {

    private static final long SEED = 7;
    private static final int NETWORKS = 2;
    private static final int WEIGHTS = 3;
    private static final int AT_ONCE = 2;

    /** How much the networks' mean counts beside the sum of weights. */
    private static final double OF_NETWORKS = 2;

    private static final double LEAST_WEIGHT = 0.02;

    private final CluedNotes notes;
    private final float[] weights;
    private final List<NetworkLearner> networks;

    private Learned(CluedNotes notes, float[] weights, List<NetworkLearner> networks) {
        this.notes = notes;
        this.weights = weights;
        this.networks = networks;
    }

    /** Of each the mean of some that were learned in another order. */
    static Learned from(CluedNotes notes, List<Clued> examples) {
        try (ExecutorService both = Executors.newFixedThreadPool(AT_ONCE)) {
            List<NetworkLearner> networks = all(both, NETWORKS, seed -> NetworkLearner.learn(examples, seed));
            List<float[]> weights = all(both, WEIGHTS, seed -> Learner.learn(notes, examples, seed));
            return new Learned(notes, mean(weights), networks);
        }
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

    /** How much the note looks like telling. */
    double score(Clued note) {
        return Learner.score(weights, note)
                + OF_NETWORKS
                        * networks.stream()
                                .mapToDouble(network -> network.score(note))
                                .average()
                                .orElse(0);
    }

    /**
     * The lines of {@code weights.txt}, in the order of the clues, after where a score starts.
     *
     * @param threshold above which a text is stopped
     */
    List<String> lines(double threshold) {
        Map<String, Float> kept = new TreeMap<>();
        IntStream.range(0, notes.count())
                .filter(clue -> Math.abs(weights[clue]) >= LEAST_WEIGHT)
                .forEach(clue -> kept.put(notes.clue(clue), weights[clue]));
        List<String> lines = new ArrayList<>();
        lines.add("%.3f\t".formatted(weights[notes.count()] - threshold));
        kept.forEach((clue, weight) -> lines.add(String.format(Locale.ROOT, "%.2f\t%s", weight, clue)));
        return lines;
    }

    /** {@code networks.bin}, as {@code pk.gov.nsor.foundation.screening.ScreeningNetwork} reads it. */
    byte[] networks() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(file);
        out.writeInt(networks.size());
        for (NetworkLearner network : networks) {
            for (int size :
                    new int[] {NetworkLearner.WORD, NetworkLearner.NEAR, NetworkLearner.WIDE, NetworkLearner.WHOLE}) {
                out.writeInt(size);
            }
            Map<String, float[]> words = network.words();
            out.writeInt(words.size());
            for (Map.Entry<String, float[]> word : words.entrySet()) {
                out.writeUTF(word.getKey());
                write(word.getValue(), out);
            }
            List<float[]> layers = network.layers();
            for (float[] layer : layers) {
                double much = layer == layers.getLast() ? OF_NETWORKS : 1;
                for (float weight : layer) {
                    out.writeFloat((float) (weight * much));
                }
            }
        }
        return file.toByteArray();
    }

    /** As bytes, and what one of these is worth. */
    private static void write(float[] numbers, DataOutputStream out) throws IOException {
        float most = 0;
        for (float number : numbers) {
            most = Math.max(most, Math.abs(number));
        }
        float worth = most / Byte.MAX_VALUE;
        out.writeFloat(worth);
        for (float number : numbers) {
            out.writeByte(worth == 0 ? 0 : Math.round(number / worth));
        }
    }
}
