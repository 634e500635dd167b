package pk.gov.nsor.record.fingerprints.reading;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** A PNG or BMP. Its size is read before its picture, and nothing is read of a PNG but what the picture needs. */
final class RasterFile {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final double INCH = 0.0254;
    private static final int BMP_DENSITY = 38;

    private RasterFile() {}

    static boolean isPng(byte[] file) {
        return file.length > PNG.length && java.util.Arrays.equals(file, 0, PNG.length, PNG, 0, PNG.length);
    }

    static boolean isBmp(byte[] file) {
        return file.length > 2 && file[0] == 'B' && file[1] == 'M';
    }

    static GreyImage readPng(byte[] file) throws IOException {
        ByteArrayOutputStream essential = new ByteArrayOutputStream(file.length);
        essential.write(PNG);
        int dpi = 0;
        int place = PNG.length;
        boolean isEnd = false;
        while (!isEnd) {
            if (place + 12 > file.length) {
                throw Refusals.damaged();
            }
            int length = big(file, place);
            if (length < 0 || length > file.length - place - 12) {
                throw Refusals.damaged();
            }
            String chunk = new String(file, place + 4, 4, StandardCharsets.US_ASCII);
            switch (chunk) {
                case "IHDR", "PLTE", "IDAT", "tRNS" -> essential.write(file, place, length + 12);
                case "IEND" -> {
                    essential.write(file, place, length + 12);
                    isEnd = true;
                }
                // Pixels a metre, where the unit is the metre.
                case "pHYs" -> dpi = length == 9 && file[place + 16] == 1 ? dpi(big(file, place + 8)) : 0;
                default -> {}
            }
            place += length + 12;
        }
        return decoded("png", essential.toByteArray(), dpi);
    }

    static GreyImage readBmp(byte[] file) throws IOException {
        int dpi = file.length > BMP_DENSITY + 4 ? dpi(Integer.reverseBytes(big(file, BMP_DENSITY))) : 0;
        return decoded("bmp", file, dpi);
    }

    private static GreyImage decoded(String format, byte[] file, int dpi) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try {
            // A decoder that warns has filled in missing data.
            boolean[] warned = {false};
            reader.addIIOReadWarningListener((source, warning) -> warned[0] = true);
            reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(file)), true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            Limits.check(width, height);
            BufferedImage image = reader.read(0);
            if (warned[0]) {
                throw Refusals.damaged();
            }
            return new GreyImage(width, height, grey(image), dpi);
        } finally {
            reader.dispose();
        }
    }

    private static byte[] grey(BufferedImage image) {
        int width = image.getWidth();
        byte[] pixels = new byte[width * image.getHeight()];
        int[] row = new int[width];
        boolean isGrey = image.getRaster().getNumBands() == 1 && image.getType() == BufferedImage.TYPE_BYTE_GRAY;
        for (int y = 0; y < image.getHeight(); y++) {
            if (isGrey) {
                // As it is: converting a linear grey to RGB would make it lighter.
                int[] _ = image.getRaster().getSamples(0, y, width, 1, 0, row);
            } else {
                int[] _ = image.getRGB(0, y, width, 1, row, 0, width);
            }
            for (int x = 0; x < width; x++) {
                int pixel = row[x];
                pixels[y * width + x] =
                        (byte) (isGrey ? pixel : ((pixel >> 16 & 0xff) + (pixel >> 8 & 0xff) + (pixel & 0xff)) / 3);
            }
        }
        return pixels;
    }

    private static int dpi(int pixelsEachMetre) {
        return (int) Math.round(Math.max(0, pixelsEachMetre) * INCH);
    }

    private static int big(byte[] file, int place) {
        return (file[place] & 0xff) << 24
                | (file[place + 1] & 0xff) << 16
                | (file[place + 2] & 0xff) << 8
                | file[place + 3] & 0xff;
    }
}
