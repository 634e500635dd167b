package pk.gov.nsor.outbox;

/** What a message says has happened. A name is stored with messages under way, so it is never changed. */
public enum Topic {
    PERSON_REGISTERED,
    STANDING_CHANGED,
    /** What supervision keeps of a person: a duty, a breach, the station, the whereabouts, a transfer. */
    CASE_CHANGED,
    /** A notice was taken or came into another state; the subject is the notice. */
    NOTICE_CHANGED,
    /** A journey abroad was told, and what became of it; for immigration. The subject is the notice. */
    TRAVEL_ABROAD_TOLD
}
