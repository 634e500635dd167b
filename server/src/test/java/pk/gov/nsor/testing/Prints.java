package pk.gov.nsor.testing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import javax.imageio.ImageIO;

/**
 * Files of fingerprints: five synthetic fingers of NIST (see {@code fingerprints/LICENSE.md}), one impression each, from
 * which others are made by turning, moving and disturbing the picture.
 */
public final class Prints {

    /** How many fingers there are. */
    public static final int FINGERS = 5;

    private static final int WHITE = 255;

    private final int width;
    private final int height;
    private final int[] grey;

    private Prints(int width, int height, int[] grey) {
        this.width = width;
        this.height = height;
        this.grey = grey;
    }

    /** How a picture is made, from 0 for black to 255 for white. */
    @FunctionalInterface
    public interface Shade {
        double at(int x, int y);
    }

    /** The middle of a print, as small as a scanner's: the files of {@link WsqWriter} are hardly compressed. */
    public static Prints middle(int number) {
        Prints whole = finger(number);
        return of(380, 400, (x, y) -> whole.at(x + 18, y + 80));
    }

    /** @param number from 1 to {@link #FINGERS} */
    public static Prints finger(int number) {
        byte[] file = pgm(number);
        // The head is P5, width and height, and 255, in a line each.
        String[] head = new String(file, 0, 15, StandardCharsets.US_ASCII).split("\\s");
        int width = Integer.parseInt(head[1]);
        int height = Integer.parseInt(head[2]);
        int[] grey = new int[width * height];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = file[file.length - grey.length + i] & WHITE;
        }
        return new Prints(width, height, grey);
    }

    /** Something else than a finger. */
    public static Prints of(int width, int height, Shade shade) {
        int[] grey = new int[width * height];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (int) Math.clamp(shade.at(i % width, i / width), 0, WHITE);
        }
        return new Prints(width, height, grey);
    }

    /** The file as NIST has made it. */
    public static byte[] pgm(int number) {
        try (InputStream in = Prints.class.getResourceAsStream("/fingerprints/SFinGe_Test0" + number + ".pgm")) {
            return Objects.requireNonNull(in).readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public int at(int x, int y) {
        return x < 0 || y < 0 || x >= width || y >= height ? WHITE : grey[y * width + x];
    }

    /** Another impression of the same finger: turned by degrees and moved by pixels. */
    public Prints turned(double degrees, int right, int down) {
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        return of(width, height, (x, y) -> {
            double dx = x - width / 2.0 - right;
            double dy = y - height / 2.0 - down;
            return smooth(width / 2.0 + dx * cos - dy * sin, height / 2.0 + dx * sin + dy * cos);
        });
    }

    /** As a scanner of another resolution would make it. */
    public Prints scaled(double factor) {
        return of((int) (width * factor), (int) (height * factor), (x, y) -> smooth(x / factor, y / factor));
    }

    /** Each shade made another. */
    public Prints shaded(IntToDoubleFunction shade) {
        return of(width, height, (x, y) -> shade.applyAsDouble(at(x, y)));
    }

    /** A part of it. */
    public Prints part(int left, int top, int partWidth, int partHeight) {
        return of(partWidth, partHeight, (x, y) -> at(left + x, top + y));
    }

    private double smooth(double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double right = x - left;
        double down = y - top;
        return (at(left, top) * (1 - right) + at(left + 1, top) * right) * (1 - down)
                + (at(left, top + 1) * (1 - right) + at(left + 1, top + 1) * right) * down;
    }

    public byte[] pgm() {
        return Pictures.together(
                Pictures.bytes(String.format(Locale.ROOT, "P5\n# made for a test\n%d %d\n255\n", width, height)),
                pixels());
    }

    public byte[] png() {
        return written("png");
    }

    public byte[] bmp() {
        return written("bmp");
    }

    /** A PNG that says this resolution. */
    public byte[] png(int dpi) {
        int metre = (int) Math.round(dpi / 0.0254);
        byte[] each = {(byte) (metre >> 24), (byte) (metre >> 16), (byte) (metre >> 8), (byte) metre};
        return Pictures.chunk(png(), "pHYs", Pictures.together(each, each, new byte[] {1}));
    }

    private byte[] pixels() {
        byte[] pixels = new byte[grey.length];
        for (int i = 0; i < grey.length; i++) {
            pixels[i] = (byte) grey[i];
        }
        return pixels;
    }

    private byte[] written(String format) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, width, height, pixels());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
