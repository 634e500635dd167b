package pk.gov.nsor.enquiry.internal;

/** What commands are about: those of one topic are answered at one {@link Desk}. */
enum Topic {
    CNIC,
    /** Always answered, and nothing is noted of who asked. */
    HELP,
    DISPUTE,
    /** How many live in an area, and which of several was meant. */
    AREA,
    /** How to ask, and in which language. */
    USAGE;

    /** What a question of the topic counts as; HELP counts as nothing. */
    Turn.Kind turn() {
        return this == CNIC ? Turn.Kind.CNIC : Turn.Kind.OTHER;
    }
}
