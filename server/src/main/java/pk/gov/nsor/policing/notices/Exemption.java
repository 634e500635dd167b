package pk.gov.nsor.policing.notices;

/** Why a person did not have to notify something. The names, in lower case, are those of messages. */
public enum Exemption {
    /** It happened, or was due, before anybody followed the person. */
    NOT_FOLLOWED,
    /** The person was in custody on the day, or on the last day for it. */
    IN_CUSTODY,
    /** The person has died. */
    DEAD,
    /** No conviction that stands bound the person on the day. */
    NOT_BOUND,
    /** The person is reported to have died. Until that is decided nothing is alleged, and nothing withdrawn for it. */
    DEATH_REPORTED
}
