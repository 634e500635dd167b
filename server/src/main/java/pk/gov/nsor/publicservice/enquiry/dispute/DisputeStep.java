package pk.gov.nsor.publicservice.enquiry.dispute;

import java.util.Locale;

/** What was done with a ticket. The names are stored. */
public enum DisputeStep {
    TAKEN,
    TAKEN_OVER,
    PROOF_MATCHED,
    PROOF_DIFFERED,
    UPHELD,
    REFUSED,
    CLOSED,
    REOPENED;

    /** The end of its keys of messages. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
