package pk.gov.nsor.record.register.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/**
 * Makes safe pictures from uploaded files. The type is determined by the file's content, not its name. Only JPEG and
 * PNG are decoded, one at a time and at a fraction of their size, and drawn again, so that only the picture itself
 * remains: no location, no camera data, no second picture, no script.
 */
@Component
public class PictureMaker {

    static final int SMALLEST_SIDE = 200;
    static final long MOST_PIXELS = 40_000_000;
    static final int LONGEST_TO_SHORTEST = 4;
    static final int LONGEST_SIDE = 1200;
    static final int LONGEST_SIDE_SMALL = 240;

    /** Larger pictures are decoded at a whole fraction of their size, down to this. */
    private static final int FINEST_SIDE = 2 * LONGEST_SIDE;

    private static final float QUALITY = 0.85f;
    private static final int SECONDS_TO_WAIT = 20;

    private final DataSize largest;
    private final Semaphore one = new Semaphore(1, true);

    PictureMaker(@Value("${nsor.upload.largest}") DataSize largest) {
        this.largest = largest;
    }

    /**
     * The pictures made from a file.
     *
     * @param large JPEG, its longer side at most 1200 pixels
     * @param small JPEG, its longer side at most 240 pixels
     */
    public record Pictures(byte[] large, byte[] small) {}

    /**
     * Reads a file.
     *
     * @throws InvalidValueException where it is too large, no JPEG or PNG, cut off, animated, holds something besides
     *     the picture, or its picture is too small, too large or too narrow
     */
    public Pictures read(byte[] file) {
        PictureFile picture = checked(file);
        return alone(() -> {
            BufferedImage large = drawn(decode(picture), picture.orientation(), LONGEST_SIDE);
            return new Pictures(written(large), written(drawn(large, 1, LONGEST_SIDE_SMALL)));
        });
    }

    /**
     * Reads a photograph of a paper document, which has to stay legible.
     *
     * @return JPEG, its longer side at most 2400 pixels
     * @throws InvalidValueException as {@link #read}
     */
    public byte[] page(byte[] file) {
        PictureFile picture = checked(file);
        return alone(() -> written(drawn(decode(picture), picture.orientation(), FINEST_SIDE)));
    }

    private PictureFile checked(byte[] file) {
        if (file.length > largest.toBytes()) {
            throw new InvalidValueException(
                    "photograph.too-large", "The file is larger than %s MB.", largest.toMegabytes());
        }
        PictureFile picture = recognised(file);
        refuseMixed(file);
        refuseSize(picture);
        return picture;
    }

    private static PictureFile recognised(byte[] file) {
        if (JpegFile.is(file)) {
            return JpegFile.read(file);
        }
        if (PngFile.is(file)) {
            return PngFile.read(file);
        }
        throw new InvalidValueException("photograph.type", "Only photographs as JPEG or PNG are taken.");
    }

    /** A file can be a picture to one program and a web page to another; no camera makes such a file. */
    private static void refuseMixed(byte[] file) {
        for (String sign : new String[] {"<script", "<!doctype", "<html>", "<iframe", "<?php", "%pdf-"}) {
            if (Bytes.contains(file, sign)) {
                throw new InvalidValueException(
                        "photograph.mixed",
                        "The file holds something besides a photograph. Take the photograph again.");
            }
        }
    }

    private static void refuseSize(PictureFile picture) {
        int shorter = Math.min(picture.width(), picture.height());
        int longer = Math.max(picture.width(), picture.height());
        if (shorter < SMALLEST_SIDE) {
            throw new InvalidValueException(
                    "photograph.too-small", "A photograph has at least %s × %s pixels.", SMALLEST_SIDE, SMALLEST_SIDE);
        }
        if ((long) picture.width() * picture.height() > MOST_PIXELS) {
            throw new InvalidValueException(
                    "photograph.pixels", "A photograph has at most %s million pixels.", MOST_PIXELS / 1_000_000);
        }
        if (longer > (long) shorter * LONGEST_TO_SHORTEST) {
            throw new InvalidValueException(
                    "photograph.narrow", "The picture is too narrow to be a photograph of a person.");
        }
    }

    /** One at a time, so that many at once do not take the server's memory. */
    private <T> T alone(Drawing<T> drawing) {
        try {
            if (!one.tryAcquire(SECONDS_TO_WAIT, TimeUnit.SECONDS)) {
                throw busy();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return drawing.draw();
        } catch (IOException | RuntimeException unreadable) {
            // Decoders can throw anything for files that were made to break them.
            throw JpegFile.damaged();
        } finally {
            one.release();
        }
    }

    /** Processes a picture that was checked. */
    @FunctionalInterface
    private interface Drawing<T> {
        T draw() throws IOException;
    }

    private static InvalidValueException busy() {
        return new InvalidValueException(
                "photograph.busy", "Many photographs are being read just now. Send it again in a minute.");
    }

    private static BufferedImage decode(PictureFile picture) throws IOException {
        ImageReader reader =
                ImageIO.getImageReadersByFormatName(picture.format()).next();
        try {
            // A decoder that warns has filled in missing data.
            boolean[] warned = {false};
            reader.addIIOReadWarningListener((source, warning) -> warned[0] = true);
            reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(picture.essential())), true, true);
            int every = Math.max(1, Math.max(picture.width(), picture.height()) / FINEST_SIDE);
            ImageReadParam parameters = reader.getDefaultReadParam();
            parameters.setSourceSubsampling(every, every, 0, 0);
            BufferedImage image = reader.read(0, parameters);
            if (warned[0]) {
                throw JpegFile.damaged();
            }
            return image;
        } finally {
            reader.dispose();
        }
    }

    /** Draws it upright, on white, with its longer side at most this long. */
    private static BufferedImage drawn(BufferedImage image, int orientation, int longest) {
        boolean isTurned = orientation >= 5;
        double scale = Math.min(1, (double) longest / Math.max(image.getWidth(), image.getHeight()));
        int width = (int) Math.max(1, Math.round((isTurned ? image.getHeight() : image.getWidth()) * scale));
        int height = (int) Math.max(1, Math.round((isTurned ? image.getWidth() : image.getHeight()) * scale));
        BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = drawn.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(reduced(image, width, height, isTurned), upright(orientation, width, height), null);
        graphics.dispose();
        return drawn;
    }

    /**
     * Halves the size while it is more than twice as large, and then scales exactly: one large step would lose lines.
     */
    private static BufferedImage reduced(BufferedImage image, int width, int height, boolean isTurned) {
        int toWidth = isTurned ? height : width;
        int toHeight = isTurned ? width : height;
        BufferedImage now = image;
        while (now.getWidth() != toWidth || now.getHeight() != toHeight) {
            int nextWidth = Math.max(toWidth, (now.getWidth() + 1) / 2);
            int nextHeight = Math.max(toHeight, (now.getHeight() + 1) / 2);
            BufferedImage next = new BufferedImage(nextWidth, nextHeight, BufferedImage.TYPE_INT_ARGB);
            Graphics2D graphics = next.createGraphics();
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.drawImage(now, 0, 0, nextWidth, nextHeight, null);
            graphics.dispose();
            now = next;
        }
        return now;
    }

    /** The transform from the camera's orientation to an upright page of this width and height. */
    private static AffineTransform upright(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, width, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, width, height);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, height);
            default -> new AffineTransform();
        };
    }

    private static byte[] written(BufferedImage image) {
        return jpeg(image, QUALITY);
    }

    /**
     * A picture as JPEG, with nothing but the picture.
     *
     * @param quality from 0, the smallest, to 1
     */
    public static byte[] jpeg(BufferedImage image, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
