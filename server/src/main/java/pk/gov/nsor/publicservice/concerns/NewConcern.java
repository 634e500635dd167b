package pk.gov.nsor.publicservice.concerns;

import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.MobileNumber;

/**
 * A concern as it is reported.
 *
 * @param cnic of whom it is about; null where it is not known
 * @param who a description of them; may be empty where the CNIC is given
 * @param district the code of the district where they are
 * @param phone of whoever reports, for questions; null for none
 */
public record NewConcern(
        ConcernKind kind,
        @Nullable Cnic cnic,
        String who,
        String district,
        String words,
        @Nullable MobileNumber phone) {}
