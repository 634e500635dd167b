package pk.gov.nsor.policing.notices;

/** How a notice stands. The names are stored. */
public enum NoticeState {
    /** Notified remotely; the person has not confirmed it yet. */
    ANNOUNCED,
    /** Taken, and not yet checked by anybody. */
    RECEIVED,
    /** An officer is checking it. */
    VERIFYING,
    /** It is so; the record says so from its day on. */
    ACCEPTED,
    /** It is not so. */
    REFUSED,
    /** The person took it back. */
    WITHDRAWN;

    /** Whether a decision is still to come. */
    public boolean isOpen() {
        return switch (this) {
            case ANNOUNCED, RECEIVED, VERIFYING -> true;
            case ACCEPTED, REFUSED, WITHDRAWN -> false;
        };
    }

    /** Whether it counts: it is open, or accepted. */
    public boolean isLive() {
        return isOpen() || this == ACCEPTED;
    }

    /**
     * Whether the next state can follow. A decision is corrected by the other one; a journey that was accepted can be called
     * off.
     */
    public boolean mayBecome(NoticeState next, NoticeKind kind) {
        return switch (this) {
            case ANNOUNCED -> next == RECEIVED || next == REFUSED || next == WITHDRAWN;
            case RECEIVED -> next == VERIFYING || next == ACCEPTED || next == REFUSED || next == WITHDRAWN;
            case VERIFYING -> next == ACCEPTED || next == REFUSED || next == WITHDRAWN;
            case ACCEPTED -> next == REFUSED || (next == WITHDRAWN && kind.isTemporary());
            case REFUSED -> next == ACCEPTED;
            case WITHDRAWN -> false;
        };
    }
}
