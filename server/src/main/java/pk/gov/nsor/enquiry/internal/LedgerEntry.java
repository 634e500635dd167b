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
 */
record LedgerEntry(
        Instant askedAt,
        byte @Nullable [] sender,
        byte @Nullable [] cnic,
        AnswerKind kind,
        int policyVersion,
        byte @Nullable [] code) {}
