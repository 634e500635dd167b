package pk.gov.nsor.publicservice.enquiry.statistics;

/** How much of a figure a reader sees. */
public enum Disclosure {
    EXACT,
    /**
     * Nothing under five, and of the rest the nearest multiple of five, so that no difference of figures is one that was
     * hidden.
     */
    ROUNDED;

    private static final long FEW = 5;

    /** True where only "few or none" is disclosed. */
    public boolean hides(long figure) {
        return switch (this) {
            case EXACT -> false;
            case ROUNDED -> figure < FEW;
        };
    }

    /** What is shown, and drawn; 0 for what is hidden. */
    public long shown(long figure) {
        return switch (this) {
            case EXACT -> figure;
            case ROUNDED -> hides(figure) ? 0 : (figure + FEW / 2) / FEW * FEW;
        };
    }
}
