package pk.gov.nsor.policing.supervision.caseload;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What supervision keeps of a person besides duties and stations.
 *
 * @param nextReviewOn null where nothing is to be done until another fact is recorded
 * @param locality where somebody without a fixed residence is usually found
 */
public record CaseFile(
        LocalDate openedOn,
        boolean openedInCustody,
        LocalDate reviewedOn,
        @Nullable LocalDate nextReviewOn,
        @Nullable LocalDate withoutResidenceSince,
        @Nullable String locality) {}
