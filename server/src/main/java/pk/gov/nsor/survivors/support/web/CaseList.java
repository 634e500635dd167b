package pk.gov.nsor.survivors.support.web;

import java.util.Set;
import java.util.UUID;
import pk.gov.nsor.survivors.support.SupportCase;

/** The tabs of a cell's list. */
enum CaseList {
    /** A service does not answer, did not take it, or has no account any more. */
    WAITING,
    /** The others that the cell helps. */
    OPEN,
    /** Kept for a while. */
    CLOSED;

    static CaseList of(SupportCase one, Set<UUID> waiting) {
        if (!one.isOpen()) {
            return CLOSED;
        }
        return waiting.contains(one.id()) ? WAITING : OPEN;
    }
}
