package pk.gov.nsor.policing.supervision;

import pk.gov.nsor.policing.supervision.breach.Breach;

/** What a person had to notify and did not notify in time. The names are stored. */
public enum NotificationDutyKind {
    NAME("notice.change"),
    ADDRESS("notice.change"),
    STAY("notice.change"),
    TRAVEL_INSIDE("notice.travel-inside"),
    TRAVEL_ABROAD("notice.travel-abroad"),
    /** To come back from abroad by the notified day, or notify another day. */
    RETURN("notice.travel-abroad"),
    /** To travel to the notified countries only. */
    COUNTRY("notice.travel-abroad"),
    PHONE("notice.change"),
    WORK("notice.change"),
    HOUSEHOLD("notice.child-household.within"),
    VEHICLE("notice.change"),
    ONLINE_IDENTITY("notice.change");

    private final String policy;

    NotificationDutyKind(String policy) {
        this.policy = policy;
    }

    /** The policy value that gives the last day, or the duty itself. */
    public String policy() {
        return policy;
    }

    /** As {@link Breach.Broken#name}. */
    public String dutyName() {
        return "NOTIFY_" + name();
    }
}
