package pk.gov.nsor.enquiry.internal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the ledger.
 *
 * @param sender null where none is kept
 * @param cnic HMAC of the CNIC asked about, null where none was
 * @param policyVersion 0 where no policy was needed
 * @param code HMAC of the dispute code the answer carried
 * @param area code of the area that was told of, null where none was
 */
record LedgerEntry(
        Instant askedAt,
        byte @Nullable [] sender,
        byte @Nullable [] cnic,
        AnswerKind kind,
        int policyVersion,
        byte @Nullable [] code,
        @Nullable String area) {

    LedgerEntry(
            Instant askedAt,
            byte @Nullable [] sender,
            byte @Nullable [] cnic,
            AnswerKind kind,
            int policyVersion,
            byte @Nullable [] code) {
        this(askedAt, sender, cnic, kind, policyVersion, code, null);
    }
}
