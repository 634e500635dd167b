package pk.gov.nsor.foundation.requirement;

/** The gravity of a registrable conviction; it sets the period and how often the person has to appear. */
public enum Tier {
    I,
    II,
    III;

    /** So many tiers up, never above III. */
    public Tier up(int tiers) {
        return values()[Math.min(ordinal() + tiers, III.ordinal())];
    }
}
