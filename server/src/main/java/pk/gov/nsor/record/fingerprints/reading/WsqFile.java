package pk.gov.nsor.record.fingerprints.reading;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jnbis.api.Jnbis;
import org.jnbis.api.model.Bitmap;

/**
 * A WSQ, the compression that police forces use for fingerprints. The decoder believes whatever a file says, so its
 * sizes are read and bounded first: a few bytes can claim four thousand million pixels.
 */
final class WsqFile {

    private static final int BEGIN = 0xffa0;
    private static final int END = 0xffa1;
    private static final int FRAME = 0xffa2;
    private static final int BLOCK = 0xffa3;
    private static final int TRANSFORM = 0xffa4;
    private static final int COMMENT = 0xffa8;

    /** The standard's filters have nine and seven steps. */
    private static final int LONGEST_FILTER = 32;

    /** As NIST's programs write it. */
    private static final Pattern DENSITY = Pattern.compile("(?m)^PPI (\\d{1,5})\\s*$");

    private final byte[] file;
    private int width;
    private int height;
    private int dpi;

    private WsqFile(byte[] file) {
        this.file = file;
    }

    static boolean is(byte[] file) {
        return file.length > 2 && (file[0] & 0xff) == 0xff && (file[1] & 0xff) == 0xa0;
    }

    static GreyImage read(byte[] file) {
        WsqFile checked = new WsqFile(file);
        checked.check();
        Bitmap decoded = Jnbis.wsq().decode(file).asBitmap();
        if (decoded.getWidth() != checked.width || decoded.getHeight() != checked.height) {
            throw Refusals.damaged();
        }
        return new GreyImage(checked.width, checked.height, decoded.getPixels(), checked.dpi);
    }

    /** Goes through the segments before the first block of data, which has none but blocks after it. */
    private void check() {
        if (two(0) != BEGIN || file.length < 4 || two(file.length - 2) != END) {
            throw Refusals.damaged();
        }
        int place = 2;
        while (two(place) != BLOCK) {
            int marker = two(place);
            int length = two(place + 2);
            if (marker < BEGIN || marker > COMMENT || length < 2 || place + 2 + length > file.length) {
                throw Refusals.damaged();
            }
            segment(marker, place + 4, length - 2);
            place += 2 + length;
        }
        for (int i = place; i < file.length - 1; i++) {
            int marker = two(i);
            if (marker == TRANSFORM || marker == FRAME || marker == BEGIN) {
                throw Refusals.damaged();
            }
        }
        if (width == 0) {
            throw Refusals.damaged();
        }
    }

    private void segment(int marker, int place, int length) {
        switch (marker) {
            case FRAME -> {
                if (width != 0 || length < 15) {
                    throw Refusals.damaged();
                }
                height = two(place + 2);
                width = two(place + 4);
                Limits.check(width, height);
            }
            case TRANSFORM -> {
                if (length < 2 || !isFilter(file[place] & 0xff) || !isFilter(file[place + 1] & 0xff)) {
                    throw Refusals.damaged();
                }
            }
            case COMMENT -> {
                Matcher density = DENSITY.matcher(new String(file, place, length, StandardCharsets.ISO_8859_1));
                dpi = density.find() ? Integer.parseInt(density.group(1)) : dpi;
            }
            default -> {}
        }
    }

    private static boolean isFilter(int length) {
        return length > 0 && length <= LONGEST_FILTER;
    }

    private int two(int place) {
        if (place + 1 >= file.length) {
            throw Refusals.damaged();
        }
        return (file[place] & 0xff) << 8 | file[place + 1] & 0xff;
    }
}
