package pk.gov.nsor.record.register.picture;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/**
 * Reads the chunks of a PNG. Only what decoding needs is kept; texts and profiles, which can expand to a thousand
 * times their compressed size, are not read.
 */
final class PngFile {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final Set<String> ESSENTIAL = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");
    private static final int AROUND = 12;
    private static final int SIZE = 13;

    private PngFile() {}

    static boolean is(byte[] file) {
        return Bytes.startsWith(file, 0, SIGNATURE);
    }

    /** @throws InvalidValueException where it is cut off, damaged or animated */
    static PictureFile read(byte[] file) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(file.length);
        kept.writeBytes(SIGNATURE);
        int width = 0;
        int height = 0;
        int at = SIGNATURE.length;
        while (true) {
            if (file.length - at < AROUND) {
                throw JpegFile.damaged();
            }
            int length = Bytes.four(file, at);
            if (length < 0 || length > file.length - at - AROUND) {
                throw JpegFile.damaged();
            }
            String kind = new String(file, at + 4, 4, StandardCharsets.ISO_8859_1);
            if (kind.equals("acTL")) {
                throw new InvalidValueException(
                        "photograph.moving", "The picture moves. Send one that stands still, as JPEG or PNG.");
            }
            if (ESSENTIAL.contains(kind)) {
                check(file, at, length);
                kept.write(file, at, length + AROUND);
            }
            if (kind.equals("IHDR") && length == SIZE) {
                width = Bytes.four(file, at + 8);
                height = Bytes.four(file, at + 12);
            }
            if (kind.equals("IEND")) {
                return new PictureFile("png", width, height, 1, kept.toByteArray());
            }
            at += length + AROUND;
        }
    }

    private static void check(byte[] file, int at, int length) {
        CRC32 sum = new CRC32();
        sum.update(file, at + 4, length + 4);
        if ((int) sum.getValue() != Bytes.four(file, at + 8 + length)) {
            throw JpegFile.damaged();
        }
    }
}
