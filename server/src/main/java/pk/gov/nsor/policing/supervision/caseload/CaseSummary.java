package pk.gov.nsor.policing.supervision.caseload;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.policing.supervision.NewAppearance.AddressSeen;
import pk.gov.nsor.policing.supervision.NewAppearance.IdentitySeen;
import pk.gov.nsor.policing.supervision.Responsibility;
import pk.gov.nsor.policing.supervision.assignment.Transfer;
import pk.gov.nsor.policing.supervision.breach.Breach;
import pk.gov.nsor.policing.supervision.duty.Duty;
import pk.gov.nsor.policing.supervision.whereabouts.Whereabouts;

/**
 * How a case stands today.
 *
 * @param station that answers; empty while the person is in custody or off the register
 * @param open duties that can be answered, in the order of their days
 * @param alleged breaches that nobody has decided, in the order of the days they were alleged
 * @param nextDueOn the day by which the person has to appear next; null where there is none
 * @param inCustody whether a stay in custody is open
 * @param last the latest appearances, the latest first
 */
public record CaseSummary(
        Optional<Responsibility> station,
        List<Duty> open,
        List<Breach> alleged,
        @Nullable LocalDate nextDueOn,
        Optional<Whereabouts> whereabouts,
        Optional<Transfer> offered,
        boolean inCustody,
        List<Appeared> last) {

    public CaseSummary {
        open = List.copyOf(open);
        alleged = List.copyOf(alleged);
        last = List.copyOf(last);
    }

    /** An appearance. */
    public record Appeared(
            UUID id, LocalDate on, String station, IdentitySeen identity, AddressSeen address, String note) {}
}
