package pk.gov.nsor.record.fingerprints.index;

import java.util.Arrays;
import pk.gov.nsor.record.fingerprints.PrintTemplate;
import pk.gov.nsor.record.fingerprints.index.PackedPrint.Edge;

/**
 * A quick look at whether two prints could be of one finger, to leave few for the real matcher. Two minutiae are taken for
 * the same where at least two of their neighbours lie alike, and the score counts those that agree in how the finger was
 * turned and moved. It takes about a microsecond a print, and decides nothing.
 */
final class CoarseMatcher {

    private static final int NEIGHBOURS = 9;
    private static final int LENGTH_ERROR = 10;
    private static final int ANGLE_ERROR = 7;
    private static final int ROTATIONS = 32;
    private static final int GRID = 128;
    private static final int TWO_ALIKE = 1;
    private static final int THREE_ALIKE = 3;

    private static final double[] COS = new double[ROTATIONS];
    private static final double[] SIN = new double[ROTATIONS];

    static {
        for (int i = 0; i < ROTATIONS; i++) {
            COS[i] = Math.cos(2 * Math.PI * (i + 0.5) / ROTATIONS);
            SIN[i] = Math.sin(2 * Math.PI * (i + 0.5) / ROTATIONS);
        }
    }

    /** For each cell those minutiae of the probe, as bits, that have a neighbour there: the first 64, and the others. */
    private final long[] first = new long[PackedPrint.CELLS];

    private final long[] second = new long[PackedPrint.CELLS];
    private final PrintTemplate probe;
    private final boolean isLong;

    CoarseMatcher(PrintTemplate probe) {
        this.probe = probe;
        int size = Math.min(probe.size(), PrintTemplate.MOST_MINUTIAE);
        this.isLong = size > Long.SIZE;
        int[] near = new int[NEIGHBOURS];
        for (int i = 0; i < size; i++) {
            int found = PackedPrint.nearest(probe, size, i, near);
            for (int k = 0; k < found; k++) {
                mark(Edge.of(probe, i, near[k]), i);
            }
        }
    }

    private void mark(Edge edge, int minutia) {
        long[] half = minutia < Long.SIZE ? first : second;
        int longest = Math.min(15, edge.length() + LENGTH_ERROR >> 3);
        for (int length = Math.max(0, edge.length() - LENGTH_ERROR) >> 3; length <= longest; length++) {
            for (int one = edge.reference() - ANGLE_ERROR >> 3; one <= edge.reference() + ANGLE_ERROR >> 3; one++) {
                for (int other = edge.neighbour() - ANGLE_ERROR >> 3;
                        other <= edge.neighbour() + ANGLE_ERROR >> 3;
                        other++) {
                    half[Edge.cell(length, one, other)] |= 1L << minutia;
                }
            }
        }
    }

    /** What a thread needs to compare. */
    static final class Scratch {
        private static final int MOST_PAIRS = 1024;
        private final int[] ofProbe = new int[MOST_PAIRS];
        private final int[] ofPrint = new int[MOST_PAIRS];
        private final int[] weight = new int[MOST_PAIRS];
        private final int[] rotation = new int[MOST_PAIRS];
        private final int[] rotations = new int[ROTATIONS];
        private final int[] moves = new int[GRID * GRID];
        private final int[] moved = new int[MOST_PAIRS];
        private int pairs;
    }

    /** The higher, the more alike; prints of different fingers score about ten. */
    int score(byte[] print, Scratch scratch) {
        scratch.pairs = 0;
        Arrays.fill(scratch.rotations, 0);
        int size = PackedPrint.size(print);
        for (int minutia = 0; minutia < size; minutia++) {
            pairs(print, minutia, first, 0, scratch);
            if (isLong) {
                pairs(print, minutia, second, Long.SIZE, scratch);
            }
        }
        return scratch.pairs == 0 ? 0 : agreeing(print, scratch);
    }

    private void pairs(byte[] print, int minutia, long[] half, int offset, Scratch scratch) {
        long once = 0;
        long twice = 0;
        long thrice = 0;
        for (int k = 0; k < PackedPrint.NEIGHBOURS; k++) {
            int cell = PackedPrint.cell(print, minutia, k);
            if (cell < 0) {
                break;
            }
            long marked = half[cell];
            thrice |= twice & marked;
            twice |= once & marked;
            once |= marked;
        }
        while (twice != 0 && scratch.pairs < Scratch.MOST_PAIRS) {
            int bit = Long.numberOfTrailingZeros(twice);
            long mask = 1L << bit;
            twice &= ~mask;
            int pair = scratch.pairs++;
            int turned = (probe.angle(offset + bit) - PackedPrint.angle(print, minutia) & 0xff) >> 3;
            scratch.ofProbe[pair] = offset + bit;
            scratch.ofPrint[pair] = minutia;
            scratch.weight[pair] = (thrice & mask) == 0 ? TWO_ALIKE : THREE_ALIKE;
            scratch.rotation[pair] = turned;
            scratch.rotations[turned] += scratch.weight[pair];
        }
    }

    /** The weight of the pairs that agree with the most usual rotation and, among these, in how the finger was moved. */
    private int agreeing(byte[] print, Scratch scratch) {
        int best = 0;
        int most = -1;
        for (int i = 0; i < ROTATIONS; i++) {
            int near = scratch.rotations[i]
                    + scratch.rotations[i + 1 & ROTATIONS - 1]
                    + scratch.rotations[i - 1 & ROTATIONS - 1];
            if (near > most) {
                most = near;
                best = i;
            }
        }
        int used = 0;
        for (int pair = 0; pair < scratch.pairs; pair++) {
            int apart = scratch.rotation[pair] - best + 1 & ROTATIONS - 1;
            if (apart <= 2) {
                int cell = move(print, scratch.ofProbe[pair], scratch.ofPrint[pair], best);
                scratch.moves[cell] += scratch.weight[pair];
                scratch.moved[used++] = cell;
            }
        }
        int score = 0;
        for (int i = 0; i < used; i++) {
            score = Math.max(score, around(scratch.moves, scratch.moved[i]));
        }
        for (int i = 0; i < used; i++) {
            scratch.moves[scratch.moved[i]] = 0;
        }
        return score;
    }

    /** By how much the print, turned, would have to be moved for the two minutiae to meet; in cells of 16 pixels. */
    private int move(byte[] print, int ofProbe, int ofPrint, int rotation) {
        double x = PackedPrint.x(print, ofPrint);
        double y = -PackedPrint.y(print, ofPrint);
        int dx = (int) (probe.x(ofProbe) - (x * COS[rotation] - y * SIN[rotation])) >> 4;
        int dy = (int) (-probe.y(ofProbe) - (x * SIN[rotation] + y * COS[rotation])) >> 4;
        return (dx & GRID - 1) * GRID + (dy & GRID - 1);
    }

    private static int around(int[] moves, int cell) {
        int sum = 0;
        int x = cell / GRID;
        int y = cell % GRID;
        for (int dx = -1; dx <= 1; dx++) {
            int row = (x + dx & GRID - 1) * GRID;
            sum += moves[row + (y - 1 & GRID - 1)] + moves[row + y] + moves[row + (y + 1 & GRID - 1)];
        }
        return sum;
    }
}
