package pk.gov.nsor.record.fingerprints.reading;

import java.util.Arrays;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/**
 * Whether a picture shows the ridges of a finger well enough to look for minutiae, and otherwise what to do better. It
 * looks at blocks of 24 × 24 pixels: how much they differ within themselves, whether what differs runs in one direction,
 * and how far apart the ridges are. At 500 dpi those of a finger are six to thirteen pixels apart.
 */
final class RidgeCheck {

    private static final int BLOCK = 24;
    private static final double LEAST_DEVIATION = 16;
    private static final double LEAST_COHERENCE = 0.35;
    private static final double LEAST_SHARE_WITH_RIDGES = 0.5;

    /** Nine millimetres square. */
    private static final int LEAST_AREA = 180 * 180;

    private static final double DARKEST = 60;
    private static final double LIGHTEST = 215;
    private static final double NARROWEST_PERIOD = 5.2;
    private static final double WIDEST_PERIOD = 15;
    private static final int PROFILE = 24;
    private static final int ALONG = 6;

    private final GreyImage image;
    private final double[] periods;
    private int withContrast;
    private int withRidges;
    private double lightness;
    private double lightnessOfAll;
    private int measured;

    private RidgeCheck(GreyImage image) {
        this.image = image;
        this.periods = new double[(image.width() / BLOCK) * (image.height() / BLOCK)];
    }

    /** @throws InvalidValueException where the ridges cannot be seen well enough */
    static void check(GreyImage image) {
        new RidgeCheck(image).check();
    }

    private void check() {
        for (int y = 0; y + BLOCK <= image.height(); y += BLOCK) {
            for (int x = 0; x + BLOCK <= image.width(); x += BLOCK) {
                block(x, y);
            }
        }
        lightnessOfAll /= periods.length;
        if (withContrast * BLOCK * BLOCK < LEAST_AREA) {
            refuseWithoutContrast();
        }
        lightness /= withContrast;
        if (lightness < DARKEST) {
            throw dark();
        }
        if (lightness > LIGHTEST) {
            throw light();
        }
        if (withRidges < LEAST_SHARE_WITH_RIDGES * withContrast || measured == 0) {
            throw new InvalidValueException(
                    "fingerprint.no-ridges",
                    "No ridges of a finger can be seen. Clean the finger and the glass, and press the finger flat.");
        }
        Arrays.sort(periods, 0, measured);
        double period = periods[measured / 2];
        if (period < NARROWEST_PERIOD || period > WIDEST_PERIOD) {
            throw new InvalidValueException(
                    "fingerprint.period",
                    "The ridges are %s pixels apart, which no finger's are at 500 dpi. Scan it at 500 dpi.",
                    Math.round(period));
        }
    }

    private void refuseWithoutContrast() {
        if (lightnessOfAll < DARKEST) {
            throw dark();
        }
        if (withContrast == 0 && lightnessOfAll > LIGHTEST) {
            throw light();
        }
        throw new InvalidValueException(
                "fingerprint.part", "Too little of the finger can be seen. Press it flat, in the middle of the glass.");
    }

    private static InvalidValueException dark() {
        return new InvalidValueException(
                "fingerprint.dark", "The print is too dark. Dry the finger, clean the glass, and press less.");
    }

    private static InvalidValueException light() {
        return new InvalidValueException(
                "fingerprint.light", "The print is too light. Breathe on the finger, and press it more firmly.");
    }

    private void block(int left, int top) {
        double sum = 0;
        double squares = 0;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int y = top; y < top + BLOCK; y++) {
            for (int x = left; x < left + BLOCK; x++) {
                int value = image.at(x, y);
                sum += value;
                squares += value * value;
                if (x > left && x < left + BLOCK - 1 && y > top && y < top + BLOCK - 1) {
                    double dx = image.at(x + 1, y) - image.at(x - 1, y);
                    double dy = image.at(x, y + 1) - image.at(x, y - 1);
                    xx += dx * dx;
                    yy += dy * dy;
                    xy += dx * dy;
                }
            }
        }
        double mean = sum / (BLOCK * BLOCK);
        lightnessOfAll += mean;
        if (Math.sqrt(Math.max(0, squares / (BLOCK * BLOCK) - mean * mean)) < LEAST_DEVIATION) {
            return;
        }
        withContrast++;
        lightness += mean;
        if (Math.hypot(xx - yy, 2 * xy) < LEAST_COHERENCE * (xx + yy)) {
            return;
        }
        withRidges++;
        double period = period(left + BLOCK / 2, top + BLOCK / 2, Math.atan2(2 * xy, xx - yy) / 2);
        if (period > 0) {
            periods[measured++] = period;
        }
    }

    /** How far apart ridges are across this direction, in pixels; 0 where that cannot be told. */
    private double period(int x, int y, double across) {
        double cos = Math.cos(across);
        double sin = Math.sin(across);
        double[] profile = new double[2 * PROFILE + 1];
        double mean = 0;
        for (int i = 0; i < profile.length; i++) {
            for (int along = -ALONG; along <= ALONG; along += 2) {
                int px = (int) Math.round(x + (i - PROFILE) * cos - along * sin);
                int py = (int) Math.round(y + (i - PROFILE) * sin + along * cos);
                if (px < 0 || py < 0 || px >= image.width() || py >= image.height()) {
                    return 0;
                }
                profile[i] += image.at(px, py);
            }
            mean += profile[i];
        }
        mean /= profile.length;
        int first = -1;
        int last = -1;
        int crossings = 0;
        for (int i = 1; i < profile.length; i++) {
            if (profile[i - 1] < mean != profile[i] < mean) {
                first = first < 0 ? i : first;
                last = i;
                crossings++;
            }
        }
        return crossings < 3 ? 0 : 2.0 * (last - first) / (crossings - 1);
    }
}
