package pk.gov.nsor.foundation.screening;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The weight of each feature for a token identifying a survivor, from {@code screening/weights.bin}, which {@code
 * bin/learn-screen} writes. Features are looked up by their hash, so that neither the file nor a screening has their text.
 */
public final class Weights {

    private static final int UNUSED_BITS = 24;
    private static final float STEPS = 64;

    private static final Weights SHARED = read();

    private final long[] keys;
    private final float[] values;
    private final int mask;
    private final double start;

    private Weights(double start, long[] keys, float[] values, int mask) {
        this.start = start;
        this.keys = keys;
        this.values = values;
        this.mask = mask;
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

    /**
     * The file: where a score starts, how many features, of each in the order of their hashes how much more its hash is than
     * the one before, and its weight in 64ths, both as numbers of as few bytes as they need.
     *
     * @param weights by the text of the feature
     */
    public static byte[] file(double start, Map<String, Float> weights) {
        TreeMap<Long, Float> sorted = new TreeMap<>();
        weights.forEach((clue, weight) -> sorted.put(key(clue), weight));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(file)) {
            out.writeFloat((float) start);
            out.writeInt(sorted.size());
            long before = 0;
            for (Map.Entry<Long, Float> each : sorted.entrySet()) {
                write(each.getKey() - before, out);
                before = each.getKey();
                int steps = Math.round(each.getValue() * STEPS);
                write(steps < 0 ? -2L * steps - 1 : 2L * steps, out);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return file.toByteArray();
    }

    private static void write(long number, DataOutputStream out) throws IOException {
        long left = number;
        while (left > 0x7f) {
            out.writeByte((int) (left & 0x7f) | 0x80);
            left >>>= 7;
        }
        out.writeByte((int) left);
    }

    /** @param file as {@link #file} makes it */
    static Weights of(byte[] file) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(file))) {
            double start = in.readFloat();
            int count = in.readInt();
            int size = Integer.highestOneBit(Math.max(16, count)) * 4;
            Weights weights = new Weights(start, new long[size], new float[size], size - 1);
            long key = 0;
            for (int i = 0; i < count; i++) {
                key += number(in);
                long steps = number(in);
                int slot = weights.slot(key);
                weights.keys[slot] = key;
                weights.values[slot] = ((steps & 1) == 0 ? steps / 2 : -(steps + 1) / 2) / STEPS;
            }
            return weights;
        } catch (IOException broken) {
            throw new UncheckedIOException("The weights could not be read", broken);
        }
    }

    private static long number(DataInputStream in) throws IOException {
        long number = 0;
        for (int shift = 0; ; shift += 7) {
            int part = in.readUnsignedByte();
            number |= (long) (part & 0x7f) << shift;
            if (part < 0x80) {
                return number;
            }
        }
    }

    /** The first 40 bits of FNV-1a of 64, of the parts as if they were joined by blanks; never 0. */
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
        return Math.max(1, key >>> UNUSED_BITS);
    }

    private int slot(long key) {
        int slot = (int) (key ^ (key >>> 32)) & mask;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static Weights read() {
        try (InputStream file = Weights.class.getResourceAsStream("/screening/weights.bin")) {
            if (file == null) {
                throw new IllegalStateException("screening/weights.bin is missing");
            }
            return of(file.readAllBytes());
        } catch (IOException failed) {
            throw new UncheckedIOException("screening/weights.bin could not be read", failed);
        }
    }

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
