package pk.gov.nsor.record.registration.removal;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.reference.Laws;
import pk.gov.nsor.record.conviction.CustodyPeriod;
import pk.gov.nsor.record.conviction.LegalFacts;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.FactDerived;
import pk.gov.nsor.record.registration.Standing;
import pk.gov.nsor.record.registration.StandingDerivation;

/**
 * Compares somebody's time on the register where a custody that goes on leaves its last day open: as it would be if
 * that custody ended today. The days in custody do not count, so a stay that is shortened or withdrawn ends it sooner.
 */
@Component
class TimeIfReleased {

    private final LegalRecord legal;
    private final People people;
    private final Laws laws;

    TimeIfReleased(LegalRecord legal, People people, Laws laws) {
        this.legal = legal;
        this.people = people;
        this.laws = laws;
    }

    /** Whether what was corrected or withdrawn shortens the time, or hides the person. */
    boolean isLess(FactDerived derived, LocalDate today) {
        LocalDate bornOn = people.get(derived.person()).identity().bornOn();
        return TimeOnRegister.isLess(
                ifReleased(legal.before(derived.person(), derived.change()), bornOn, today),
                ifReleased(legal.of(derived.person()), bornOn, today),
                today);
    }

    private Standing ifReleased(LegalFacts facts, @Nullable LocalDate bornOn, LocalDate today) {
        LegalFacts released = new LegalFacts(
                facts.convictions(),
                facts.custody().stream().map(stay -> released(stay, today)).toList(),
                facts.diedOn(),
                facts.deathReportedOn());
        return StandingDerivation.standing(laws.current(), released, bornOn, today);
    }

    private static CustodyPeriod released(CustodyPeriod stay, LocalDate today) {
        LocalDate releasedOn = stay.releasedOn();
        boolean isOpen = !stay.admittedOn().isAfter(today) && (releasedOn == null || releasedOn.isAfter(today));
        return isOpen ? new CustodyPeriod(stay.id(), stay.conviction(), stay.admittedOn(), today) : stay;
    }
}
