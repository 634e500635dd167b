package pk.gov.nsor.record.register.picture;

import java.io.ByteArrayOutputStream;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/**
 * Reads the segments of a JPEG. Only what decoding needs is kept; comments, EXIF, profiles, embedded second pictures
 * and everything after the end are dropped.
 */
final class JpegFile {

    /** Each scan makes the decoder go through the whole picture; progressive files have ten or so. */
    private static final int MOST_SCANS = 64;

    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;
    private static final int EXIF = 0xE1;
    private static final int ADOBE = 0xEE;

    private final byte[] file;
    private final ByteArrayOutputStream kept;
    private int at = 2;
    private int width;
    private int height;
    private int scans;
    private int orientation = 1;

    private JpegFile(byte[] file) {
        this.file = file;
        this.kept = new ByteArrayOutputStream(file.length);
        kept.write(file, 0, 2);
    }

    static boolean is(byte[] file) {
        return Bytes.startsWith(file, 0, (byte) 0xFF, (byte) 0xD8, (byte) 0xFF);
    }

    /** @throws InvalidValueException where it is cut off or damaged */
    static PictureFile read(byte[] file) {
        JpegFile reading = new JpegFile(file);
        try {
            reading.segments();
        } catch (ArrayIndexOutOfBoundsException cutOff) {
            throw damaged();
        }
        return new PictureFile("jpeg", reading.width, reading.height, reading.orientation, reading.kept.toByteArray());
    }

    static InvalidValueException damaged() {
        return new InvalidValueException(
                "photograph.damaged", "The picture is cut off or damaged. Take it again, or send the file again.");
    }

    private void segments() {
        while (true) {
            if ((file[at] & 0xFF) != 0xFF) {
                throw damaged();
            }
            while ((file[at + 1] & 0xFF) == 0xFF) {
                at++;
            }
            int marker = file[at + 1] & 0xFF;
            if (marker == END) {
                kept.write(file, at, 2);
                if (scans == 0) {
                    throw damaged();
                }
                return;
            }
            int length = Bytes.two(file, at + 2);
            if (length < 2 || at + 2 + length > file.length) {
                throw damaged();
            }
            segment(marker, length);
            at += 2 + length;
            if (marker == SCAN) {
                scanned();
            }
        }
    }

    private void segment(int marker, int length) {
        if (marker == EXIF && Bytes.startsWith(file, at + 4, "Exif\0\0")) {
            orientation = Exif.orientation(file, at + 10, at + 2 + length);
        }
        if (isFrame(marker)) {
            height = Bytes.two(file, at + 5);
            width = Bytes.two(file, at + 7);
        }
        if (marker == SCAN && ++scans > MOST_SCANS) {
            throw damaged();
        }
        boolean isApplications = marker >= 0xE0 && marker <= 0xEF && marker != ADOBE;
        boolean isComment = marker == 0xFE;
        if (!isApplications && !isComment) {
            kept.write(file, at, 2 + length);
        }
    }

    /** After a scan's header come its bytes, up to the next marker that is neither stuffing nor a restart. */
    private void scanned() {
        int from = at;
        while (true) {
            if ((file[at] & 0xFF) == 0xFF) {
                int next = file[at + 1] & 0xFF;
                boolean goesOn = next == 0 || next == 0xFF || (next >= 0xD0 && next <= 0xD7);
                if (!goesOn) {
                    kept.write(file, from, at - from);
                    return;
                }
            }
            at++;
        }
    }

    /** The headers of frames, which contain the size; three markers in their range are tables. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }
}
