package pk.gov.nsor.record.fingerprints;

/**
 * What a comparison says. The matcher's score grows by ten where ten times fewer prints of different fingers reach it:
 * 20 by one in a hundred, 40 by one in ten thousand. This is what its maker has measured on prints of his own; for
 * prints of this register nobody has.
 */
public enum Agreement {
    AGREES,
    CANNOT_TELL,
    DOES_NOT_AGREE;

    /** What prints of different fingers reach once in ten thousand comparisons. */
    public static final double AGREES_FROM = 40;

    /** What they reach once in a hundred; prints of the same finger that score less are rare. */
    public static final double DISAGREES_BELOW = 20;

    /** @param compared with how many prints: the more, the more a score is needed that chance does not reach */
    public static Agreement of(double score, int compared) {
        double more = 10 * Math.log10(Math.max(1, compared));
        if (score >= AGREES_FROM + more) {
            return AGREES;
        }
        return score < DISAGREES_BELOW ? DOES_NOT_AGREE : CANNOT_TELL;
    }
}
