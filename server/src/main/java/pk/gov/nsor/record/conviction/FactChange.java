package pk.gov.nsor.record.conviction;

import pk.gov.nsor.foundation.audit.Actor;

/**
 * A version of a fact that was written.
 *
 * @param version its number, from 1
 */
public record FactChange(FactKind kind, FactId fact, int version, What what, Actor by) {

    /** What was done with the fact. */
    public enum What {
        RECORDED,
        CORRECTED,
        WITHDRAWN,
        /** A second source or a second person has confirmed it. */
        ESTABLISHED,
        /** A second person has put it back to what it was before. */
        PUT_BACK
    }
}
