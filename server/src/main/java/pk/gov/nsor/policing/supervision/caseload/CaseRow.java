package pk.gov.nsor.policing.supervision.caseload;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.RegisterNumber;

/**
 * A line of a list of the caseload.
 *
 * @param station that answers, or answered last for somebody who is in custody now; null where none does
 * @param day since when, or until when: the day a breach was alleged, a duty is due, an alert or an offer began, a
 *     release is planned; null where nothing is due
 * @param kind of the duty, the reason of the alert, or the prison of a release to come; null for none of them
 * @param dueOn of the duty; null where the line is of none
 * @param district that is asked to take the person over, or to which a prison releases them; null otherwise
 * @param item the breach, duty or transfer; null where the line is of none
 */
public record CaseRow(
        PersonId person,
        RegisterNumber number,
        PersonName name,
        @Nullable String station,
        @Nullable LocalDate day,
        @Nullable String kind,
        @Nullable LocalDate dueOn,
        @Nullable String district,
        @Nullable UUID item) {}
