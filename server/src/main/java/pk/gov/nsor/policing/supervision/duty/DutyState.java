package pk.gov.nsor.policing.supervision.duty;

/** What has become of a duty. The names are stored. */
public enum DutyState {
    /** It can be answered. */
    OPEN,
    /** It was not answered in time, as far as is known: a breach is alleged. */
    BREACHED,
    /** The person appeared in time. */
    ANSWERED,
    /** By what is known now it never was, or is no longer, the person's duty. */
    WITHDRAWN;

    /** True where what becomes known later can still change it. */
    public boolean isPending() {
        return this == OPEN || this == BREACHED;
    }
}
