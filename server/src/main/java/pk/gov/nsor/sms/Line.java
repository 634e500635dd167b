package pk.gov.nsor.sms;

/** A number from which the register texts and at which it is texted. The names are stored. */
public enum Line {
    /** The short code of the public's service. */
    PUBLIC,
    /** The neutral sender: whoever sees its messages on a telephone does not learn what they are about. */
    NEUTRAL
}
