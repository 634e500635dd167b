package pk.gov.nsor.benchmark.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import pk.gov.nsor.benchmark.disclosure.CluedNotes.Clued;

/**
 * Learns how much each clue says, by logistic regression over the part of each note that looks most like telling: in a note
 * that tells, one part does; in one that does not, none does. Which part it is, is not said, only whether the note tells. The
 * same notes and the same seed give the same weights.
 */
final class Learner {

    private static final int ROUNDS = 12;
    private static final double STEP = 0.05;
    private static final double LOST_CLUES = 0.3;
    private static final double SURE_ENOUGH = 1e-3;
    private static final double FIRST_GUESS = 4;
    private static final double START = -3;

    /** A clue of fewer templates says more about these than about texts. */
    private static final int LEAST_TEMPLATES = 5;

    private final int clues;
    private final Random random;
    private final float[] weights;
    private final float[] squares;
    private final boolean[] leftOut;

    private Learner(CluedNotes notes, long seed, Predicate<String> isLeftOut) {
        this.clues = notes.count();
        this.leftOut = new boolean[clues];
        for (int clue = 0; clue < clues; clue++) {
            leftOut[clue] = isLeftOut.test(notes.clue(clue));
        }
        this.random = new Random(seed);
        this.weights = new float[clues + 1];
        this.squares = new float[clues + 1];
        weights[clues] = (float) START;
        for (int clue = 0; clue < clues; clue++) {
            if (!leftOut[clue] && notes.clue(clue).equals("some rule")) {
                weights[clue] = (float) FIRST_GUESS;
            }
        }
    }

    /**
     * The weights of the clues by their numbers, and behind them where a score starts.
     *
     * @param isLeftOut which clues get no weight
     */
    static float[] learn(CluedNotes notes, List<Clued> examples, long seed, Predicate<String> isLeftOut) {
        return new Learner(notes, seed, isLeftOut).learn(examples);
    }

    /** The score of a note and of the part of it that looks most like telling. */
    static double score(float[] weights, Clued note) {
        return Arrays.stream(scores(weights, note)).max().orElse(Double.NEGATIVE_INFINITY);
    }

    /** The score of each part of a note, with the note's. */
    static double[] scores(float[] weights, Clued note) {
        double whole = sum(weights, note.whole()) + weights[weights.length - 1];
        return Arrays.stream(note.candidates())
                .mapToDouble(candidate -> sum(weights, candidate) + whole)
                .toArray();
    }

    private static double sum(float[] weights, int[] clues) {
        double sum = 0;
        for (int clue : clues) {
            sum += weights[clue];
        }
        return sum;
    }

    private float[] learn(List<Clued> examples) {
        boolean[] used = used(examples);
        int[][][] parts = examples.stream()
                .map(example -> Arrays.stream(example.candidates())
                        .map(candidate -> kept(candidate, used))
                        .toArray(int[][]::new))
                .toArray(int[][][]::new);
        int[][] wholes =
                examples.stream().map(example -> kept(example.whole(), used)).toArray(int[][]::new);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            order.add(i);
        }
        float[] sum = new float[clues + 1];
        int summed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Collections.shuffle(order, random);
            for (int example : order) {
                learn(parts[example], wholes[example], examples.get(example).isNaming());
            }
            if (round >= ROUNDS / 2) {
                summed++;
                for (int clue = 0; clue <= clues; clue++) {
                    sum[clue] += weights[clue];
                }
            }
        }
        for (int clue = 0; clue <= clues; clue++) {
            sum[clue] /= summed;
        }
        return sum;
    }

    private static int[] kept(int[] some, boolean[] used) {
        return Arrays.stream(some).filter(clue -> used[clue]).toArray();
    }

    private boolean[] used(List<Clued> examples) {
        Map<String, Integer> templates = new HashMap<>();
        int[][] seen = new int[clues][];
        int[] count = new int[clues];
        for (Clued example : examples) {
            int template = templates.computeIfAbsent(example.note().way(), _ -> templates.size());
            for (int[] candidate : example.candidates()) {
                for (int clue : candidate) {
                    count(clue, template, seen, count);
                }
            }
            for (int clue : example.whole()) {
                count(clue, template, seen, count);
            }
        }
        boolean[] used = new boolean[clues];
        for (int clue = 0; clue < clues; clue++) {
            used[clue] = count[clue] >= LEAST_TEMPLATES && !leftOut[clue];
        }
        return used;
    }

    private static void count(int clue, int template, int[][] seen, int[] count) {
        if (count[clue] >= LEAST_TEMPLATES) {
            return;
        }
        if (seen[clue] == null) {
            seen[clue] = new int[LEAST_TEMPLATES];
        }
        for (int known = 0; known < count[clue]; known++) {
            if (seen[clue][known] == template) {
                return;
            }
        }
        seen[clue][count[clue]++] = template;
    }

    private void learn(int[][] parts, int[] whole, boolean isNaming) {
        int best = -1;
        int second = -1;
        double[] scores = new double[parts.length];
        for (int part = 0; part < parts.length; part++) {
            scores[part] = sum(weights, parts[part]);
            if (best < 0 || scores[part] > scores[best]) {
                second = best;
                best = part;
            } else if (second < 0 || scores[part] > scores[second]) {
                second = part;
            }
        }
        if (best >= 0) {
            step(parts[best], whole, isNaming);
        }
        if (second >= 0 && !isNaming) {
            step(parts[second], whole, false);
        }
    }

    private void step(int[] part, int[] whole, boolean isNaming) {
        int[] keptOfPart = withoutLost(part);
        int[] keptOfWhole = withoutLost(whole);
        double score = sum(weights, keptOfPart) + sum(weights, keptOfWhole) + weights[clues];
        double said = 1 / (1 + StrictMath.exp(-score));
        double wrong = isNaming ? said - 1 : said;
        if (Math.abs(wrong) < SURE_ENOUGH) {
            return;
        }
        for (int clue : keptOfPart) {
            step(clue, wrong);
        }
        for (int clue : keptOfWhole) {
            step(clue, wrong);
        }
        step(clues, wrong);
    }

    /** Some clues are left out each time, so that it leans on none of them alone. */
    private int[] withoutLost(int[] some) {
        return Arrays.stream(some)
                .filter(_ -> random.nextDouble() >= LOST_CLUES)
                .toArray();
    }

    private void step(int clue, double wrong) {
        squares[clue] += (float) (wrong * wrong);
        weights[clue] -= (float) (STEP * wrong / Math.sqrt(squares[clue] + 1e-2));
    }
}
