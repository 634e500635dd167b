package pk.gov.nsor.foundation.screening;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * The weight of each feature for a token identifying a survivor, from {@code screening/weights.txt}, which {@code
 * bin/learn-screen} writes. Features are looked up by their hash, so that none has to be built as a text.
 */
final class Weights {

    private static final Weights SHARED = read();

    private final long[] keys;
    private final float[] values;
    private final int mask;
    private final double start;

    private Weights(double start, List<Line> lines) {
        int size = Integer.highestOneBit(Math.max(16, lines.size())) * 4;
        this.start = start;
        this.mask = size - 1;
        this.keys = new long[size];
        this.values = new float[size];
        for (Line line : lines) {
            int slot = slot(line.key());
            keys[slot] = line.key();
            values[slot] = line.weight();
        }
    }

    static Weights shared() {
        return SHARED;
    }

    /** The initial value of a score. */
    double start() {
        return start;
    }

    /** The initial value plus the weights of the clues. */
    double score(Consumer<Clues.Taker> clues) {
        Sum sum = new Sum();
        clues.accept(sum);
        return start + sum.all;
    }

    /** @param lines of the file: a weight, a tab, a clue; without a clue it is where a score starts */
    static Weights of(List<String> lines) {
        double start = 0;
        List<Line> weighed = new ArrayList<>();
        for (String line : lines) {
            int tab = line.indexOf('\t');
            if (line.startsWith("#") || tab < 0) {
                continue;
            }
            float weight = Float.parseFloat(line.substring(0, tab));
            String clue = line.substring(tab + 1);
            if (clue.isEmpty()) {
                start = weight;
            } else {
                weighed.add(new Line(key(clue), weight));
            }
        }
        return new Weights(start, weighed);
    }

    /** FNV-1a of 64 bits, of the parts as if they were joined by blanks; never 0. */
    private static long key(String... parts) {
        long key = 0xcbf29ce484222325L;
        for (int part = 0; part < parts.length; part++) {
            if (part > 0) {
                key = (key ^ ' ') * 0x100000001b3L;
            }
            String text = parts[part];
            for (int at = 0; at < text.length(); at++) {
                key = (key ^ text.charAt(at)) * 0x100000001b3L;
            }
        }
        return key == 0 ? 1 : key;
    }

    private int slot(long key) {
        int slot = (int) (key ^ (key >>> 32)) & mask;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static Weights read() {
        try (InputStream file = Weights.class.getResourceAsStream("/screening/weights.txt")) {
            if (file == null) {
                throw new IllegalStateException("screening/weights.txt is missing");
            }
            return of(new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .toList());
        } catch (IOException failed) {
            throw new UncheckedIOException("screening/weights.txt could not be read", failed);
        }
    }

    private record Line(long key, float weight) {}

    /** Adds up the weights of one token's clues, each once. */
    private final class Sum implements Clues.Taker {

        private long[] seen = new long[1024];
        private int count;
        private double all;

        @Override
        public void take(String... parts) {
            long key = key(parts);
            int slot = slot(key);
            if (keys[slot] == key && isNew(key)) {
                all += values[slot];
            }
        }

        private boolean isNew(long key) {
            if (count * 2 >= seen.length) {
                long[] old = seen;
                seen = new long[old.length * 2];
                Arrays.stream(old).filter(one -> one != 0).forEach(one -> seen[place(one)] = one);
            }
            int place = place(key);
            if (seen[place] == key) {
                return false;
            }
            seen[place] = key;
            count++;
            return true;
        }

        private int place(long key) {
            int place = (int) (key >>> 20) & (seen.length - 1);
            while (seen[place] != 0 && seen[place] != key) {
                place = (place + 1) & (seen.length - 1);
            }
            return place;
        }
    }
}
