package pk.gov.nsor.survivors.support;

/** What of the case a service may see, besides what she is called and what was written for it. */
public enum Shared {
    /** How and when she can be reached safely. */
    CONTACT,
    /** Her case at court. */
    COURT_CASE
}
