package pk.gov.nsor.authority;

/** How a thing lies to a reader whose work is in {@link AuthoritySubjects#HERE}; a column of docs/authority-cells.csv each. */
enum Situation {
    /** In the reader's jurisdiction. */
    OWN,
    /** In another, and nothing links the reader to it. */
    FOREIGN,
    /** In another, and offered to the reader's. */
    TRANSFER,
    /** In another, and today on a journey in the reader's. */
    TRAVEL,
    /** In another, and looked for in the whole country. */
    UNKNOWN,
    /** In another, and about to be released into the reader's. */
    RELEASE,
    /** In another, and opened by the reader by its number. */
    EMERGENCY_ACCESS,
    /** In the reader's, and sealed. */
    SEALED;

    String column() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
