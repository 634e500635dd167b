package pk.gov.nsor.policing.supervision;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.supervision.duty.Duty;

/**
 * What the person takes away.
 *
 * @param number grows with each appearance in the country
 * @param answered the duties that the appearance answered; none where there was none to answer
 */
public record AppearanceReceipt(
        UUID appearance, long number, PersonId person, String station, LocalDate on, List<Duty> answered) {

    public AppearanceReceipt {
        answered = List.copyOf(answered);
    }
}
