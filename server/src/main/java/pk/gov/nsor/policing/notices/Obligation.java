package pk.gov.nsor.policing.notices;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.requirement.Requirement;
import pk.gov.nsor.policing.supervision.NotificationDuties;
import pk.gov.nsor.record.conviction.CustodyPeriod;
import pk.gov.nsor.record.conviction.LegalFacts;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.registration.Standings;

/**
 * Who had to notify. There is no duty before supervision began, for what was due before it, in custody, after death,
 * while a death is reported, or where every conviction was quashed. A person whose period is over is still responsible
 * for what fell into it.
 */
@Component
public class Obligation {

    private final NotificationDuties notificationDuties;
    private final LegalRecord legal;
    private final Standings standings;

    Obligation(NotificationDuties notificationDuties, LegalRecord legal, Standings standings) {
        this.notificationDuties = notificationDuties;
        this.legal = legal;
        this.standings = standings;
    }

    public boolean owes(PersonId person, LocalDate happenedOn, LocalDate dueOn) {
        return exemption(person, happenedOn, dueOn).isEmpty();
    }

    /**
     * Why the person did not have to notify it; empty where they had to.
     *
     * @param happenedOn the day of the event that had to be notified
     * @param dueOn the last day for it
     */
    public Optional<Exemption> exemption(PersonId person, LocalDate happenedOn, LocalDate dueOn) {
        boolean isFollowed = notificationDuties
                .followedSince(person)
                .filter(since -> !happenedOn.isBefore(since) && !dueOn.isBefore(since))
                .isPresent();
        if (!isFollowed) {
            return Optional.of(Exemption.NOT_FOLLOWED);
        }
        LegalFacts facts = legal.of(person);
        if (facts.custody().stream()
                .anyMatch(custodyPeriod -> covers(custodyPeriod, happenedOn) || covers(custodyPeriod, dueOn))) {
            return Optional.of(Exemption.IN_CUSTODY);
        }
        if (facts.diedOn() != null) {
            return Optional.of(Exemption.DEAD);
        }
        if (!isBound(standings.requirement(person), happenedOn)) {
            return Optional.of(Exemption.NOT_BOUND);
        }
        return facts.deathReportedOn() == null ? Optional.empty() : Optional.of(Exemption.DEATH_REPORTED);
    }

    /** Whether a death is reported that nobody has confirmed yet. */
    public boolean isDeathUndecided(PersonId person) {
        return legal.of(person).deathReportedOn() != null;
    }

    /** By a conviction that stands, on its days. */
    private static boolean isBound(Requirement requirement, LocalDate day) {
        return requirement.convictions().stream().anyMatch(conviction -> conviction.isRunningOn(day));
    }

    /** Whoever has escaped is not inside. */
    private static boolean covers(CustodyPeriod custodyPeriod, LocalDate day) {
        LocalDate end = custodyPeriod.releasedOn() == null ? custodyPeriod.escapedOn() : custodyPeriod.releasedOn();
        return !custodyPeriod.admittedOn().isAfter(day) && (end == null || end.isAfter(day));
    }
}
