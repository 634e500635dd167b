package pk.gov.nsor.policing.supervision.knowledge;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A visit that an officer plans.
 *
 * @param id made by whoever plans it: sent again, it is planned once
 * @param on the day, today or within a year
 * @param reason 1 to 2000 characters
 */
public record PlannedVisit(UUID id, LocalDate on, String reason) {

    /** @throws pk.gov.nsor.foundation.kernel.InvalidValueException where the reason is missing or refused */
    public PlannedVisit {
        reason = FreeText.required(reason, FreeText.LONGEST_NOTE, "reason");
    }
}
