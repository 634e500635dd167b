package pk.gov.nsor.record.conviction.merged;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.Death;
import pk.gov.nsor.record.conviction.Fact;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactKind;
import pk.gov.nsor.record.conviction.LegalFact;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.conviction.Version;
import pk.gov.nsor.record.conviction.legalfile.FactsTogether;
import pk.gov.nsor.record.conviction.legalfile.LegalFile;
import pk.gov.nsor.record.conviction.repository.FactRepositories;
import pk.gov.nsor.record.register.merged.Merge;
import pk.gov.nsor.record.register.merged.MergedRecords;
import pk.gov.nsor.record.register.merged.MovedKind;

/**
 * Moves legal facts between two records of one person: all of them to the leading record, and back. What stands on both
 * counts once: it is withdrawn on the record that does not lead, with everything that hangs on it.
 */
@Service
public class MergedFacts {

    private static final String ON_BOTH = "It stands on the record with which this one was joined, and counts there.";
    private static final String PARTED = "The two records were parted again.";
    private static final String ONE_JUDGMENT = "The judgment is on record as another one, which counts.";

    private final FactRepositories tables;
    private final FactsTogether together;
    private final MergedRecords merged;
    private final JdbcClient jdbc;
    private final Clock clock;

    MergedFacts(FactRepositories tables, FactsTogether together, MergedRecords merged, JdbcClient jdbc, Clock clock) {
        this.tables = tables;
        this.together = together;
        this.merged = merged;
        this.jdbc = jdbc;
        this.clock = clock;
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
     *     quashed; and where the records do not agree on a death
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
                    aside.add(new SetAside(
                            kind,
                            fact.id(),
                            kind == FactKind.CONVICTION
                                    ? twins.get(new ConvictionId(fact.id().value()))
                                    : null));
                    write(part, fact, fact.now(), true, ON_BOTH, by);
                }
            }
        }
        List<UUID> convictions = own.convictions().stream()
                .map(fact -> fact.id().value())
                .filter(id -> !twins.containsKey(new ConvictionId(id)))
                .toList();
        List<UUID> periods = own.custody().stream()
                .map(fact -> fact.now().custodyPeriod())
                .filter(period -> !both.periods().contains(period))
                .map(CustodyPeriodId::value)
                .distinct()
                .toList();
        boolean movesDeath = !both.isDeath() && !own.deaths().isEmpty();
        move(merge, part, leading, convictions, periods, movesDeath);
        note(merge, MovedKind.CONVICTION, convictions);
        note(merge, MovedKind.CUSTODY_PERIOD, periods);
        note(merge, MovedKind.DEATH, movesDeath ? List.of(part.value()) : List.of());
        merged.moved(
                merge,
                MovedKind.SET_ASIDE,
                aside.stream().map(SetAside::written).toList());
        pointTo(leading, twins, ONE_JUDGMENT, by);
        establish(leading, own, by);
        checkTogether(leading, Set.copyOf(convictions), Set.copyOf(periods));
    }

    /** What came onto the leading record since, by which somebody has to say whose it is. */
    public record Since(List<Fact<NewConviction>> convictions, List<Fact<CustodyEvent>> admissions) {

        public boolean isEmpty() {
            return convictions.isEmpty() && admissions.isEmpty();
        }
    }

    /** Judgments, and admissions to custody, that were recorded on the leading record since the merge. */
    @Transactional(readOnly = true)
    public Since since(Merge merge) {
        LegalFile file = tables.file(merge.leading());
        Set<String> convictions = merged.moved(merge.id(), MovedKind.CONVICTION);
        Set<String> periods = merged.moved(merge.id(), MovedKind.CUSTODY_PERIOD);
        return new Since(
                LegalFile.inForce(file.convictions())
                        .filter(fact -> fact.first().recordedAt().isAfter(merge.mergedAt())
                                && !convictions.contains(fact.id().toString()))
                        .toList(),
                LegalFile.inForce(file.custody())
                        .filter(fact -> fact.now().type().begins()
                                && fact.first().recordedAt().isAfter(merge.mergedAt())
                                && !periods.contains(
                                        fact.now().custodyPeriod().value().toString()))
                        .toList());
    }

    /**
     * Gives everything back. The caller has parted the records in this transaction.
     *
     * @param convictions that came since and go with the record that was joined
     * @param periods as {@code convictions}
     * @throws InvalidValueException where all of it cannot be true of two people
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void part(Merge merge, Collection<UUID> convictions, Collection<UUID> periods, Actor by) {
        tables.forgetHeld();
        PersonId leading = merge.leading();
        PersonId part = merge.part();
        Set<UUID> going = ids(merged.moved(merge.id(), MovedKind.CONVICTION));
        going.addAll(convictions);
        Set<UUID> goingPeriods = ids(merged.moved(merge.id(), MovedKind.CUSTODY_PERIOD));
        goingPeriods.addAll(periods);
        boolean movesDeath = !merged.moved(merge.id(), MovedKind.DEATH).isEmpty();
        LegalFile file = tables.file(leading);
        move(merge.id(), leading, part, going, goingPeriods, movesDeath);
        Map<ConvictionId, ConvictionId> back = putBack(merge, file, by);
        pointTo(part, back, PARTED, by);
        checkTogether(part, going, goingPeriods);
        checkTogether(leading, Set.of(), Set.of());
    }

    /**
     * What was set aside counts again, but for judgments whose twin was quashed or withdrawn meanwhile: a court has taken
     * those back, and nobody comes onto the register by parting records.
     *
     * @return each judgment of the leading record with that of the other which counts again
     */
    private Map<ConvictionId, ConvictionId> putBack(Merge merge, LegalFile leading, Actor by) {
        LegalFile own = tables.file(merge.part());
        Map<ConvictionId, ConvictionId> back = new HashMap<>();
        Set<ConvictionId> over = new HashSet<>();
        List<SetAside> aside = merged.moved(merge.id(), MovedKind.SET_ASIDE).stream()
                .map(SetAside::read)
                .toList();
        for (SetAside each : aside) {
            ConvictionId twin = each.twin();
            if (twin != null) {
                ConvictionId judgment = new ConvictionId(each.id().value());
                boolean isQuashedHere = aside.stream()
                        .anyMatch(other -> other.kind() == FactKind.QUASHING
                                && other.id().value().equals(judgment.value()));
                if (leading.conviction(twin).isPresent()
                        && (isQuashedHere || leading.quashing(twin).isEmpty())) {
                    back.put(twin, judgment);
                } else {
                    over.add(judgment);
                }
            }
        }
        for (SetAside each : aside) {
            own.find(each.kind(), each.id())
                    .filter(fact -> !fact.inForce() && !FactsOnBoth.isOf(fact, own, over))
                    .ifPresent(fact -> write(merge.part(), fact, fact.now(), false, PARTED, by));
        }
        return back;
    }

    /** Admissions for a judgment that counts as another from now on are for that other. */
    private void pointTo(PersonId person, Map<ConvictionId, ConvictionId> others, String reason, Actor by) {
        for (Fact<CustodyEvent> fact : tables.file(person).custody()) {
            ConvictionId other = fact.now().conviction() == null
                    ? null
                    : others.get(fact.now().conviction());
            if (other != null && fact.inForce()) {
                write(person, fact, fact.now().about(other), false, reason, by);
            }
        }
    }

    /** A death that either record has as established is established. */
    private void establish(PersonId leading, LegalFile own, Actor by) {
        if (death(own).filter(Death::established).isPresent()) {
            for (Fact<Death> fact : tables.file(leading).deaths()) {
                if (fact.inForce() && !fact.now().established()) {
                    write(leading, fact, new Death(fact.now().on(), fact.now().source(), true), false, ON_BOTH, by);
                }
            }
        }
    }

    private void write(
            PersonId person,
            Fact<? extends LegalFact> fact,
            LegalFact now,
            boolean withdrawn,
            @Nullable String reason,
            Actor by) {
        tables.insert(
                person,
                fact.id(),
                new Version<>(fact.latest().number() + 1, now, withdrawn, reason, OffsetDateTime.now(clock), by.id()));
    }

    private void checkTogether(PersonId person, Set<UUID> convictions, Set<UUID> periods) {
        LegalFile file = tables.file(person);
        Map<FactId, FactKind> atHand = new HashMap<>();
        LegalFile.inForce(file.convictions())
                .filter(fact -> convictions.contains(fact.id().value()))
                .forEach(fact -> atHand.put(fact.id(), FactKind.CONVICTION));
        LegalFile.inForce(file.custody()).forEach(fact -> {
            ConvictionId judgment = fact.now().conviction();
            if (judgment != null && file.conviction(judgment).isEmpty()) {
                throw otherRecord();
            }
            if (periods.contains(fact.now().custodyPeriod().value())) {
                atHand.put(fact.id(), FactKind.CUSTODY);
            }
        });
        together.refusalOf(person, file, atHand).ifPresent(refused -> {
            throw refused;
        });
    }

    private static InvalidValueException otherRecord() {
        return new InvalidValueException(
                "merge.custody",
                "A stay in custody is for a judgment that lies on the other record: they go together.");
    }

    private void move(
            UUID merge,
            PersonId from,
            PersonId to,
            Collection<UUID> convictions,
            Collection<UUID> periods,
            boolean death) {
        jdbc.sql("select conviction.move_facts(?, ?, ?, ?, ?, ?)")
                .params(merge, from.value(), to.value())
                .params(convictions.toArray(UUID[]::new), periods.toArray(UUID[]::new), death)
                .query(row -> {});
    }

    private void note(UUID merge, MovedKind kind, Collection<UUID> rows) {
        merged.moved(merge, kind, rows.stream().map(UUID::toString).toList());
    }

    private static Set<UUID> ids(Set<String> written) {
        return written.stream().map(UUID::fromString).collect(Collectors.toCollection(HashSet::new));
    }

    private static Optional<Death> death(LegalFile file) {
        return LegalFile.inForce(file.deaths()).findFirst().map(Fact::now);
    }

    private static ConvictionId id(Fact<NewConviction> fact) {
        return new ConvictionId(fact.id().value());
    }
}
