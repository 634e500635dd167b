package pk.gov.nsor.record.fingerprints.reading;

/** How large the picture of one finger may be, checked before it is decoded. */
final class Limits {

    /** A file without compression at the largest size that is taken. */
    static final int LARGEST_FILE = 2_000 * 1024;

    /** Seven millimetres at 500 dpi: less is no finger that could be compared. */
    static final int SMALLEST_SIDE = 140;

    /** Six centimetres at 500 dpi: more is a hand. */
    static final int LONGEST_SIDE = 1200;

    private Limits() {}

    static void check(int width, int height) {
        if (Math.min(width, height) < SMALLEST_SIDE) {
            throw Refusals.small(SMALLEST_SIDE);
        }
        if (Math.max(width, height) > LONGEST_SIDE) {
            throw Refusals.wide(LONGEST_SIDE);
        }
    }
}
