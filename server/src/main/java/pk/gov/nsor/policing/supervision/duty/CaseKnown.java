package pk.gov.nsor.policing.supervision.duty;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.requirement.Facts;
import pk.gov.nsor.foundation.requirement.Outage;
import pk.gov.nsor.foundation.requirement.TimeInCustody;

/**
 * What is known of one person under supervision.
 *
 * @param openedOn the day supervision of the person began: no duty falls due before it
 * @param openedInCustody whether the person was in custody on that day, so that the release from it counts even if it
 *     turns out to have been earlier
 * @param reviewedOn the day of the last review
 * @param waitsFor the day on which that review said there would be something to find; null for none. What it would
 *     have found then, had nobody been late, is found now
 * @param withoutResidenceSince since when the person has no fixed address; null for a person who has one
 * @param duties those that are pending, and those of late, withdrawn ones too: some come back
 * @param presences those that can answer one of them
 * @param outages of the responsible station and of the register, and days on which the person was taken for dead
 * @param pauses of the outages, those days on which the person was wrongly taken for dead or for off the register: no
 *     duty could open on them
 * @param isDeathReported whether one source says that the person has died: nothing falls due and nothing is breached
 *     until that is established or refused
 */
public record CaseKnown(
        Facts facts,
        LocalDate openedOn,
        boolean openedInCustody,
        LocalDate reviewedOn,
        @Nullable LocalDate waitsFor,
        @Nullable LocalDate withoutResidenceSince,
        List<Duty> duties,
        List<Presence> presences,
        List<Outage> outages,
        List<Outage> pauses,
        boolean isDeathReported) {

    /** Of somebody whose death nobody reports. */
    public CaseKnown(
            Facts facts,
            LocalDate openedOn,
            boolean openedInCustody,
            LocalDate reviewedOn,
            @Nullable LocalDate waitsFor,
            @Nullable LocalDate withoutResidenceSince,
            List<Duty> duties,
            List<Presence> presences,
            List<Outage> outages) {
        this(
                facts,
                openedOn,
                openedInCustody,
                reviewedOn,
                waitsFor,
                withoutResidenceSince,
                duties,
                presences,
                outages,
                List.of(),
                false);
    }

    public CaseKnown {
        duties = List.copyOf(duties);
        presences = List.copyOf(presences);
        outages = List.copyOf(outages);
        pauses = List.copyOf(pauses);
    }

    /** The first day of the pauses that have ended since the last review; null where none has. */
    @Nullable
    LocalDate pausedSince() {
        LocalDate since = null;
        for (Outage pause : pauses.stream()
                .sorted(Comparator.comparing(Outage::from).reversed())
                .toList()) {
            LocalDate until = pause.until();
            // One that ended earlier counts as well where it went on until another began.
            if (until != null && !until.isBefore(since == null ? reviewedOn : since)) {
                since = pause.from();
            }
        }
        return since;
    }

    boolean isInside(LocalDate day) {
        for (TimeInCustody custodyPeriod : facts.custody()) {
            if (!custodyPeriod.admittedOn().isAfter(day)
                    && (custodyPeriod.releasedOn() == null
                            || custodyPeriod.releasedOn().isAfter(day))) {
                return true;
            }
        }
        return false;
    }

    boolean isDead(LocalDate day) {
        LocalDate diedOn = facts.diedOn();
        return diedOn != null && !diedOn.isAfter(day);
    }
}
