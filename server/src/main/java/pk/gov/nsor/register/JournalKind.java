package pk.gov.nsor.register;

/** What the timeline tells. The name is stored; its wording is in the message bundles under {@code register.journal.}. */
public enum JournalKind {
    REGISTERED,
    CNIC_ENTERED,
    CNIC_WITHDRAWN,
    IDENTITY_EXAMINED,
    IDENTITY_CONFIRMED,
    ADDRESS_RECORDED,
    TEHSIL_ASSIGNED,
    DISTRICT_CHANGED,
    CONVICTION_RECORDED,
    CONVICTION_QUASHED,
    STANDING_CHANGED
}
