package pk.gov.nsor.agencies.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import pk.gov.nsor.agencies.imports.column.LineProblem;

/**
 * What a dry run has found.
 *
 * @param recorded how many lines would go to the register
 * @param waiting how many would wait for a registrar
 * @param bad how many would not be sent
 * @param reasons why lines would wait, and how many for each; a line may for several
 * @param rules what is wrong with bad lines, and how many for each
 * @param faults the first bad lines
 * @param examples of each column, the first value that it has; blank where it has none
 * @param doubts what is odd about the columns as a whole
 */
public record DryRun(
        int recorded,
        int waiting,
        int bad,
        Map<String, Integer> reasons,
        Map<String, Integer> rules,
        List<Fault> faults,
        List<String> examples,
        List<LineProblem> doubts) {

    static final int MOST_FAULTS = 20;

    public DryRun {
        reasons = new TreeMap<>(reasons);
        rules = new TreeMap<>(rules);
        faults = List.copyOf(faults);
        examples = List.copyOf(examples);
        doubts = List.copyOf(doubts);
    }

    static final DryRun NOTHING = new DryRun(0, 0, 0, Map.of(), Map.of(), List.of(), List.of(), List.of());

    /** @param line as an editor counts */
    public record Fault(long line, LineProblem problem) {}

    DryRun plus(int newRecorded, int newWaiting, List<String> why, List<Fault> found) {
        Map<String, Integer> moreReasons = new TreeMap<>(reasons);
        why.forEach(reason -> moreReasons.merge(reason, 1, Integer::sum));
        Map<String, Integer> moreRules = new TreeMap<>(rules);
        found.stream()
                .map(fault -> fault.problem().message())
                .distinct()
                .forEach(rule -> moreRules.merge(rule, 1, Integer::sum));
        List<Fault> more = new ArrayList<>(faults);
        found.stream().limit(Math.max(0, MOST_FAULTS - more.size())).forEach(more::add);
        return new DryRun(
                recorded + newRecorded,
                waiting + newWaiting,
                bad + (found.isEmpty() ? 0 : 1),
                moreReasons,
                moreRules,
                more,
                examples,
                doubts);
    }

    DryRun with(List<String> newExamples, List<LineProblem> newDoubts) {
        return new DryRun(recorded, waiting, bad, reasons, rules, faults, newExamples, newDoubts);
    }
}
