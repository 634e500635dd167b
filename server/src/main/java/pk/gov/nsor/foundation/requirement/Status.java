package pk.gov.nsor.foundation.requirement;

/** The status of a person on a day. */
public enum Status {
    /** No registrable conviction is known. */
    NOT_REGISTRABLE,
    /** There was a registrable conviction, but none is running, or the person has died. */
    SEALED,
    /** On the register, in custody; no clock runs yet. */
    PRE_REGISTERED,
    /** On the register, and bound by its duties. */
    ACTIVE;

    /** True where the person is on the register. */
    public boolean isOnRegister() {
        return this == PRE_REGISTERED || this == ACTIVE;
    }
}
