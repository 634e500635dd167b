package pk.gov.nsor.record.conviction.merged;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.CustodyEvent;
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
 * @param periods in custody whose events are all on the leading record, too
 * @param isDeath whether the leading record has a death
 */
record FactsOnBoth(LegalFile own, Set<ConvictionId> judgments, Set<CustodyPeriodId> periods, boolean isDeath) {

    static FactsOnBoth of(LegalFile leading, LegalFile own, Set<ConvictionId> judgments) {
        return new FactsOnBoth(
                own, judgments, periodsOnBoth(leading, own), !leading.deaths().isEmpty());
    }

    boolean has(Fact<? extends LegalFact> fact) {
        return switch (fact.now()) {
            case CustodyEvent event -> periods.contains(event.custodyPeriod());
            case Death _ -> isDeath;
            default -> isOf(fact, own, judgments);
        };
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

    /** Periods of which each event stands on both, of the same kind and day. */
    private static Set<CustodyPeriodId> periodsOnBoth(LegalFile file, LegalFile own) {
        Set<Set<String>> known = new HashSet<>(byPeriod(file).values());
        return byPeriod(own).entrySet().stream()
                .filter(period -> known.contains(period.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Map<CustodyPeriodId, Set<String>> byPeriod(LegalFile file) {
        return LegalFile.inForce(file.custody())
                .map(Fact::now)
                .collect(Collectors.groupingBy(
                        CustodyEvent::custodyPeriod,
                        Collectors.mapping(event -> event.type() + " " + event.on(), Collectors.toSet())));
    }
}
