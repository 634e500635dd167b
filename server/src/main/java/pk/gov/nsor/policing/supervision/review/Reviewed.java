package pk.gov.nsor.policing.supervision.review;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.policing.supervision.Responsibility.End;
import pk.gov.nsor.policing.supervision.Responsibility.Reason;
import pk.gov.nsor.policing.supervision.caseload.CaseFile;
import pk.gov.nsor.policing.supervision.duty.DutyReview.Found;

/**
 * What becomes of one case.
 *
 * @param before null where the case is new
 * @param ended how the station's answering ends; null where it goes on, or none did
 * @param station that answers from today on; null where that does not change
 * @param escapedOn since when nobody knows where the person is, by escape; null otherwise
 * @param isRemovalWaiting whether a second person has not said yet that the person stays off the register
 */
public record Reviewed(
        CaseFile file,
        @Nullable CaseFile before,
        Found found,
        @Nullable End ended,
        @Nullable String station,
        @Nullable Reason why,
        @Nullable LocalDate escapedOn,
        AlertAndPlan corrected,
        boolean isRemovalWaiting) {}
