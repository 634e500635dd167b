package pk.gov.nsor.foundation.outbox;

/**
 * The kind of event that a message reports. The name is stored with undelivered messages, so it must never change.
 */
public enum OutboxTopic {
    PERSON_REGISTERED,
    STANDING_CHANGED,
    /** A change of a person's supervision: a duty, a breach, the station, the whereabouts, a transfer. */
    CASE_CHANGED,
    /** A notice was taken or changed its state; the subject is the notice. */
    NOTICE_CHANGED,
    /** A journey abroad was notified, or its state changed; for immigration. The subject is the notice. */
    TRAVEL_ABROAD_TOLD
}
