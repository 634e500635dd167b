package pk.gov.nsor.publicservice.enquiry.lookup;

import java.time.LocalDate;
import java.util.function.Function;
import pk.gov.nsor.foundation.kernel.Cnic;

/** CNICs as the ledger has those that were asked about on one day. */
public interface DayHashes {

    /** The first day whose rows and keys are still there. */
    LocalDate firstDayInUse();

    /** @throws IllegalArgumentException where the day is before {@link #firstDayInUse}: its key is destroyed */
    Function<Cnic, byte[]> ofDay(LocalDate day);
}
