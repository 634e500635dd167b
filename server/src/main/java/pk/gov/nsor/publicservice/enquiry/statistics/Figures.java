package pk.gov.nsor.publicservice.enquiry.statistics;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;

/**
 * What was asked in a range of time.
 *
 * @param steps the oldest first, those in which nothing was asked too
 * @param times of all answers in the range
 * @param areas asked about since the day the range begins on, the most asked about first
 * @param until when they end
 */
public record Figures(Range range, List<Step> steps, Times times, List<AreaCount> areas, Instant until) {

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

        /** Questions answered with the limit, or not answered at all. */
        public long unanswered() {
            return sum(lots.stream().filter(Figures::isUnanswered).toList());
        }

        public long ofKind(String kind) {
            return sum(lots.stream().filter(lot -> lot.kind.equals(kind)).toList());
        }

        public long ofLanguage(String language) {
            return sum(
                    lots.stream().filter(lot -> lot.language.equals(language)).toList());
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

    public long ofKind(String kind) {
        return steps.stream().mapToLong(step -> step.ofKind(kind)).sum();
    }

    public long ofLanguage(String language) {
        return steps.stream().mapToLong(step -> step.ofLanguage(language)).sum();
    }

    public long of(String kind, String language) {
        return sum(lots().stream()
                .filter(lot -> lot.kind.equals(kind) && lot.language.equals(language))
                .toList());
    }

    /** The kinds that occur, in the order of their names; without those that are too few to disclose. */
    public List<String> kinds(Disclosure disclosure) {
        return lots().stream()
                .map(Lot::kind)
                .distinct()
                .filter(kind -> !disclosure.hides(ofKind(kind)))
                .sorted()
                .toList();
    }

    private static boolean isUnanswered(Lot lot) {
        return UNANSWERED.contains(lot.kind);
    }

    private static long sum(List<Lot> lots) {
        return lots.stream().mapToLong(Lot::questions).sum();
    }
}
