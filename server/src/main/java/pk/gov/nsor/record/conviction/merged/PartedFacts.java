package pk.gov.nsor.record.conviction.merged;

import java.time.OffsetDateTime;
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
import org.springframework.context.ApplicationEventPublisher;
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
import pk.gov.nsor.record.conviction.FactChange;
import pk.gov.nsor.record.conviction.FactChange.What;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactKind;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.conviction.Version;
import pk.gov.nsor.record.conviction.check.FactRefusals;
import pk.gov.nsor.record.conviction.legalfile.LegalFile;
import pk.gov.nsor.record.conviction.release.ReleaseMarks;
import pk.gov.nsor.record.conviction.repository.FactRepositories;
import pk.gov.nsor.record.register.merged.Merge;
import pk.gov.nsor.record.register.merged.MergedRecords;
import pk.gov.nsor.record.register.merged.MovedKind;

/**
 * Gives the legal facts back when two joined records are of two people after all. What was found out meanwhile of a judgment, a
 * stay or a death that stood on both is true of both; of what came since, somebody has to say whose it is.
 */
@Service
public class PartedFacts {

    private static final String PARTED = "The two records were parted again.";
    private static final String THE_OTHERS = "The two records were parted again: it is of the other person.";

    private final FactRepositories tables;
    private final MovedFacts moving;
    private final MergedRecords merged;
    private final ReleaseMarks marks;
    private final ApplicationEventPublisher events;

    PartedFacts(
            FactRepositories tables,
            MovedFacts moving,
            MergedRecords merged,
            ReleaseMarks marks,
            ApplicationEventPublisher events) {
        this.tables = tables;
        this.moving = moving;
        this.merged = merged;
        this.marks = marks;
        this.events = events;
    }

    /**
     * What came onto the leading record since, by which somebody has to say whose it is.
     *
     * @param death empty where none came since
     */
    public record Since(
            List<Fact<NewConviction>> convictions, List<Fact<CustodyEvent>> admissions, Optional<Fact<Death>> death) {}

    /** Judgments, admissions to custody and a death that were recorded on the leading record since the merge. */
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
                        .toList(),
                LegalFile.inForce(file.deaths())
                        .filter(fact -> cameAfter(fact, merge.mergedAt()))
                        .findFirst());
    }

    /** Whether it is in force since a later time: recorded then, or again after it had been withdrawn. */
    private static boolean cameAfter(Fact<Death> fact, OffsetDateTime moment) {
        @Nullable OffsetDateTime since = null;
        for (Version<Death> version : fact.versions()) {
            if (version.withdrawn()) {
                since = null;
            } else if (since == null) {
                since = version.recordedAt();
            }
        }
        return since != null && since.isAfter(moment);
    }

    /**
     * Gives everything back. The caller has parted the records in this transaction.
     *
     * @param convictions that came since and go with the record that was joined
     * @param periods as {@code convictions}
     * @param death whether a death that came since does
     * @throws InvalidValueException where all of it cannot be true of two people
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void part(Merge merge, Collection<UUID> convictions, Collection<UUID> periods, boolean death, Actor by) {
        tables.forgetHeld();
        PersonId leading = merge.leading();
        PersonId part = merge.part();
        Set<UUID> going = ids(merged.moved(merge.id(), MovedKind.CONVICTION));
        going.addAll(convictions);
        Set<UUID> goingPeriods = ids(merged.moved(merge.id(), MovedKind.CUSTODY_PERIOD));
        goingPeriods.addAll(periods);
        Optional<Fact<Death>> cameSince = since(merge).death();
        boolean movesDeath = cameSince.isEmpty()
                && !merged.moved(merge.id(), MovedKind.DEATH).isEmpty();
        LegalFile file = tables.file(leading);
        moving.move(merge.id(), leading, part, going, goingPeriods, movesDeath);
        Map<ConvictionId, ConvictionId> back = putBack(merge, file, by);
        cameSince.filter(fact -> death).ifPresent(fact -> handOver(fact, leading, part, by));
        moving.pointTo(part, back, PARTED, by);
        moving.forNothingKnown(part, over(merge, back), PARTED, by);
        moving.checkTogether(part, going, goingPeriods);
        moving.checkTogether(leading, Set.of(), Set.of());
    }

    /** The judgments that stood on both and do not come back, as either record has them. */
    private Set<ConvictionId> over(Merge merge, Map<ConvictionId, ConvictionId> back) {
        Set<ConvictionId> over = new HashSet<>();
        for (String written : merged.moved(merge.id(), MovedKind.SET_ASIDE)) {
            SetAside aside = SetAside.read(written);
            ConvictionId twin = aside.twin();
            if (twin != null && !back.containsKey(twin)) {
                over.add(twin);
                over.add(new ConvictionId(aside.id().value()));
            }
        }
        return over;
    }

    /** A death that came since is the other person's. */
    private void handOver(Fact<Death> fact, PersonId leading, PersonId part, Actor by) {
        moving.write(leading, fact, fact.now(), true, THE_OTHERS, by);
        FactId id = new FactId(part.value());
        tables.file(part).deaths().stream()
                .findFirst()
                .ifPresentOrElse(
                        own -> moving.write(part, own, fact.now(), false, PARTED, by),
                        () -> moving.add(part, id, fact.now(), by));
        tables.file(part)
                .deaths()
                .forEach(own -> events.publishEvent(new DeathHandedOver(
                        new FactChange(FactKind.DEATH, fact.id(), fact.latest().number() + 1, What.WITHDRAWN, by),
                        part,
                        new FactChange(FactKind.DEATH, own.id(), own.latest().number(), What.RECORDED, by),
                        fact.now().established())));
    }

    /**
     * What was set aside counts again, as it is known by now: not a judgment whose twin was quashed or withdrawn meanwhile, since
     * a court has taken it back and nobody comes onto the register by parting records, and not a death that was found to be
     * none, nor what was found to have been recorded by mistake.
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
                boolean isMistaken = own.find(each.kind(), each.id())
                        .filter(SetAside::isWithdrawn)
                        .isPresent();
                if (!isMistaken
                        && leading.conviction(twin).isPresent()
                        && (isQuashedHere || leading.quashing(twin).isEmpty())) {
                    back.put(twin, judgment);
                } else {
                    over.add(judgment);
                }
            }
        }
        for (SetAside each : aside) {
            own.find(each.kind(), each.id())
                    .filter(fact ->
                            !fact.inForce() && !SetAside.isWithdrawn(fact) && !FactsOnBoth.isOf(fact, own, over))
                    .ifPresent(fact -> {
                        switch (each.kind()) {
                            case CONVICTION -> judgment(merge, own, leading, each, by);
                            case CUSTODY -> event(merge, own, leading, each, by);
                            case DEATH -> death(merge, own, leading, by);
                            default -> moving.write(merge.part(), fact, fact.now(), false, PARTED, by);
                        }
                    });
        }
        moreOfStays(merge, own, leading, aside, by);
        back.forEach((twin, judgment) -> marks.carry(merge.leading(), twin, merge.part(), judgment, by));
        return back;
    }

    /** A correction of the judgment that counted is one of this one. */
    private void judgment(Merge merge, LegalFile own, LegalFile leading, SetAside each, Actor by) {
        own.convictions().stream()
                .filter(fact -> fact.id().equals(each.id()))
                .findFirst()
                .ifPresent(fact -> moving.write(
                        merge.part(),
                        fact,
                        Optional.ofNullable(each.twin())
                                .flatMap(leading::conviction)
                                .filter(twin -> twin.latest().recordedAt().isAfter(merge.mergedAt()))
                                .map(Fact::now)
                                .orElse(fact.now()),
                        false,
                        PARTED,
                        by));
    }

    /** An event of a stay that the leading record still has so. */
    private void event(Merge merge, LegalFile own, LegalFile leading, SetAside each, Actor by) {
        own.custody().stream()
                .filter(fact -> fact.id().equals(each.id()))
                .findFirst()
                .ifPresent(fact -> asItIsKnown(fact.now(), leading, each)
                        .ifPresent(event -> moving.write(merge.part(), fact, event, false, PARTED, by)));
    }

    /** With the prison and the reason that the leading record has by now; empty where it has no such event any more. */
    private static Optional<CustodyEvent> asItIsKnown(CustodyEvent own, LegalFile leading, SetAside each) {
        UUID stay = each.counting();
        return stay == null
                ? Optional.of(own)
                : eventsOf(leading, stay).stream()
                        .filter(known -> isSame(known, own))
                        .findFirst()
                        .map(known -> corrected(known, own));
    }

    /** What became known of such a stay meanwhile, a release above all. */
    private void moreOfStays(Merge merge, LegalFile own, LegalFile leading, List<SetAside> aside, Actor by) {
        Map<CustodyPeriodId, UUID> stays = new HashMap<>();
        for (SetAside each : aside) {
            UUID counting = each.counting();
            if (each.kind() == FactKind.CUSTODY && counting != null) {
                own.custody().stream()
                        .filter(fact -> fact.id().equals(each.id()))
                        .forEach(fact -> stays.put(fact.now().custodyPeriod(), counting));
            }
        }
        stays.forEach((stay, counting) -> {
            List<CustodyEvent> known = own.custody().stream()
                    .filter(fact -> fact.inForce() || isAside(fact, aside))
                    .map(Fact::now)
                    .filter(event -> event.custodyPeriod().equals(stay))
                    .toList();
            for (CustodyEvent event : eventsOf(leading, counting)) {
                if (known.stream().noneMatch(there -> isSame(there, event))) {
                    begunAgain(own, stay, event)
                            .ifPresentOrElse(
                                    fact -> moving.write(
                                            merge.part(), fact, corrected(event, fact.now()), false, PARTED, by),
                                    () -> moving.add(
                                            merge.part(),
                                            FactRefusals.identify(merge.part(), event.of(stay)),
                                            event.of(stay),
                                            by));
                }
            }
        });
    }

    private static boolean isAside(Fact<CustodyEvent> fact, List<SetAside> aside) {
        return aside.stream().anyMatch(each -> each.id().equals(fact.id()));
    }

    /** A stay has one event that begins it: of an admission whose day was corrected, that which is there. */
    private static Optional<Fact<CustodyEvent>> begunAgain(LegalFile own, CustodyPeriodId stay, CustodyEvent event) {
        return own.custody().stream()
                .filter(fact -> event.type().begins() && fact.id().value().equals(stay.value()))
                .findFirst();
    }

    /** As the leading record has it by now, for the judgment of this record. */
    private static CustodyEvent corrected(CustodyEvent event, CustodyEvent own) {
        return new CustodyEvent(
                own.custodyPeriod(), own.conviction(), event.type(), event.on(), event.prison(), event.releaseReason());
    }

    private static List<CustodyEvent> eventsOf(LegalFile file, UUID stay) {
        return LegalFile.inForce(file.custody())
                .map(Fact::now)
                .filter(event -> event.custodyPeriod().value().equals(stay))
                .toList();
    }

    private static boolean isSame(CustodyEvent one, CustodyEvent other) {
        return one.type() == other.type() && one.on().equals(other.on());
    }

    /** A death that stood on both and was withdrawn on the one that counted is none of the other either. */
    private void death(Merge merge, LegalFile own, LegalFile leading, Actor by) {
        @Nullable
        Death counted = LegalFile.inForce(leading.deaths())
                .filter(fact -> !cameAfter(fact, merge.mergedAt()))
                .map(Fact::now)
                .findFirst()
                .orElse(null);
        if (counted != null) {
            own.deaths().forEach(fact -> moving.write(merge.part(), fact, counted, false, PARTED, by));
        }
    }

    private static Set<UUID> ids(Set<String> written) {
        return written.stream().map(UUID::fromString).collect(Collectors.toCollection(HashSet::new));
    }
}
