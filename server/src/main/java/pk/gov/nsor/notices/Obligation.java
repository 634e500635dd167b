package pk.gov.nsor.notices;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import pk.gov.nsor.conviction.LegalFacts;
import pk.gov.nsor.conviction.LegalRecord;
import pk.gov.nsor.conviction.Spell;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.registration.Standings;
import pk.gov.nsor.requirement.Requirement;
import pk.gov.nsor.supervision.Tellings;

/**
 * Who had to tell. Nobody before supervision began, nor what was due before it, while inside, after death, or whose every conviction was quashed; whose
 * time is over still answers for what fell into it.
 */
@Component
class Obligation {

    private final Tellings tellings;
    private final LegalRecord legal;
    private final Standings standings;

    Obligation(Tellings tellings, LegalRecord legal, Standings standings) {
        this.tellings = tellings;
        this.legal = legal;
        this.standings = standings;
    }

    /**
     * @param happenedOn the day of what had to be told
     * @param dueOn the last day for it
     */
    boolean owes(PersonId person, LocalDate happenedOn, LocalDate dueOn) {
        boolean isFollowed = tellings.followedSince(person)
                .filter(since -> !happenedOn.isBefore(since) && !dueOn.isBefore(since))
                .isPresent();
        if (!isFollowed) {
            return false;
        }
        LegalFacts facts = legal.of(person);
        boolean isInside =
                facts.custody().stream().anyMatch(spell -> covers(spell, happenedOn) || covers(spell, dueOn));
        return !isInside && facts.diedOn() == null && isBound(standings.requirement(person), happenedOn);
    }

    /** By a conviction that stands, on its days. */
    private static boolean isBound(Requirement requirement, LocalDate day) {
        return requirement.convictions().stream().anyMatch(conviction -> conviction.isRunningOn(day));
    }

    /** Whoever has escaped is not inside. */
    private static boolean covers(Spell spell, LocalDate day) {
        LocalDate end = spell.releasedOn() == null ? spell.escapedOn() : spell.releasedOn();
        return !spell.admittedOn().isAfter(day) && (end == null || end.isAfter(day));
    }
}
