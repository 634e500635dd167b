package pk.gov.nsor.record.fingerprints.index;

import pk.gov.nsor.record.fingerprints.PrintTemplate;

/**
 * A template in few bytes, for a register's prints in memory: each minutia, and how its nearest neighbours lie to it. How
 * two minutiae lie to each other (their distance, and the direction of each seen from the line between them) stays the
 * same however the finger is turned or moved. It is one of 16,384 cells, of 8 pixels and twice an eighth of a right angle.
 */
final class PackedPrint {

    /** How many neighbours of each minutia are kept. */
    static final int NEIGHBOURS = 6;

    static final int CELLS = 1 << 14;

    private static final int PLACE = 5;
    private static final int EACH = PLACE + 2 * NEIGHBOURS;
    private static final int NO_CELL = 0xffff;
    private static final int FARTHEST = 127;
    private static final int TYPE = 0x40;
    private static final int TURN = 256;

    private PackedPrint() {}

    static byte[] of(PrintTemplate template) {
        int size = Math.min(template.size(), PrintTemplate.MOST_MINUTIAE);
        byte[] packed = new byte[1 + EACH * size];
        packed[0] = (byte) size;
        int[] near = new int[NEIGHBOURS];
        for (int i = 0; i < size; i++) {
            int at = 1 + EACH * i;
            two(packed, at, template.x(i));
            two(packed, at + 2, template.y(i));
            packed[at + 2] |= (byte) (template.isBifurcation(i) ? TYPE : 0);
            packed[at + 4] = (byte) template.angle(i);
            int found = nearest(template, size, i, near);
            for (int k = 0; k < NEIGHBOURS; k++) {
                two(
                        packed,
                        at + PLACE + 2 * k,
                        k < found ? Edge.of(template, i, near[k]).cell() : NO_CELL);
            }
        }
        return packed;
    }

    static PrintTemplate template(byte[] packed) {
        int size = size(packed);
        int[] x = new int[size];
        int[] y = new int[size];
        int[] angle = new int[size];
        boolean[] bifurcation = new boolean[size];
        for (int i = 0; i < size; i++) {
            x[i] = x(packed, i);
            y[i] = y(packed, i);
            angle[i] = angle(packed, i);
            bifurcation[i] = (packed[1 + EACH * i + 2] & TYPE) != 0;
        }
        return PrintTemplate.of(x, y, angle, bifurcation);
    }

    static int size(byte[] packed) {
        return packed[0] & 0xff;
    }

    static int x(byte[] packed, int minutia) {
        return two(packed, 1 + EACH * minutia);
    }

    static int y(byte[] packed, int minutia) {
        return two(packed, 1 + EACH * minutia + 2) & 0x3fff;
    }

    static int angle(byte[] packed, int minutia) {
        return packed[1 + EACH * minutia + 4] & 0xff;
    }

    /** @return where the neighbour lies; -1 where there is none */
    static int cell(byte[] packed, int minutia, int neighbour) {
        int cell = two(packed, 1 + EACH * minutia + PLACE + 2 * neighbour);
        return cell == NO_CELL ? -1 : cell;
    }

    /** Puts the nearest neighbours into the array, as many as it takes, and gives their number. */
    static int nearest(PrintTemplate template, int size, int minutia, int[] near) {
        long[] distances = new long[near.length];
        int found = 0;
        for (int k = 0; k < size; k++) {
            if (k == minutia) {
                continue;
            }
            long dx = template.x(k) - template.x(minutia);
            long dy = template.y(k) - template.y(minutia);
            long distance = dx * dx + dy * dy;
            int place = found < near.length ? found++ : near.length;
            while (place > 0 && distances[place - 1] > distance) {
                if (place < near.length) {
                    distances[place] = distances[place - 1];
                    near[place] = near[place - 1];
                }
                place--;
            }
            if (place < near.length) {
                distances[place] = distance;
                near[place] = k;
            }
        }
        return found;
    }

    /**
     * How two minutiae lie to each other.
     *
     * @param length in pixels
     * @param reference the direction of the first, from the line to the other; in 256ths of a turn
     * @param neighbour that of the other, from the line to the first
     */
    record Edge(int length, int reference, int neighbour) {

        static Edge of(PrintTemplate template, int one, int other) {
            int dx = template.x(other) - template.x(one);
            // Directions count against the clock, and rows downwards.
            int dy = template.y(one) - template.y(other);
            int line = (int) Math.round(Math.atan2(dy, dx) * TURN / (2 * Math.PI));
            return new Edge(
                    Math.min(FARTHEST, (int) Math.round(Math.hypot(dx, dy))),
                    template.angle(one) - line & 0xff,
                    template.angle(other) - line - TURN / 2 & 0xff);
        }

        int cell() {
            return cell(length >> 3, reference >> 3, neighbour >> 3);
        }

        static int cell(int length, int reference, int neighbour) {
            return length << 10 | (reference & 31) << 5 | neighbour & 31;
        }
    }

    private static void two(byte[] packed, int at, int value) {
        packed[at] = (byte) (value >> 8);
        packed[at + 1] = (byte) value;
    }

    private static int two(byte[] packed, int at) {
        return (packed[at] & 0xff) << 8 | packed[at + 1] & 0xff;
    }
}
