package pk.gov.nsor.record.registration;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.registration.StandingDerivation.Told;

/**
 * An error on record was corrected, and this changes the days on which the public's answer is "on the register".
 * Published within the transaction, with the person's row locked.
 *
 * @param cnics the confirmed ones
 * @param before the days according to the error; null for none
 * @param now the correct days; null for none
 * @param by who corrected it
 */
public record PublicAnswerCorrected(
        PersonId person,
        List<Cnic> cnics,
        @Nullable Told before,
        @Nullable Told now,
        Actor by) {

    public PublicAnswerCorrected {
        cnics = List.copyOf(cnics);
    }

    /** Whether the correct answer on the day is "on the register". */
    public boolean isTold(LocalDate day) {
        return now != null && now.includes(day);
    }

    /** Whether the wrong answer was "on the register" on some of these days. */
    public boolean wasTold(LocalDate from, LocalDate until) {
        return before != null && before.includesSomeOf(from, until);
    }
}
