package pk.gov.nsor.record.conviction.merged;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.Death;
import pk.gov.nsor.record.conviction.Fact;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactKind;
import pk.gov.nsor.record.conviction.LegalFact;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.conviction.legalfile.LegalFile;
import pk.gov.nsor.record.conviction.release.ReleaseMarks;
import pk.gov.nsor.record.conviction.repository.FactRepositories;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.merged.MergedRecords;
import pk.gov.nsor.record.register.merged.MovedKind;

/**
 * Moves all legal facts of a record to that which leads from now on. What stands on both counts once: it is withdrawn on the
 * record that does not lead, with everything that hangs on it. {@link PartedFacts} gives them back.
 */
@Service
public class MergedFacts {

    private static final String ON_BOTH = "It stands on the record with which this one was joined, and counts there.";
    private static final String ONE_JUDGMENT = "The judgment is on record as another one, which counts.";

    private final FactRepositories tables;
    private final MovedFacts moving;
    private final People people;
    private final MergedRecords merged;
    private final ReleaseMarks marks;

    MergedFacts(FactRepositories tables, MovedFacts moving, People people, MergedRecords merged, ReleaseMarks marks) {
        this.tables = tables;
        this.moving = moving;
        this.people = people;
        this.merged = merged;
        this.marks = marks;
    }

    /** Judgments of the two records that are perhaps one: with the same court and number, court and day, or FIR. */
    @Transactional(readOnly = true)
    public List<SameJudgment> perhapsSame(PersonId leading, PersonId part) {
        LegalFile file = tables.file(leading);
        return LegalFile.inForce(tables.file(part).convictions())
                .flatMap(own ->
                        file.perhaps(own.now()).stream().limit(1).map(known -> new SameJudgment(id(own), id(known))))
                .toList();
    }

    /**
     * Refuses judgments that cannot be one.
     *
     * @throws InvalidValueException where one of them is not on its record, is named twice, or only one of the two is
     *     quashed or kept from the public; and where the records do not agree on a death or a stay in custody
     */
    @Transactional(readOnly = true)
    public void check(PersonId leading, PersonId part, Collection<SameJudgment> same) {
        LegalFile file = tables.file(leading);
        LegalFile own = tables.file(part);
        Set<ConvictionId> named = new HashSet<>();
        for (SameJudgment pair : same) {
            if (own.conviction(pair.part()).isEmpty()
                    || file.conviction(pair.leading()).isEmpty()
                    || !named.add(pair.leading())
                    || !named.add(pair.part())) {
                throw new InvalidValueException(
                        "merge.judgments", "Each judgment can be the same as one of the other record, and no more.");
            }
            if (own.quashing(pair.part()).isPresent()
                    != file.quashing(pair.leading()).isPresent()) {
                throw new InvalidValueException(
                        "merge.quashed", "One of the two judgments is quashed: record that of the other first.");
            }
            if (marks.isWithheld(part, pair.part()) != marks.isWithheld(leading, pair.leading())) {
                throw new InvalidValueException(
                        "merge.withheld",
                        "A court keeps one of the two judgments from the public: record that of the other first.");
            }
        }
        if (FactsOnBoth.disagreeOnStays(file, own)) {
            throw new InvalidValueException(
                    "merge.stays", "The two records do not agree on a stay in custody: record what is missing first.");
        }
        Optional<Death> death = death(file);
        Optional<Death> other = death(own);
        if (other.isPresent()
                && !file.deaths().isEmpty()
                && death.filter(known -> known.on().equals(other.get().on())).isEmpty()) {
            throw new InvalidValueException(
                    "merge.deaths", "The records do not agree on a death: correct one of them first.");
        }
    }

    /**
     * Moves everything to the leading record. The caller has joined the records in this transaction.
     *
     * @throws InvalidValueException as {@link #check}, and where all of it cannot be true of one person
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void join(UUID merge, PersonId leading, PersonId part, Collection<SameJudgment> same, Actor by) {
        tables.forgetHeld();
        check(leading, part, same);
        LegalFile file = tables.file(leading);
        LegalFile own = tables.file(part);
        Map<ConvictionId, ConvictionId> twins =
                same.stream().collect(Collectors.toMap(SameJudgment::part, SameJudgment::leading));
        FactsOnBoth both = FactsOnBoth.of(file, own, twins.keySet());
        List<SetAside> aside = new ArrayList<>();
        for (FactKind kind : FactKind.values()) {
            for (Fact<? extends LegalFact> fact : own.of(kind)) {
                if (fact.inForce() && both.has(fact)) {
                    aside.add(new SetAside(kind, fact.id(), both.counting(fact, twins)));
                    moving.write(part, fact, fact.now(), true, ON_BOTH, by);
                }
            }
        }
        List<UUID> convictions = own.convictions().stream()
                .map(fact -> fact.id().value())
                .filter(id -> !twins.containsKey(new ConvictionId(id)))
                .toList();
        List<UUID> periods = own.custody().stream()
                .map(fact -> fact.now().custodyPeriod())
                .filter(period -> !both.periods().containsKey(period))
                .map(CustodyPeriodId::value)
                .distinct()
                .toList();
        // One that was found to be none stays: who dies later is asked then.
        boolean movesDeath = !both.isDeath() && death(own).isPresent();
        moving.move(merge, part, leading, convictions, periods, movesDeath);
        note(merge, MovedKind.CONVICTION, convictions);
        note(merge, MovedKind.CUSTODY_PERIOD, periods);
        note(merge, MovedKind.DEATH, movesDeath ? List.of(part.value()) : List.of());
        merged.moved(
                merge,
                MovedKind.SET_ASIDE,
                aside.stream().map(SetAside::written).toList());
        moving.pointTo(leading, twins, ONE_JUDGMENT, by);
        establish(leading, own, by);
        moving.checkTogether(leading, Set.copyOf(convictions), Set.copyOf(periods));
    }

    /**
     * Withdraws a fact that was set aside on a joined record: it does not come back when the records are parted. What counts
     * instead stays.
     *
     * @param reason 1 to 500 characters
     * @return false where there is no such fact
     */
    @Transactional
    public boolean withdrawAside(PersonId part, FactKind kind, FactId id, String reason, Actor by) {
        PersonId _ = people.lockLeading(part);
        boolean isAside = merged.ofPart(part).stream()
                .flatMap(merge -> merged.moved(merge.id(), MovedKind.SET_ASIDE).stream())
                .map(SetAside::read)
                .anyMatch(aside -> aside.kind() == kind && aside.id().equals(id));
        if (isAside) {
            tables.file(part)
                    .find(kind, id)
                    .filter(fact -> !SetAside.isWithdrawn(fact))
                    .ifPresent(fact -> moving.write(part, fact, fact.now(), true, reason, by));
        }
        return isAside;
    }

    /** The judgments of joined records that were set aside for one that counts, and that nobody has withdrawn since. */
    @Transactional(readOnly = true)
    public List<FactId> setAsideFor(PersonId person, FactId judgment) {
        return merged.of(merged.leading(person)).stream()
                .flatMap(merge -> merged.moved(merge.id(), MovedKind.SET_ASIDE).stream()
                        .map(SetAside::read)
                        .filter(aside -> new ConvictionId(judgment.value()).equals(aside.twin()))
                        .map(SetAside::id)
                        .filter(own -> tables.file(merge.part())
                                .find(FactKind.CONVICTION, own)
                                .filter(fact -> !SetAside.isWithdrawn(fact))
                                .isPresent()))
                .toList();
    }

    /** A death that either record has as established is established. */
    private void establish(PersonId leading, LegalFile own, Actor by) {
        if (death(own).filter(Death::established).isPresent()) {
            for (Fact<Death> fact : tables.file(leading).deaths()) {
                if (fact.inForce() && !fact.now().established()) {
                    moving.write(
                            leading, fact, new Death(fact.now().on(), fact.now().source(), true), false, ON_BOTH, by);
                }
            }
        }
    }

    private void note(UUID merge, MovedKind kind, Collection<UUID> rows) {
        merged.moved(merge, kind, rows.stream().map(UUID::toString).toList());
    }

    private static Optional<Death> death(LegalFile file) {
        return LegalFile.inForce(file.deaths()).findFirst().map(Fact::now);
    }

    private static ConvictionId id(Fact<NewConviction> fact) {
        return new ConvictionId(fact.id().value());
    }
}
