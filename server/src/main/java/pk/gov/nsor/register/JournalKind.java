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
    SENTENCE_RECORDED,
    APPEAL_FILED,
    APPEAL_DISMISSED,
    CUSTODY_RECORDED,
    CLEMENCY_RECORDED,
    DEATH_RECORDED,
    FACT_CORRECTED,
    FACT_WITHDRAWN,
    STANDING_CHANGED
}
