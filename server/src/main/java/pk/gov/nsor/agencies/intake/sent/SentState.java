package pk.gov.nsor.agencies.intake.sent;

/** What a sender is told of one of its messages. It is the same whomever the message is about. */
public enum SentState {
    RECEIVED,
    /** A registrar sent it back. */
    RETURNED,
    /** The sender has withdrawn it. */
    WITHDRAWN,
    /** The sender has sent another one in its place. */
    REPLACED
}
