package pk.gov.nsor.record.matching.compare;

/** What of two descriptions is compared. */
public enum Part {
    NAME,
    FATHER,
    BIRTH,
    SEX,
    DISTRICT,
    CNIC,
    TELEPHONE
}
