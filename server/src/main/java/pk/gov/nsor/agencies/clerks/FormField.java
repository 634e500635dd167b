package pk.gov.nsor.agencies.clerks;

/**
 * A field of a form and of its message.
 *
 * @param name on the page
 * @param pointer JSON pointer into the message
 */
record FormField(String name, String pointer, Type type) {

    /** How it is read. */
    enum Type {
        /** As it is typed, screened. */
        TEXT,
        CNIC,
        PAST_DAY,
        DAY,
        DISTRICT,
        /** A police station; one that is not in the list is sent as it is typed. */
        STATION,
        /** A constant of the message's form. */
        CHOICE,
        NUMBER,
        /** True, or nothing. */
        FLAG
    }
}
