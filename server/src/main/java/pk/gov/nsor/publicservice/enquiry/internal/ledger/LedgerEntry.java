package pk.gov.nsor.publicservice.enquiry.internal.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.sms.SenderHash;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.AnswerKind;

/**
 * A row of the ledger, before it is hashed under its period's keys.
 *
 * @param sender null where none is kept
 * @param cnic the CNIC asked about, null where none was
 * @param policyVersion 0 where no policy was needed
 * @param code the dispute code the answer carried
 * @param area code of the area in the answer, null where there was none
 */
public record LedgerEntry(
        Instant askedAt,
        @Nullable SenderHash sender,
        @Nullable Cnic cnic,
        AnswerKind kind,
        int policyVersion,
        @Nullable String code,
        @Nullable String area) {

    public LedgerEntry(
            Instant askedAt,
            @Nullable SenderHash sender,
            @Nullable Cnic cnic,
            AnswerKind kind,
            int policyVersion,
            @Nullable String code) {
        this(askedAt, sender, cnic, kind, policyVersion, code, null);
    }

    /** Without sender and CNIC, so that they reach no log. */
    @Override
    public String toString() {
        return "a row of the ledger";
    }
}
