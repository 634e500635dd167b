package pk.gov.nsor.policing.correspondence;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.kernel.PersonId;

/**
 * What the police of one place ask a station about somebody on record, without its words ({@link StationMessages#words}).
 *
 * @param from where the writer works
 * @param to the code of the station that is asked
 * @param answerBy the day by which an answer is needed, which escalation counts from
 * @param askedBy the writer's account
 * @param endedOn the day it was answered or withdrawn; null while it is open
 */
public record StationMessage(
        UUID id,
        PersonId person,
        Jurisdiction from,
        String to,
        LocalDate askedOn,
        LocalDate answerBy,
        UUID askedBy,
        State state,
        @Nullable LocalDate endedOn) {

    /** What has become of it. The names are stored. */
    public enum State {
        OPEN,
        ANSWERED,
        WITHDRAWN
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    /** @param answer null where there is none */
    public record Words(String question, @Nullable String answer) {}
}
