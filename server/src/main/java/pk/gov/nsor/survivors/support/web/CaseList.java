package pk.gov.nsor.survivors.support.web;

import java.time.Instant;
import pk.gov.nsor.survivors.support.SupportCase;

/** The tabs of a cell's list. */
enum CaseList {
    /** A service does not answer, or did not take it. */
    WAITING,
    /** The others that the cell helps. */
    OPEN,
    /** Kept for a while. */
    CLOSED;

    static CaseList of(SupportCase one, Instant now) {
        if (!one.isOpen()) {
            return CLOSED;
        }
        return one.isWaiting(now) ? WAITING : OPEN;
    }
}
