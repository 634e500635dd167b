package pk.gov.nsor.publicservice.enquiry.statistics;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pk.gov.nsor.publicservice.enquiry.statistics.Figures.AreaCount;
import pk.gov.nsor.publicservice.enquiry.statistics.Figures.Lot;
import pk.gov.nsor.publicservice.enquiry.statistics.Figures.Step;
import pk.gov.nsor.publicservice.release.RoundedCounts;

/**
 * Figures as a reader may have them. Who may not see every one has whole days that are over, so that nobody sees a figure change
 * while they ask; each is rounded up or down to a multiple of five by a secret of its own, so that no number of questions of one's
 * own is known to turn it. Every sum is of what is told: it is right on average and tells nothing more.
 */
@Component
public class DisclosedFigures {

    private final FigureReading reading;
    private final RoundedCounts gate;

    DisclosedFigures(FigureReading reading, RoundedCounts gate) {
        this.reading = reading;
        this.gate = gate;
    }

    /** The figures of a range: until now where all are seen, otherwise until the last midnight. */
    public Figures of(Range range, Disclosure disclosure) {
        return switch (disclosure) {
            case EXACT -> reading.of(range);
            case ROUNDED -> rounded(reading.ofWholeDays(range));
        };
    }

    /**
     * A count that is made elsewhere.
     *
     * @param name of what is counted, always the same
     * @param count of what happened from one moment to before another
     */
    public long told(Disclosure disclosure, String name, Instant from, Instant until, long count) {
        return switch (disclosure) {
            case EXACT -> count;
            case ROUNDED -> rounded(name + "/" + from + "/" + until, count);
        };
    }

    private Figures rounded(Figures figures) {
        List<Step> steps = figures.steps().stream()
                .map(step -> rounded(figures.range(), step))
                .toList();
        Map<Integer, Long> all = new TreeMap<>();
        steps.forEach(step -> step.times().byBound().forEach((bound, answers) -> all.merge(bound, answers, Long::sum)));
        return new Figures(figures.range(), steps, new Times(new TreeMap<>(all)), areas(figures), figures.until());
    }

    /** Where nothing is told of a step, that something was answered is not told either. */
    private Step rounded(Range range, Step step) {
        String name = range.grain() + "/" + step.at() + "/";
        List<Lot> lots = step.lots().stream()
                .map(lot -> new Lot(
                        lot.kind(), lot.language(), rounded(name + lot.kind() + "/" + lot.language(), lot.questions())))
                .toList();
        Step told = new Step(step.begins(), lots, step.times());
        return told.questions() == 0 ? new Step(step.begins(), lots, new Times(new TreeMap<>())) : told;
    }

    private List<AreaCount> areas(Figures figures) {
        Map<String, Long> told = reading.areasOfDays(figures).stream()
                .collect(Collectors.groupingBy(
                        FigureReading.AreaDay::area,
                        Collectors.summingLong(
                                each -> rounded("AREA/" + each.day() + "/" + each.area(), each.questions()))));
        return told.entrySet().stream()
                .map(each -> new AreaCount(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingLong(AreaCount::questions)
                        .reversed()
                        .thenComparing(AreaCount::area))
                .limit(FigureReading.MOST_AREAS)
                .toList();
    }

    /** A day that is over has the same figures for good, so there is nothing told before to remember. */
    private long rounded(String name, long count) {
        return gate.tell("sms/" + name, count, Disclosure.STEP, null).people();
    }
}
