package pk.gov.nsor.agencies.imports;

/** How far a file is. The names are stored. */
public enum BatchState {
    /** It waits for its columns to be confirmed, and for a dry run. */
    COPIED,
    /** The dry run goes through it. */
    CHECKING,
    CHECKED,
    /** Its lines are being sent. */
    RUNNING,
    /** Somebody has stopped it. */
    STOPPED,
    DONE,
    /** Two people have decided that it is taken back, and the server is at it. */
    TAKING_BACK,
    TAKEN_BACK,
    /** Its lines were destroyed before it was done. */
    FORGOTTEN;

    /** Whether its lines may be sent from now on. */
    public boolean mayRun() {
        return switch (this) {
            case CHECKED, STOPPED -> true;
            case COPIED, CHECKING, RUNNING, DONE, TAKING_BACK, TAKEN_BACK, FORGOTTEN -> false;
        };
    }

    /** Whether the server is at work on it. */
    public boolean isMoving() {
        return switch (this) {
            case CHECKING, RUNNING -> true;
            case COPIED, CHECKED, STOPPED, DONE, TAKING_BACK, TAKEN_BACK, FORGOTTEN -> false;
        };
    }
}
