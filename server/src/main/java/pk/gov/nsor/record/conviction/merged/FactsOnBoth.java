package pk.gov.nsor.record.conviction.merged;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyPeriod;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.Death;
import pk.gov.nsor.record.conviction.Dismissal;
import pk.gov.nsor.record.conviction.Fact;
import pk.gov.nsor.record.conviction.LegalFact;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.conviction.legalfile.LegalFile;

/**
 * What of a record stands on the leading record as well.
 *
 * @param own the record's file
 * @param judgments those that people have said to be the same
 * @param periods in custody whose events are all on the leading record, too, each with that of the leading record
 * @param isDeath whether the leading record has a death
 */
record FactsOnBoth(
        LegalFile own, Set<ConvictionId> judgments, Map<CustodyPeriodId, CustodyPeriodId> periods, boolean isDeath) {

    static FactsOnBoth of(LegalFile leading, LegalFile own, Set<ConvictionId> judgments) {
        return new FactsOnBoth(
                own, judgments, periodsOnBoth(leading, own), !leading.deaths().isEmpty());
    }

    boolean has(Fact<? extends LegalFact> fact) {
        return switch (fact.now()) {
            case CustodyEvent event -> periods.containsKey(event.custodyPeriod());
            case Death _ -> isDeath;
            default -> isOf(fact, own, judgments);
        };
    }

    /** What counts instead of a fact that stands on both, as {@link SetAside} notes it. */
    @Nullable
    UUID counting(Fact<? extends LegalFact> fact, Map<ConvictionId, ConvictionId> twins) {
        return switch (fact.now()) {
            case NewConviction _ -> value(twins.get(new ConvictionId(fact.id().value())));
            case CustodyEvent event -> value(periods.get(event.custodyPeriod()));
            default -> null;
        };
    }

    private static @Nullable UUID value(@Nullable ConvictionId judgment) {
        return judgment == null ? null : judgment.value();
    }

    private static @Nullable UUID value(@Nullable CustodyPeriodId stay) {
        return stay == null ? null : stay.value();
    }

    /** Whether it is one of these judgments, or hangs on one. */
    static boolean isOf(Fact<? extends LegalFact> fact, LegalFile own, Set<ConvictionId> judgments) {
        return switch (fact.now()) {
            case NewConviction _ ->
                judgments.contains(new ConvictionId(fact.id().value()));
            case Dismissal dismissal ->
                own.appeals().stream()
                        .anyMatch(appeal -> appeal.id().equals(dismissal.appeal())
                                && judgments.contains(appeal.now().conviction()));
            case CustodyEvent _, Death _ -> false;
            case LegalFact other -> other.conviction() != null && judgments.contains(other.conviction());
        };
    }

    /** Periods of which each event stands on both, of the same kind and day, each with that of the leading record. */
    private static Map<CustodyPeriodId, CustodyPeriodId> periodsOnBoth(LegalFile file, LegalFile own) {
        Map<Set<String>, CustodyPeriodId> known = new HashMap<>();
        byPeriod(file).forEach((period, events) -> known.put(events, period));
        Map<CustodyPeriodId, CustodyPeriodId> both = new HashMap<>();
        byPeriod(own).forEach((period, events) -> {
            if (known.containsKey(events)) {
                both.put(period, known.get(events));
            }
        });
        return both;
    }

    /**
     * Whether the records contradict each other about a stay: they begin one on the same day and go on otherwise, or one has
     * the person in custody to this day while the other has a release since. Joined so, somebody at liberty would be in
     * custody.
     */
    static boolean disagreeOnStays(LegalFile leading, LegalFile own) {
        Map<CustodyPeriodId, CustodyPeriodId> both = periodsOnBoth(leading, own);
        return own.custodyPeriods().stream()
                .filter(period -> !both.containsKey(period.id()))
                .anyMatch(period -> leading.custodyPeriods().stream()
                        .filter(known -> !both.containsValue(known.id()))
                        .anyMatch(known -> period.admittedOn().equals(known.admittedOn())
                                || isLeftOpen(period, known)
                                || isLeftOpen(known, period)));
    }

    private static boolean isLeftOpen(CustodyPeriod open, CustodyPeriod closed) {
        return open.isOpen()
                && closed.releasedOn() != null
                && closed.releasedOn().isAfter(open.admittedOn());
    }

    private static Map<CustodyPeriodId, Set<String>> byPeriod(LegalFile file) {
        return LegalFile.inForce(file.custody())
                .map(Fact::now)
                .collect(Collectors.groupingBy(
                        CustodyEvent::custodyPeriod,
                        Collectors.mapping(event -> event.type() + " " + event.on(), Collectors.toSet())));
    }
}
