package pk.gov.nsor.foundation.screening;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Small networks that read a whole note in its order, from {@code screening/networks.bin}, which {@code
 * bin/learn-screen} writes: each word as a few numbers, a layer over the words within two of each, a layer over that
 * within four, and for both the maximum over the note. Their result is added to that of the weights; they contain no
 * names either.
 */
public final class ScreeningNetwork {

    private static final List<ScreeningNetwork> SHARED = read();

    private final Shape shape;
    private final Map<String, float[]> words;
    private final float[][] layers;

    /**
     * @param words what is known of each, by {@link Reading#words()} with their place before them
     * @param layers in the order of {@link Shape#sizes()}
     */
    ScreeningNetwork(Shape shape, Map<String, float[]> words, float[][] layers) {
        this.shape = shape;
        this.words = words;
        this.layers = layers;
    }

    /**
     * How many numbers there are of what.
     *
     * @param word of a word
     * @param near of what stands together within two words
     * @param wide of what of this stands together within four
     * @param whole of the note
     */
    public record Shape(int word, int near, int wide, int whole) {

        /** How many words are evaluated together. */
        static final int TOGETHER = 5;

        /** How far apart they stand in the wider layer. */
        static final int APART = 2;

        int[] sizes() {
            return new int[] {
                TOGETHER * word * near, near, TOGETHER * near * wide, wide, (near + wide) * whole, whole, whole + 1
            };
        }
    }

    /** How strongly all the networks together rate the note as identifying a survivor; 0 is undecided. */
    static double score(List<List<String>> note) {
        double sum = 0;
        for (ScreeningNetwork network : SHARED) {
            sum += network.of(note);
        }
        return SHARED.isEmpty() ? 0 : sum / SHARED.size();
    }

    double of(List<List<String>> note) {
        float[] read = new float[note.size() * shape.word()];
        for (int at = 0; at < note.size(); at++) {
            List<String> sides = note.get(at);
            for (String side : sides) {
                float[] known = words.get(side);
                if (known != null) {
                    for (int d = 0; d < shape.word(); d++) {
                        read[at * shape.word() + d] += known[d];
                    }
                }
            }
        }
        float[] near = together(read, shape.word(), shape.near(), layers[0], layers[1], 1);
        float[] wide = together(near, shape.near(), shape.wide(), layers[2], layers[3], Shape.APART);
        float[] whole = layers[5].clone();
        add(most(near, shape.near()), 0, whole);
        add(most(wide, shape.wide()), shape.near(), whole);
        double score = layers[6][shape.whole()];
        for (int m = 0; m < whole.length; m++) {
            score += StrictMath.tanh(whole[m]) * layers[6][m];
        }
        return score;
    }

    private static float[] together(float[] from, int width, int to, float[] weights, float[] start, int apart) {
        int count = from.length / width;
        float[] into = new float[count * to];
        float[] often = new float[Shape.TOGETHER * width];
        int[] begins = new int[often.length];
        for (int at = 0; at < count; at++) {
            float[] sum = start.clone();
            int rows = 0;
            for (int k = 0; k < Shape.TOGETHER; k++) {
                int other = at + (k - Shape.TOGETHER / 2) * apart;
                if (other >= 0 && other < count) {
                    for (int d = 0; d < width; d++) {
                        float much = from[other * width + d];
                        if (much != 0) {
                            often[rows] = much;
                            begins[rows++] = (k * width + d) * to;
                        }
                    }
                }
            }
            addRows(often, begins, rows, weights, sum);
            for (int c = 0; c < to; c++) {
                into[at * to + c] = Math.max(0, sum[c]);
            }
        }
        return into;
    }

    /** Four rows at once, since to go over the sums takes longer than to multiply: nearly all of a note's time is spent here. */
    private static void addRows(float[] often, int[] begins, int rows, float[] weights, float[] sum) {
        int row = 0;
        for (; row + 4 <= rows; row += 4) {
            float first = often[row];
            float second = often[row + 1];
            float third = often[row + 2];
            float fourth = often[row + 3];
            int atFirst = begins[row];
            int atSecond = begins[row + 1];
            int atThird = begins[row + 2];
            int atFourth = begins[row + 3];
            for (int c = 0; c < sum.length; c++) {
                sum[c] += first * weights[atFirst + c]
                        + second * weights[atSecond + c]
                        + third * weights[atThird + c]
                        + fourth * weights[atFourth + c];
            }
        }
        for (; row < rows; row++) {
            addRow(often[row], weights, begins[row], sum);
        }
    }

    private static void addRow(float much, float[] weights, int row, float[] sum) {
        for (int c = 0; c < sum.length; c++) {
            sum[c] += much * weights[row + c];
        }
    }

    private static float[] most(float[] layer, int width) {
        float[] most = new float[width];
        for (int at = 0; at < layer.length; at += width) {
            for (int c = 0; c < width; c++) {
                most[c] = Math.max(most[c], layer[at + c]);
            }
        }
        return most;
    }

    private void add(float[] most, int begin, float[] whole) {
        for (int c = 0; c < most.length; c++) {
            if (most[c] != 0) {
                addRow(most[c], layers[4], (begin + c) * shape.whole(), whole);
            }
        }
    }

    private static List<ScreeningNetwork> read() {
        try (InputStream file = ScreeningNetwork.class.getResourceAsStream("/screening/networks.bin")) {
            if (file == null) {
                throw new IllegalStateException("screening/networks.bin is missing");
            }
            return of(file.readAllBytes());
        } catch (IOException failed) {
            throw new UncheckedIOException("screening/networks.bin could not be read", failed);
        }
    }

    /**
     * The file: the shape, how many networks and how many words; of each word its text and in each network its numbers as
     * bytes, then the layers of each network in two bytes a number. Before numbers stands what one step of them is worth.
     *
     * @param words in each network, in the order of these
     * @param networks the layers of each, in the order of {@link Shape#sizes()}
     */
    public static byte[] file(Shape shape, SortedMap<String, List<float[]>> words, List<List<float[]>> networks) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(file)) {
            for (int number :
                    new int[] {shape.word(), shape.near(), shape.wide(), shape.whole(), networks.size(), words.size()
                    }) {
                out.writeInt(number);
            }
            for (Map.Entry<String, List<float[]>> word : words.entrySet()) {
                out.writeUTF(word.getKey());
                for (float[] numbers : word.getValue()) {
                    float worth = worth(numbers, Byte.MAX_VALUE, out);
                    for (float number : numbers) {
                        out.writeByte(worth == 0 ? 0 : Math.round(number / worth));
                    }
                }
            }
            for (List<float[]> layers : networks) {
                for (float[] layer : layers) {
                    float worth = worth(layer, Short.MAX_VALUE, out);
                    for (float number : layer) {
                        out.writeShort(worth == 0 ? 0 : Math.round(number / worth));
                    }
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return file.toByteArray();
    }

    private static float worth(float[] numbers, int steps, DataOutputStream out) throws IOException {
        float most = 0;
        for (float number : numbers) {
            most = Math.max(most, Math.abs(number));
        }
        out.writeFloat(most / steps);
        return most / steps;
    }

    /** @param file as {@link #file} makes it */
    static List<ScreeningNetwork> of(byte[] file) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(file));
        Shape shape = new Shape(in.readInt(), in.readInt(), in.readInt(), in.readInt());
        int count = in.readInt();
        int known = in.readInt();
        List<Map<String, float[]>> words = new ArrayList<>();
        for (int network = 0; network < count; network++) {
            words.add(new HashMap<>(known * 2));
        }
        for (int i = 0; i < known; i++) {
            String word = in.readUTF();
            for (Map<String, float[]> ofNetwork : words) {
                float worth = in.readFloat();
                float[] numbers = new float[shape.word()];
                for (int d = 0; d < numbers.length; d++) {
                    numbers[d] = in.readByte() * worth;
                }
                ofNetwork.put(word, numbers);
            }
        }
        List<ScreeningNetwork> networks = new ArrayList<>();
        for (Map<String, float[]> ofNetwork : words) {
            float[][] layers =
                    Arrays.stream(shape.sizes()).mapToObj(float[]::new).toArray(float[][]::new);
            for (float[] layer : layers) {
                float worth = in.readFloat();
                for (int i = 0; i < layer.length; i++) {
                    layer[i] = in.readShort() * worth;
                }
            }
            networks.add(new ScreeningNetwork(shape, ofNetwork, layers));
        }
        return networks;
    }
}
