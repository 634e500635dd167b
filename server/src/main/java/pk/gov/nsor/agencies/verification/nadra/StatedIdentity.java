package pk.gov.nsor.agencies.verification.nadra;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Sex;

/**
 * What NADRA says of whoever has a CNIC. What it leaves out, and what is no name, day or sex, is null. Nothing else of its
 * answer is kept.
 *
 * @param relation whose the second name is; null where NADRA does not say
 * @param card null where NADRA does not say, or says what is not in the contract
 */
public record StatedIdentity(
        @Nullable PersonName name,
        @Nullable PersonName father,
        @Nullable Relation relation,
        @Nullable Sex sex,
        @Nullable LocalDate bornOn,
        @Nullable Card card) {

    /** Of whom the second name is. */
    public enum Relation {
        FATHER,
        HUSBAND
    }

    /** The state of the card. */
    public enum Card {
        ACTIVE,
        EXPIRED,
        BLOCKED,
        CANCELLED,
        DECEASED;

        /** Whether whoever has it is who it says. */
        public boolean isValid() {
            return this == ACTIVE || this == EXPIRED;
        }
    }
}
