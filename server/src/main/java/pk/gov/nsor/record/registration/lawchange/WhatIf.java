package pk.gov.nsor.record.registration.lawchange;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.reference.Laws;
import pk.gov.nsor.foundation.requirement.Derivation;
import pk.gov.nsor.foundation.requirement.Facts;
import pk.gov.nsor.foundation.requirement.Law;
import pk.gov.nsor.foundation.requirement.Requirement;
import pk.gov.nsor.record.conviction.LegalFacts;
import pk.gov.nsor.record.registration.Standing;
import pk.gov.nsor.record.registration.StandingDerivation;

/** Applies the law to any facts and any day. Nothing is stored, and for supposed facts nothing stored is read. */
@Service
public class WhatIf {

    private final Laws laws;
    private final Clock clock;

    WhatIf(Laws laws, Clock clock) {
        this.laws = laws;
        this.clock = clock;
    }

    /**
     * The result.
     *
     * @param law the version that was applied
     * @param standing the standing that would be stored
     */
    public record Answer(Law law, Requirement requirement, Standing standing) {}

    /** For the facts on record, today. */
    @Transactional(readOnly = true)
    public Answer today(LegalFacts recorded, @Nullable LocalDate bornOn) {
        return supposing(facts(recorded, bornOn), LocalDate.now(clock));
    }

    /**
     * For supposed facts.
     *
     * @param facts valid ones, see {@link pk.gov.nsor.foundation.requirement.FactsCheck}
     * @param asOf the day of the question: facts dated after it are not known yet
     */
    @Transactional(readOnly = true)
    public Answer supposing(Facts facts, LocalDate asOf) {
        Law law = laws.current();
        Requirement requirement = Derivation.derive(law, facts, asOf);
        return new Answer(law, requirement, StandingDerivation.standing(law, requirement));
    }

    /** The facts on record, as the law reads them. */
    public static Facts facts(LegalFacts recorded, @Nullable LocalDate bornOn) {
        return StandingDerivation.facts(recorded, bornOn);
    }
}
