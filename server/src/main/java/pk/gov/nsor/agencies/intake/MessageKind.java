package pk.gov.nsor.agencies.intake;

/** What a message reports. The names are stored. */
public enum MessageKind {
    CONVICTION,
    CUSTODY_EVENT,
    APPEAL_OUTCOME,
    DEATH,
    PLANNED_RELEASE,
    /** Another message of the same sender was sent by mistake. */
    WITHDRAWAL
}
