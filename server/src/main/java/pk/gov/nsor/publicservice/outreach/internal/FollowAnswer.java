package pk.gov.nsor.publicservice.outreach.internal;

/** What sort of answer was given; a name, once in the ledger, keeps its meaning. */
enum FollowAnswer {
    /** To reply with a code. */
    ASKED,
    /** The right code came. */
    CONFIRMED,
    /** The area was followed already. */
    FOLLOWED_ALREADY,
    /** Which of several areas was meant, or what the name may have been. */
    AREA_CHOICE,
    AREA_UNKNOWN,
    /** No code, not the right one, or one that is over. */
    CODE_WRONG,
    /** Too many wrong codes. */
    CODE_USED_UP,
    STOPPED,
    /** No more areas today. */
    LIMIT
}
