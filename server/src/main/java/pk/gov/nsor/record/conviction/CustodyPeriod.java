package pk.gov.nsor.record.conviction;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A stay in custody, from an admission (or recall) to a release. Transfer, temporary leave and escape do not end it.
 *
 * @param conviction what the person was admitted for; null for something else
 * @param releasedOn null while no release is known
 * @param escapedOn since when the person has been at large without a release; null for somebody who is not
 */
public record CustodyPeriod(
        CustodyPeriodId id,
        @Nullable ConvictionId conviction,
        LocalDate admittedOn,
        @Nullable LocalDate releasedOn,
        @Nullable LocalDate escapedOn) {

    public CustodyPeriod(
            CustodyPeriodId id,
            @Nullable ConvictionId conviction,
            LocalDate admittedOn,
            @Nullable LocalDate releasedOn) {
        this(id, conviction, admittedOn, releasedOn, null);
    }

    public boolean isOpen() {
        return releasedOn == null;
    }
}
