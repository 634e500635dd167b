package pk.gov.nsor.record.fingerprints;

import com.machinezoo.fingerprintio.TemplateFormat;
import com.machinezoo.sourceafis.FingerprintCompatibility;
import com.machinezoo.sourceafis.FingerprintTemplate;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The minutiae of one finger: where its ridges end or fork, and in which direction. Kept as ISO/IEC 19794-2:2005 at 197
 * pixels a centimetre (500 dpi), a format that other systems read and that outlives a version of a library.
 */
public final class PrintTemplate {

    /** Real fingers have fewer; files that were made to cost time have more. */
    public static final int MOST_MINUTIAE = 128;

    private static final byte[] MAGIC = {'F', 'M', 'R', 0, ' ', '2', '0', 0};
    private static final int RESOLUTION = 197;
    private static final int HEADER = 24;
    private static final int VIEW = 4;
    private static final int MINUTIA = 6;
    private static final int FIRST = HEADER + VIEW;
    private static final int EXTENSION_LENGTH = 2;
    private static final int LARGEST_PLACE = 0x3fff;
    private static final int ENDING = 1;
    private static final int BIFURCATION = 2;
    private static final int TYPE_BITS = 14;

    private final byte[] iso;

    private PrintTemplate(byte[] iso) {
        this.iso = iso;
    }

    /** What the matcher has found in an image, or read from a file. */
    public static PrintTemplate of(FingerprintTemplate found) {
        return ofIso(FingerprintCompatibility.exportTemplates(TemplateFormat.ISO_19794_2_2005, found));
    }

    /**
     * A template that {@link #iso} gave.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static PrintTemplate ofIso(byte[] iso) {
        boolean isWhole = iso.length >= FIRST + EXTENSION_LENGTH
                && Arrays.equals(iso, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
                && iso.length >= FIRST + MINUTIA * (iso[FIRST - 1] & 0xff) + EXTENSION_LENGTH;
        if (!isWhole) {
            throw new IllegalArgumentException("No template of ISO/IEC 19794-2:2005");
        }
        return new PrintTemplate(iso.clone());
    }

    /** A template of these minutiae, given by {@link #x}, {@link #y}, {@link #angle} and {@link #isBifurcation}. */
    public static PrintTemplate of(int[] x, int[] y, int[] angle, boolean[] bifurcation) {
        int length = FIRST + MINUTIA * x.length + EXTENSION_LENGTH;
        ByteBuffer iso = ByteBuffer.allocate(length).put(MAGIC).putInt(length).putShort((short) 0);
        iso.putShort((short) (1 + Arrays.stream(x).max().orElse(0)));
        iso.putShort((short) (1 + Arrays.stream(y).max().orElse(0)));
        iso.putShort((short) RESOLUTION)
                .putShort((short) RESOLUTION)
                .put((byte) 1)
                .put((byte) 0);
        // Position unknown, first view, live scan of a plain finger, quality not said.
        iso.put((byte) 0).put((byte) 0).put((byte) 0).put((byte) x.length);
        for (int i = 0; i < x.length; i++) {
            iso.putShort((short) ((bifurcation[i] ? BIFURCATION : ENDING) << TYPE_BITS | x[i] & LARGEST_PLACE));
            iso.putShort((short) (y[i] & LARGEST_PLACE)).put((byte) angle[i]).put((byte) 0);
        }
        return new PrintTemplate(iso.putShort((short) 0).array());
    }

    public byte[] iso() {
        return iso.clone();
    }

    /** For the matcher. It takes much more memory than this. */
    public FingerprintTemplate forMatching() {
        return FingerprintCompatibility.importTemplate(iso);
    }

    /** How many minutiae it has. */
    public int size() {
        return iso[FIRST - 1] & 0xff;
    }

    /** In pixels of 500 dpi from the left. */
    public int x(int minutia) {
        return two(minutia, 0) & LARGEST_PLACE;
    }

    /** In pixels of 500 dpi from the top. */
    public int y(int minutia) {
        return two(minutia, 2) & LARGEST_PLACE;
    }

    /** In 256ths of a turn, against the clock from the right. */
    public int angle(int minutia) {
        return iso[FIRST + MINUTIA * minutia + 4] & 0xff;
    }

    public boolean isBifurcation(int minutia) {
        return two(minutia, 0) >> TYPE_BITS == BIFURCATION;
    }

    private int two(int minutia, int at) {
        int place = FIRST + MINUTIA * minutia + at;
        return (iso[place] & 0xff) << 8 | iso[place + 1] & 0xff;
    }
}
