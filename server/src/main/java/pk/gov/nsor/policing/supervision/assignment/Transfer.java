package pk.gov.nsor.policing.supervision.assignment;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.PersonId;

/**
 * A district is asked to take somebody over. Until it has, the old station answers.
 *
 * @param offeredOn which escalation counts from
 * @param answer why it was returned or withdrawn; empty otherwise
 */
public record Transfer(
        UUID id,
        PersonId person,
        String fromStation,
        String toDistrict,
        String reason,
        State state,
        LocalDate offeredOn,
        @Nullable String toStation,
        String answer) {

    /** What has become of it. The names are stored. */
    public enum State {
        OFFERED,
        ACCEPTED,
        /** The district says why it does not take the person over. */
        RETURNED,
        WITHDRAWN
    }
}
