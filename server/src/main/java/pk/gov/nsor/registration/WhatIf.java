package pk.gov.nsor.registration;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.conviction.LegalFacts;
import pk.gov.nsor.reference.Laws;
import pk.gov.nsor.requirement.Derivation;
import pk.gov.nsor.requirement.Facts;
import pk.gov.nsor.requirement.Law;
import pk.gov.nsor.requirement.Requirement;

/** Asks the law about any facts and any day. Nothing is stored, and nothing that is stored is asked. */
@Service
public class WhatIf {

    private final Laws laws;
    private final Clock clock;

    WhatIf(Laws laws, Clock clock) {
        this.laws = laws;
        this.clock = clock;
    }

    /**
     * What the law says.
     *
     * @param law the one that was asked
     * @param standing what would be stored of it
     */
    public record Answer(Law law, Requirement requirement, Standing standing) {}

    /** Of the facts on record, today. */
    @Transactional(readOnly = true)
    public Answer today(LegalFacts recorded, @Nullable LocalDate bornOn) {
        return supposing(facts(recorded, bornOn), LocalDate.now(clock));
    }

    /**
     * Of supposed facts.
     *
     * @param facts valid ones, see {@link pk.gov.nsor.requirement.FactsCheck}
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
