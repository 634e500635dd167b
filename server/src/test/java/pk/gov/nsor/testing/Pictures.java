package pk.gov.nsor.testing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/** Drawn pictures, and files that are no pictures. */
public final class Pictures {

    private Pictures() {}

    /** Red on the left, blue on the right, so that one sees how it was turned. */
    public static byte[] jpeg(int width, int height) {
        return written(drawn(width, height), "jpeg");
    }

    public static byte[] png(int width, int height) {
        return written(drawn(width, height), "png");
    }

    /** The JPEG with an EXIF segment: how the camera was held, and a text that nobody should find again. */
    public static byte[] held(byte[] jpeg, int orientation, String secret) {
        byte[] text = secret.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer tiff = ByteBuffer.allocate(26 + text.length);
        tiff.put(bytes("MM")).putShort((short) 42).putInt(8).putShort((short) 1);
        tiff.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        tiff.putInt(0).put(text);
        return segment(jpeg, 0xE1, together(bytes("Exif\0\0"), tiff.array()));
    }

    /** The JPEG with a segment behind its beginning. */
    public static byte[] segment(byte[] jpeg, int marker, byte[] content) {
        ByteBuffer head = ByteBuffer.allocate(4);
        head.put((byte) 0xFF).put((byte) marker).putShort((short) (content.length + 2));
        return together(Arrays.copyOf(jpeg, 2), head.array(), content, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    /** The PNG with a chunk behind its header. */
    public static byte[] chunk(byte[] png, String kind, byte[] content) {
        int header = 8 + 25;
        return together(Arrays.copyOf(png, header), chunk(kind, content), Arrays.copyOfRange(png, header, png.length));
    }

    /** A PNG that says it is so large and holds next to nothing. */
    public static byte[] bomb(int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(13);
        header.putInt(width).putInt(height).put((byte) 8).put((byte) 2);
        byte[] signature = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
        return together(
                signature,
                chunk("IHDR", header.array()),
                chunk("IDAT", deflated(new byte[1 << 16])),
                chunk("IEND", new byte[0]));
    }

    public static byte[] deflated(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflating = new DeflaterOutputStream(bytes)) {
            deflating.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    public static BufferedImage read(byte[] file) {
        try {
            return ImageIO.read(new ByteArrayInputStream(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static byte[] together(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] chunk(String kind, byte[] content) {
        CRC32 sum = new CRC32();
        sum.update(bytes(kind));
        sum.update(content);
        ByteBuffer chunk = ByteBuffer.allocate(12 + content.length);
        chunk.putInt(content.length).put(bytes(kind)).put(content).putInt((int) sum.getValue());
        return chunk.array();
    }

    private static BufferedImage drawn(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(width / 2, 0, width - width / 2, height);
        graphics.dispose();
        return image;
    }

    private static byte[] written(BufferedImage image, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalStateException("Nothing writes " + format);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
