package pk.gov.nsor.foundation.sms;

/** A number from which the register sends messages and at which it receives them. The names are stored. */
public enum SmscLink {
    /** The short code of the public's service. */
    PUBLIC,
    /** The neutral sender: whoever sees its messages on a telephone does not learn what they are about. */
    NEUTRAL
}
