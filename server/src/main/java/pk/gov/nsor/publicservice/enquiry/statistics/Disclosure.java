package pk.gov.nsor.publicservice.enquiry.statistics;

/** How much of a figure a reader sees. */
public enum Disclosure {
    EXACT,
    /** What {@link DisclosedFigures} tells: multiples of five of days that are over; none is "fewer than five". */
    ROUNDED;

    static final int STEP = 5;

    /** True where only "few or none" is disclosed. */
    public boolean hides(long told) {
        return switch (this) {
            case EXACT -> false;
            case ROUNDED -> told < STEP;
        };
    }
}
