package pk.gov.nsor.notices;

import java.time.LocalDate;
import java.util.Set;
import pk.gov.nsor.kernel.MobileNumber;
import pk.gov.nsor.kernel.PersonId;

/** Knows telephone numbers of people. Where nobody knows any, each one that is reported contradicts the record. */
@FunctionalInterface
public interface KnownPhones {

    /** Those that were the person's on a day, or were told to be. */
    Set<MobileNumber> of(PersonId person, LocalDate day);
}
