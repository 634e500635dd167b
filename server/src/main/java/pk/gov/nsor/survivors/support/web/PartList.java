package pk.gov.nsor.survivors.support.web;

import pk.gov.nsor.survivors.support.ReferralState;

/** The tabs of a service's list. */
enum PartList {
    /** To be answered. */
    UNANSWERED,
    TAKEN,
    /** Declined, ended or taken back. */
    OVER;

    static PartList of(ReferralState state) {
        return switch (state) {
            case SENT -> UNANSWERED;
            case TAKEN -> TAKEN;
            case DECLINED, ENDED, WITHDRAWN -> OVER;
        };
    }
}
