package pk.gov.nsor.record.matching;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.record.matching.compare.Comparison;

/**
 * Somebody who was found by a name.
 *
 * @param name the one on the record
 * @param fatherName null where not known
 * @param bornOn null where not known
 * @param district the code of the one they live in; null where no address is known
 * @param by which kind of name they were found by
 * @param foundName the name they were found by
 * @param until for a former or a corrected name, the first day on which it was no longer the name; null for others
 * @param comparison of what was asked with what is on record: why they were found
 */
public record FoundByName(
        PersonId person,
        RegisterNumber number,
        PersonName name,
        @Nullable PersonName fatherName,
        @Nullable LocalDate bornOn,
        @Nullable String district,
        By by,
        PersonName foundName,
        @Nullable LocalDate until,
        Comparison comparison) {

    /** Which of their names it was. */
    public enum By {
        /** The one on the record. */
        CURRENT,
        /** Another that they use. */
        ALIAS,
        /** One that they had before. */
        FORMER,
        /** One that the record had by mistake; only registrars find somebody by it. */
        CORRECTED
    }
}
