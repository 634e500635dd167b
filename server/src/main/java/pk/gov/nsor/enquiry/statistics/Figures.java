package pk.gov.nsor.enquiry.statistics;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What was asked in a range of time.
 *
 * @param steps the oldest first, those in which nothing was asked too
 * @param times of all answers in the range
 * @param areas asked about since the day the range begins on, the most asked about first
 */
public record Figures(Range range, List<Step> steps, Times times, List<AreaCount> areas) {

    private static final Set<String> UNANSWERED = Set.of("LIMIT", Tally.SILENCE);

    /** So many questions of a kind and a language. */
    public record Lot(String kind, String language, long questions) {}

    /** So many questions about one area. */
    public record AreaCount(String area, long questions) {}

    /** A minute, an hour or a day. */
    public record Step(ZonedDateTime begins, List<Lot> lots, Times times) {

        public Instant at() {
            return begins.toInstant();
        }

        public long questions() {
            return sum(lots);
        }

        /** Those that were told a limit, or met with silence. */
        public long unanswered() {
            return sum(lots.stream().filter(Figures::isUnanswered).toList());
        }

        public long ofKind(String kind) {
            return sum(lots.stream().filter(lot -> lot.kind.equals(kind)).toList());
        }

        public long ofLanguage(String language) {
            return sum(lots.stream().filter(lot -> lot.language.equals(language)).toList());
        }
    }

    public Instant from() {
        return steps.getFirst().at();
    }

    public List<Lot> lots() {
        return steps.stream().flatMap(step -> step.lots.stream()).toList();
    }

    public long questions() {
        return sum(lots());
    }

    public long unanswered() {
        return sum(lots().stream().filter(Figures::isUnanswered).toList());
    }

    public long ofLanguage(String language) {
        return steps.stream().mapToLong(step -> step.ofLanguage(language)).sum();
    }

    /** Kinds that occur, with how many were asked in each language. */
    public Map<String, Map<String, Long>> byKind() {
        return lots().stream()
                .collect(Collectors.groupingBy(
                        Lot::kind,
                        TreeMap::new,
                        Collectors.groupingBy(Lot::language, Collectors.summingLong(Lot::questions))));
    }

    public Set<String> kinds() {
        return lots().stream().map(Lot::kind).collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isUnanswered(Lot lot) {
        return UNANSWERED.contains(lot.kind);
    }

    private static long sum(List<Lot> lots) {
        return lots.stream().mapToLong(Lot::questions).sum();
    }
}
