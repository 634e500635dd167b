package pk.gov.nsor.benchmark.disclosure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import pk.gov.nsor.benchmark.disclosure.CluedNotes.Clued;

/**
 * Learns a small network that reads a whole note ({@code pk.gov.nsor.foundation.screening.ScreeningNetwork}): what numbers stand for a word, what
 * words together say, and how much of this is in a note that tells. Step by step, each note for itself, against what was
 * wrong with it; some words and some of what was found are left out each time, so that it leans on none of them alone. The
 * same notes and the same seed give the same network.
 */
final class NetworkLearner {

    static final int WORD = 32;
    static final int NEAR = 48;
    static final int WIDE = 48;
    static final int WHOLE = 32;
    static final int TOGETHER = 5;
    static final int APART = 2;

    private static final int ROUNDS = 8;
    private static final int AT_ONCE = 16;
    private static final int LONGEST = 200;
    private static final double STEP = 0.002;
    private static final double WORD_STEP = 0.05;
    private static final double LAST_STEP = 0.05;
    private static final int FIRST_STEPS = 200;
    private static final double LOST_WORDS = 0.15;
    private static final double LOST_FINDS = 0.4;

    /** No label is trusted wholly. */
    private static final double DOUBT = 0.02;

    /** A word of fewer templates says more about these than about texts. */
    private static final int LEAST_TEMPLATES = 4;

    private final Random random;
    private final Map<String, Word> words = new HashMap<>();
    private final Layer near = new Layer(TOGETHER * WORD * NEAR);
    private final Layer nearStart = new Layer(NEAR);
    private final Layer wide = new Layer(TOGETHER * NEAR * WIDE);
    private final Layer wideStart = new Layer(WIDE);
    private final Layer whole = new Layer((NEAR + WIDE) * WHOLE);
    private final Layer wholeStart = new Layer(WHOLE);
    private final Layer last = new Layer(WHOLE + 1);
    private double wordStep = WORD_STEP;

    private NetworkLearner(long seed) {
        this.random = new Random(seed);
    }

    /** What was learned, which tells notes apart and can be written down. */
    static NetworkLearner learn(List<Clued> examples, long seed) {
        NetworkLearner learner = new NetworkLearner(seed);
        learner.begin(examples);
        learner.learn(examples);
        return learner;
    }

    /** How much the note looks like telling, 0 being even. */
    double score(Clued note) {
        return new Pass(note.words(), false).score;
    }

    /** What is known of each word, in the order of the words. */
    Map<String, float[]> words() {
        Map<String, float[]> known = new java.util.TreeMap<>();
        words.forEach((word, of) -> known.put(word, of.numbers));
        return known;
    }

    /** As the screen reads them. */
    List<float[]> layers() {
        return layerList().stream().map(layer -> layer.weights).toList();
    }

    private List<Layer> layerList() {
        return List.of(near, nearStart, wide, wideStart, whole, wholeStart, last);
    }

    private void begin(List<Clued> examples) {
        Map<String, Set<String>> templates = new HashMap<>();
        List<String> order = new ArrayList<>();
        for (Clued example : examples) {
            for (List<String> sides : example.words()) {
                for (String side : sides) {
                    Set<String> ways = templates.computeIfAbsent(side, _ -> {
                        order.add(side);
                        return new HashSet<>();
                    });
                    if (ways.size() < LEAST_TEMPLATES) {
                        ways.add(example.note().way());
                    }
                }
            }
        }
        for (String word : order) {
            if (templates.getOrDefault(word, Set.of()).size() >= LEAST_TEMPLATES) {
                Word of = new Word();
                fill(of.numbers, 0.1);
                words.put(word, of);
            }
        }
        fill(near.weights, Math.sqrt(2.0 / (TOGETHER * WORD)) * 1.5);
        fill(wide.weights, Math.sqrt(2.0 / (TOGETHER * NEAR)));
        fill(whole.weights, Math.sqrt(1.0 / (NEAR + WIDE)));
        fill(last.weights, Math.sqrt(1.0 / WHOLE));
    }

    private void fill(float[] weights, double spread) {
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (random.nextGaussian() * spread);
        }
    }

    private void learn(List<Clued> examples) {
        List<Clued> order = new ArrayList<>(examples);
        int steps = 0;
        int all = ROUNDS * examples.size() / AT_ONCE;
        for (int round = 0; round < ROUNDS; round++) {
            Collections.shuffle(order, random);
            int seen = 0;
            for (Clued example : order) {
                new Pass(example.words(), true).learn(example.isNaming());
                if (++seen % AT_ONCE == 0) {
                    steps++;
                    double left = 1 - (1 - LAST_STEP) * steps / all;
                    wordStep = WORD_STEP * left;
                    double step = STEP * left * Math.min(1, (double) steps / FIRST_STEPS);
                    for (Layer layer : layerList()) {
                        layer.step(steps, step);
                    }
                }
            }
        }
    }

    /** Numbers that stand for a word; those that moved much move less. */
    private static final class Word {

        private final float[] numbers = new float[WORD];
        private final float[] squares = new float[WORD];

        void step(float[] slopes, int begin, double step) {
            for (int d = 0; d < WORD; d++) {
                float slope = slopes[begin + d];
                squares[d] += slope * slope;
                numbers[d] -= (float) (step * slope / Math.sqrt(squares[d] + 1e-2));
            }
        }
    }

    /** Weights that move by Adam. */
    private static final class Layer {

        private static final float KEPT = 0.9f;
        private static final float SQUARES_KEPT = 0.999f;
        private static final double DECAY = 1e-3;

        private final float[] weights;
        private final float[] slopes;
        private final float[] means;
        private final float[] squares;

        Layer(int size) {
            weights = new float[size];
            slopes = new float[size];
            means = new float[size];
            squares = new float[size];
        }

        void step(int steps, double step) {
            float mean = (float) (step / (1 - Math.pow(KEPT, steps)));
            float square = (float) (1 / (1 - Math.pow(SQUARES_KEPT, steps)));
            float decay = (float) (step * DECAY);
            for (int i = 0; i < weights.length; i++) {
                float slope = slopes[i] / AT_ONCE;
                slopes[i] = 0;
                means[i] = KEPT * means[i] + (1 - KEPT) * slope;
                squares[i] = SQUARES_KEPT * squares[i] + (1 - SQUARES_KEPT) * slope * slope;
                weights[i] -= mean * means[i] / ((float) Math.sqrt(squares[i] * square) + 1e-8f) + decay * weights[i];
            }
        }
    }

    /** One reading of a note. */
    private final class Pass {

        private final int count;
        private final Word[][] read;
        private final float[] words;
        private final float[] nearFound;
        private final float[] wideFound;
        private final int[] nearMost;
        private final int[] wideMost;
        private final float[] found = new float[NEAR + WIDE];
        private final float[] kept = new float[NEAR + WIDE];
        private final float[] said;
        private final double score;

        Pass(List<List<String>> note, boolean isLearning) {
            count = Math.min(note.size(), LONGEST);
            read = new Word[count][];
            words = new float[count * WORD];
            for (int at = 0; at < count; at++) {
                read[at] = note.get(at).stream()
                        .map(NetworkLearner.this.words::get)
                        .filter(word -> word != null && !(isLearning && random.nextDouble() < LOST_WORDS))
                        .toArray(Word[]::new);
                for (Word word : read[at]) {
                    for (int d = 0; d < WORD; d++) {
                        words[at * WORD + d] += word.numbers[d];
                    }
                }
            }
            nearFound = together(words, WORD, NEAR, near, nearStart, 1);
            wideFound = together(nearFound, NEAR, WIDE, wide, wideStart, APART);
            nearMost = most(nearFound, NEAR, 0);
            wideMost = most(wideFound, WIDE, NEAR);
            said = wholeStart.weights.clone();
            for (int c = 0; c < found.length; c++) {
                kept[c] = !isLearning ? 1 : random.nextDouble() < LOST_FINDS ? 0 : (float) (1 / (1 - LOST_FINDS));
                float much = found[c] * kept[c];
                for (int m = 0; m < WHOLE; m++) {
                    said[m] += much * whole.weights[c * WHOLE + m];
                }
            }
            double sum = last.weights[WHOLE];
            for (int m = 0; m < WHOLE; m++) {
                said[m] = (float) StrictMath.tanh(said[m]);
                sum += said[m] * last.weights[m];
            }
            score = sum;
        }

        private float[] together(float[] from, int width, int to, Layer layer, Layer start, int apart) {
            float[] into = new float[count * to];
            for (int at = 0; at < count; at++) {
                System.arraycopy(start.weights, 0, into, at * to, to);
                for (int k = 0; k < TOGETHER; k++) {
                    int other = at + (k - TOGETHER / 2) * apart;
                    for (int d = 0; d < width && other >= 0 && other < count; d++) {
                        float much = from[other * width + d];
                        int row = (k * width + d) * to;
                        for (int c = 0; much != 0 && c < to; c++) {
                            into[at * to + c] += much * layer.weights[row + c];
                        }
                    }
                }
                for (int c = at * to; c < (at + 1) * to; c++) {
                    into[c] = Math.max(0, into[c]);
                }
            }
            return into;
        }

        /** Where each is most, or -1 where it is nowhere. */
        private int[] most(float[] layer, int width, int begin) {
            int[] where = new int[width];
            for (int c = 0; c < width; c++) {
                where[c] = -1;
                for (int at = 0; at < count; at++) {
                    if (layer[at * width + c] > found[begin + c]) {
                        found[begin + c] = layer[at * width + c];
                        where[c] = at;
                    }
                }
            }
            return where;
        }

        void learn(boolean isNaming) {
            float wrong = (float) (1 / (1 + StrictMath.exp(-score)) - (isNaming ? 1 - DOUBT : DOUBT));
            float[] slopes = new float[found.length];
            last.slopes[WHOLE] += wrong;
            for (int m = 0; m < WHOLE; m++) {
                last.slopes[m] += wrong * said[m];
                float slope = wrong * last.weights[m] * (1 - said[m] * said[m]);
                wholeStart.slopes[m] += slope;
                for (int c = 0; c < found.length; c++) {
                    whole.slopes[c * WHOLE + m] += slope * found[c] * kept[c];
                    slopes[c] += slope * whole.weights[c * WHOLE + m] * kept[c];
                }
            }
            learnNear(learnWide(slopes));
        }

        /** @return the slopes of the nearer layer */
        private float[] learnWide(float[] slopes) {
            float[] below = new float[count * NEAR];
            for (int c = 0; c < NEAR; c++) {
                if (nearMost[c] >= 0) {
                    below[nearMost[c] * NEAR + c] += slopes[c];
                }
            }
            for (int c = 0; c < WIDE; c++) {
                float slope = slopes[NEAR + c];
                if (wideMost[c] < 0 || slope == 0) {
                    continue;
                }
                wideStart.slopes[c] += slope;
                for (int k = 0; k < TOGETHER; k++) {
                    int other = wideMost[c] + (k - TOGETHER / 2) * APART;
                    for (int d = 0; d < NEAR && other >= 0 && other < count; d++) {
                        float much = nearFound[other * NEAR + d];
                        if (much != 0) {
                            int weight = (k * NEAR + d) * WIDE + c;
                            wide.slopes[weight] += slope * much;
                            below[other * NEAR + d] += slope * wide.weights[weight];
                        }
                    }
                }
            }
            return below;
        }

        private void learnNear(float[] slopes) {
            float[] below = new float[count * WORD];
            for (int at = 0; at < count; at++) {
                for (int c = 0; c < NEAR; c++) {
                    float slope = slopes[at * NEAR + c];
                    if (slope != 0) {
                        nearStart.slopes[c] += slope;
                        learnNear(at, c, slope, below);
                    }
                }
            }
            for (int at = 0; at < count; at++) {
                for (Word word : read[at]) {
                    word.step(below, at * WORD, wordStep);
                }
            }
        }

        private void learnNear(int at, int c, float slope, float[] below) {
            for (int k = 0; k < TOGETHER; k++) {
                int other = at + k - TOGETHER / 2;
                for (int d = 0; d < WORD && other >= 0 && other < count; d++) {
                    int weight = (k * WORD + d) * NEAR + c;
                    near.slopes[weight] += slope * words[other * WORD + d];
                    below[other * WORD + d] += slope * near.weights[weight];
                }
            }
        }
    }
}
