package pk.gov.nsor.record.conviction.legalfile;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.conviction.Appeal;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.Death;
import pk.gov.nsor.record.conviction.Fact;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactKind;
import pk.gov.nsor.record.conviction.LegalFact;
import pk.gov.nsor.record.conviction.Version;
import pk.gov.nsor.record.conviction.YoungestOffender;
import pk.gov.nsor.record.conviction.check.Coherence;
import pk.gov.nsor.record.conviction.check.FactRefusals;
import pk.gov.nsor.record.conviction.check.Legality;
import pk.gov.nsor.record.conviction.custody.ReportedEvent;
import pk.gov.nsor.record.register.People;

/** Whether all facts of a person can be true together: as they are on record, or as they would be. */
@Component
public class FactsTogether {

    private final YoungestOffender youngest;
    private final People people;
    private final Clock clock;

    FactsTogether(YoungestOffender youngest, People people, Clock clock) {
        this.youngest = youngest;
        this.people = people;
        this.clock = clock;
    }

    /** @throws InvalidValueException where the fact's day lies in the future */
    public void refuseFuture(LegalFact fact) {
        if (fact.on().isAfter(LocalDate.now(clock))) {
            throw new InvalidValueException("day.future", "This day lies in the future.")
                    .at(fact.kind() == FactKind.CONVICTION ? "judgmentOn" : "on");
        }
    }

    /**
     * Checks what is on record with a version that was just written.
     *
     * @param file with the version
     * @throws InvalidValueException with the field of the version's fact, where it cannot all be true
     */
    public void check(PersonId person, LegalFile file, FactId id, Version<? extends LegalFact> version) {
        try {
            LocalDate bornOn = people.bornOn(person).orElse(null);
            Legality.check(file, bornOn);
            if (!version.withdrawn()) {
                Coherence.check(file, version.fact().kind(), id, bornOn, youngest);
            }
            if (version.fact() instanceof Death death && !version.withdrawn()) {
                Legality.checkReport(file, death);
            }
        } catch (InvalidValueException refused) {
            throw refused.at(FactRefusals.field(version.fact().kind(), refused.field()));
        }
    }

    /** Why events of custody could not be recorded together; empty where they could. */
    public Optional<InvalidValueException> refusalOf(
            PersonId person, LegalFile file, List<ReportedEvent> added, Map<FactId, CustodyPeriodId> moved) {
        List<Fact<CustodyEvent>> events = new ArrayList<>();
        for (Fact<CustodyEvent> fact : file.custody()) {
            CustodyPeriodId stay = moved.get(fact.id());
            events.add(stay == null ? fact : fact.with(fact.now().of(stay)));
        }
        LegalFile would = file.withCustody(events);
        Map<FactId, FactKind> atHand = new HashMap<>();
        for (ReportedEvent each : added) {
            FactId id = FactRefusals.identify(person, each.event());
            would = would.with(id, each.event(), OffsetDateTime.now(clock));
            atHand.put(id, FactKind.CUSTODY);
        }
        return refusalOf(person, would, atHand);
    }

    /** Why an appeal and its outcome could not be recorded; empty where they could. */
    public Optional<InvalidValueException> refusalOf(
            PersonId person, LegalFile file, FactId appeal, @Nullable Appeal filed, @Nullable LegalFact outcome) {
        LegalFile would = filed == null ? file : file.with(appeal, filed, OffsetDateTime.now(clock));
        Map<FactId, FactKind> atHand = new HashMap<>(filed == null ? Map.of() : Map.of(appeal, FactKind.APPEAL));
        if (outcome != null) {
            FactId id = FactRefusals.identify(person, outcome);
            if (file.find(outcome.kind(), id).filter(Fact::inForce).isPresent()) {
                return Optional.of(FactRefusals.known(outcome.kind()));
            }
            would = would.with(id, outcome, OffsetDateTime.now(clock));
            // A dismissal has its appeal's identifier, and contradicts nothing that the appeal does not.
            atHand.putIfAbsent(id, outcome.kind());
        }
        return refusalOf(person, would, atHand);
    }

    /**
     * Why facts cannot be true together with the others of a file; empty where they can.
     *
     * @param would with all of them
     * @param atHand those that came to it
     */
    public Optional<InvalidValueException> refusalOf(PersonId person, LegalFile would, Map<FactId, FactKind> atHand) {
        try {
            LocalDate bornOn = people.bornOn(person).orElse(null);
            Legality.check(would, bornOn);
            atHand.forEach((id, kind) -> Coherence.check(would, kind, id, bornOn, youngest));
            return Optional.empty();
        } catch (InvalidValueException refused) {
            return Optional.of(refused);
        }
    }
}
