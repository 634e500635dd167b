package pk.gov.nsor.requirement;

/** How grave a registrable conviction is taken to be; it sets the period and how often its holder appears. */
public enum Tier {
    I,
    II,
    III;

    /** So many tiers up, never above III. */
    Tier up(int tiers) {
        return values()[Math.min(ordinal() + tiers, III.ordinal())];
    }
}
