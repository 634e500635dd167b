package pk.gov.nsor.supervision;

/** What somebody had to tell and did not tell in time. The names are stored. */
public enum TellingKind {
    NAME("notice.change"),
    ADDRESS("notice.change"),
    STAY("notice.change"),
    TRAVEL_INSIDE("notice.travel-inside"),
    TRAVEL_ABROAD("notice.travel-abroad"),
    /** To come back from abroad by the day that was told, or tell another day. */
    RETURN("notice.travel-abroad"),
    /** To travel to the countries that were told. */
    COUNTRY("notice.travel-abroad"),
    PHONE("notice.change"),
    WORK("notice.change"),
    HOUSEHOLD("notice.child-household.within"),
    VEHICLE("notice.change"),
    ONLINE_IDENTITY("notice.change");

    private final String policy;

    TellingKind(String policy) {
        this.policy = policy;
    }

    /** The policy value that gives the last day, or the duty itself. */
    public String policy() {
        return policy;
    }

    /** As {@link Breach.Broken#name}. */
    String dutyName() {
        return "TELL_" + name();
    }
}
