package pk.gov.nsor.foundation.requirement;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * From an admission to the release that ends it. Transfer, temporary leave and escape end nothing.
 *
 * @param judgmentId the conviction it is for; null where it is for something else
 * @param releasedOn the first day that is no longer one in custody; null while it is not known
 */
public record TimeInCustody(
        @Nullable String judgmentId,
        LocalDate admittedOn,
        @Nullable LocalDate releasedOn) {

    /** True where the person is inside on the day. */
    boolean holds(LocalDate day) {
        return !admittedOn.isAfter(day) && (releasedOn == null || releasedOn.isAfter(day));
    }
}
