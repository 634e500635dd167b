package pk.gov.nsor.testing;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.jnbis.api.Jnbis;

/**
 * Writes WSQ files whose filters only sort the pixels, so that each coefficient is one pixel. Which one, the decoder tells
 * for coefficients that are their own numbers. A quarter of the pixels, the finest detail, is not in the format.
 */
public final class WsqWriter {

    private static final int GREY = 128;

    private WsqWriter() {}

    public static byte[] write(Prints print) {
        int size = print.width() * print.height();
        int[] place = new int[size];
        Arrays.fill(place, -1);
        int[] low = decoded(print, k -> (k % 251) - 125);
        int[] middle = decoded(print, k -> (k / 251 % 251) - 125);
        int[] high = decoded(print, k -> (k / 251 / 251) + 1);
        for (int pixel = 0; pixel < size; pixel++) {
            if (high[pixel] > 0) {
                int k = low[pixel] + 125 + 251 * (middle[pixel] + 125) + 251 * 251 * (high[pixel] - 1);
                place[k] = pixel;
            }
        }
        return file(
                print.width(),
                print.height(),
                k -> k < size && place[k] >= 0
                        ? print.at(place[k] % print.width(), place[k] / print.width()) - GREY
                        : 0);
    }

    private static int[] decoded(Prints print, IntUnaryOperator coefficient) {
        byte[] pixels = Jnbis.wsq()
                .decode(file(print.width(), print.height(), coefficient))
                .asBitmap()
                .getPixels();
        int[] values = new int[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            values[i] = (pixels[i] & 0xff) - GREY;
        }
        return values;
    }

    /** A file of this size; a coefficient is between -255 and 255. */
    public static byte[] file(int width, int height, IntUnaryOperator coefficient) {
        ByteArrayOutputStream out = head(width, height, 3);
        // Codes of two bits: a positive and a negative coefficient of eight bits.
        segment(out, 0xa6, codes());
        segment(out, 0xa3, new byte[] {0});
        Bits bits = new Bits(out);
        for (int k = 0; k < width * height; k++) {
            int value = coefficient.applyAsInt(k);
            bits.add(value < 0 ? 1 : 0, 2);
            bits.add(Math.abs(value), 8);
        }
        bits.end();
        marker(out, 0xa1);
        return out.toByteArray();
    }

    /** What comes before the data, with filters of this length. */
    public static ByteArrayOutputStream head(int width, int height, int filter) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        marker(out, 0xa0);
        ByteArrayOutputStream filters = new ByteArrayOutputStream();
        filters.write(filter);
        filters.write(filter);
        for (int i = 0; i < filter + 1; i++) {
            filters.writeBytes(new byte[] {0, 0, 0, 0, 0, (byte) (i % ((filter + 1) / 2) == 0 ? 1 : 0)});
        }
        segment(out, 0xa4, filters.toByteArray());
        ByteArrayOutputStream quantization = new ByteArrayOutputStream();
        quantization.writeBytes(new byte[] {0, 0, 0});
        for (int i = 0; i < 64; i++) {
            quantization.writeBytes(new byte[] {0, 0, 1, 0, 0, 0});
        }
        segment(out, 0xa5, quantization.toByteArray());
        segment(out, 0xa2, new byte[] {
            0,
            (byte) 255,
            (byte) (height >> 8),
            (byte) height,
            (byte) (width >> 8),
            (byte) width,
            0,
            0,
            (byte) GREY,
            0,
            0,
            1,
            0,
            0,
            0
        });
        return out;
    }

    private static byte[] codes() {
        byte[] table = new byte[1 + 16 + 2];
        table[2] = 2;
        table[17] = 101;
        table[18] = 102;
        return table;
    }

    public static void segment(ByteArrayOutputStream out, int kind, byte[] content) {
        marker(out, kind);
        out.write(content.length + 2 >> 8);
        out.write(content.length + 2);
        out.writeBytes(content);
    }

    private static void marker(ByteArrayOutputStream out, int kind) {
        out.write(0xff);
        out.write(kind);
    }

    private static final class Bits {
        private final ByteArrayOutputStream out;
        private int held;
        private int count;

        Bits(ByteArrayOutputStream out) {
            this.out = out;
        }

        void add(int value, int length) {
            for (int bit = length - 1; bit >= 0; bit--) {
                held = held << 1 | value >> bit & 1;
                if (++count == 8) {
                    out.write(held);
                    if (held == 0xff) {
                        out.write(0);
                    }
                    held = 0;
                    count = 0;
                }
            }
        }

        void end() {
            while (count != 0) {
                add(1, 1);
            }
        }
    }
}
