package pk.gov.nsor.record.register;

/** The evidence for an address when it is recorded. The names are stored. */
public enum AddressProof {
    /** Only a statement of the person or another. */
    TOLD,
    /** Somebody else, known to the officer, confirms it. */
    ANOTHER,
    /** A document shows it. */
    DOCUMENT,
    /** An officer went there and found it correct. */
    VISIT
}
