package pk.gov.nsor.publicservice.release;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The number of registered people in an area, as a band for release to the public. A name, once released, keeps its
 * meaning.
 */
public enum Band {
    /** Includes zero: that nobody lives there is not disclosed. */
    FEWER_THAN_5(0),
    FROM_5(5),
    FROM_10(10),
    FROM_25(25),
    FROM_50(50);

    /** How far past its edge the count has to be for a band to move: one past it is not far enough. */
    private static final int PAST = 2;

    private static final List<Band> ALL = List.of(values());

    private final int from;

    Band(int from) {
        this.from = from;
    }

    /** The smallest count in the band. */
    public int from() {
        return from;
    }

    /** The largest count in the band, null where there is none. */
    public @Nullable Integer to() {
        return isHighest() ? null : above().from - 1;
    }

    /** The band in which a count lies: the band of an area's first release. */
    static Band of(int count) {
        return ALL.reversed().stream()
                .filter(band -> count >= band.from)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Nobody counts fewer than none"));
    }

    /**
     * What follows on this band. It moves past an edge only where both counts are two past it: in "5 to 9", 11 and more
     * move it up, for the first number past that edge is 10, and 3 and fewer move it down, for there it is 4. Where both
     * counts are two past several edges, it moves past all of them.
     *
     * @param before the count at the release before
     * @param now the count at this one
     */
    Band after(int before, int now) {
        int least = Math.min(before, now);
        int most = Math.max(before, now);
        Band band = this;
        while (!band.isHighest() && isPast(least, band.above().from)) {
            band = band.above();
        }
        while (band != FEWER_THAN_5 && isShortOf(most, band.from)) {
            band = ALL.get(band.ordinal() - 1);
        }
        return band;
    }

    /** Whether a count is far enough past an edge, upwards; {@code edge} itself is one past it. */
    static boolean isPast(int count, int edge) {
        return count >= edge - 1 + PAST;
    }

    /** Whether a count is far enough past an edge, downwards; the number before {@code edge} is one past it. */
    static boolean isShortOf(int count, int edge) {
        return count <= edge - PAST;
    }

    public boolean isHighest() {
        return this == FROM_50;
    }

    /** The last part of its messages' keys: {@code fewer-than-5}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Band above() {
        return ALL.get(ordinal() + 1);
    }
}
