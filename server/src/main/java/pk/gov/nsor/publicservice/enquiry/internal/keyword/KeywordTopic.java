package pk.gov.nsor.publicservice.enquiry.internal.keyword;

import pk.gov.nsor.publicservice.enquiry.internal.quota.QuotaUse;

/** What commands are about: those of one topic are answered at one {@link KeywordHandler}. */
public enum KeywordTopic {
    CNIC,
    /** Always answered, and nothing is noted of who asked. */
    HELP,
    DISPUTE,
    /** How many live in an area, and which of several was meant. */
    AREA,
    /** How to ask, and in which language. */
    USAGE;

    /** What a question of the topic counts as; HELP counts as nothing. */
    public QuotaUse.Kind turn() {
        return this == CNIC ? QuotaUse.Kind.CNIC : QuotaUse.Kind.OTHER;
    }
}
