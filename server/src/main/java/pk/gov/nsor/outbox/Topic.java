package pk.gov.nsor.outbox;

/** What a message says has happened. A name is stored with messages under way, so it is never changed. */
public enum Topic {
    PERSON_REGISTERED,
    STANDING_CHANGED,
    /** What supervision keeps of a person: a duty, a breach, the station, the whereabouts, a transfer. */
    CASE_CHANGED
}
