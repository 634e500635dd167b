package pk.gov.nsor.survivors.alerts.web;

/** The tabs of the list. */
enum EnrolmentList {
    /** Somebody has to call her, or to look at an alert. */
    TO_CALL,
    /** A second adviser or the prosecutor has to look at it. */
    WAITING,
    /** All the others. */
    TOLD
}
