package pk.gov.nsor.survivors.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.foundation.kernel.Day;

/** What messages show to whoever carries them: their times, numbers and days. */
class AlertTimesTest {

    private static final Instant BEGIN = Instant.parse("2026-12-01T00:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);
    private static final int MONTHS = 2000;

    /** The area under the curve, with its error: a guess has a half. */
    private static final double AIM = 0.58;

    /** How many messages that say nothing came before, whose numbers the operator remembers: of a year. */
    private static final int BEFORE = 60;

    /** How many of the latest messages are kept at the vault. */
    private static final int KEPT = Enrolment.MOST_ALERTS;

    /** Of 95 in a hundred, on one side. */
    private static final double BOUND = 1.645;

    private final AlertTimes times = new AlertTimes();
    private final AlertNumbers numbers = new AlertNumbers();
    private final Random random = new Random(20261130);

    @Test
    void nothingUrgentWaitsAndNobodyIsWokenWhoDoesNotWantIt() {
        Instant noon = BEGIN.plus(Duration.ofHours(7));
        Instant night = BEGIN.plus(Duration.ofHours(18));
        assertThat(times.of(true, false, noon).first()).isEqualTo(noon);
        assertThat(times.of(true, true, night).first()).isEqualTo(night);
        assertThat(time(times.of(true, false, night).first())).isEqualTo(AlertTimes.MORNING);
        for (int hour = 0; hour < 48; hour++) {
            LocalTime first = time(
                    times.of(false, false, BEGIN.plus(Duration.ofHours(hour))).first());
            assertThat(first).isBetween(AlertTimes.MORNING, AlertTimes.EVENING);
        }
    }

    @Test
    void aMessageIsDeliveredWithinSixHoursAndNotInTheNightOfWhoeverIsNotToBeWoken() {
        Instant morning = BEGIN.plus(Duration.ofHours(3));
        Instant evening = BEGIN.plus(Duration.ofHours(15)).plus(Duration.ofMinutes(50));
        assertThat(AlertTimes.validUntil(false, morning)).isEqualTo(morning.plus(Duration.ofHours(6)));
        assertThat(AlertTimes.validUntil(false, evening)).isEqualTo(evening.plus(Duration.ofMinutes(10)));
        assertThat(AlertTimes.validUntil(true, evening)).isEqualTo(evening.plus(Duration.ofHours(6)));
    }

    @Test
    void itIsSentAgainTwiceAndNotMore() {
        assertThat(times.again(true, true, 1, BEGIN)).isEqualTo(BEGIN.plus(Duration.ofMinutes(10)));
        assertThat(times.again(true, true, 2, BEGIN)).isNotNull();
        assertThat(times.again(true, true, 3, BEGIN)).isNull();
    }

    /**
     * Months in which something happened and as many in which nothing did, to a neighbour classifier and to a logistic regression, each
     * learning from one half and trying the other.
     */
    @Test
    void aMonthInWhichSomethingHappenedCannotBeToldFromOneInWhichNothingDid() {
        List<Month> months = new ArrayList<>();
        for (int number = 0; number < MONTHS; number++) {
            months.add(new Month(features(messages(BEGIN.plusSeconds(random.nextLong(MONTH.toSeconds())))), true));
            months.add(new Month(features(messages(null)), false));
        }
        Collections.shuffle(months, random);
        List<Month> learned = months.subList(0, MONTHS);
        List<Month> tried = months.subList(MONTHS, 2 * MONTHS);
        double neighbours = area(
                tried,
                tried.stream().map(month -> Neighbours.score(learned, month)).toList());
        Regression regression = Regression.of(learned);
        double logistic = area(tried, tried.stream().map(regression::score).toList());
        // Of the area, where it is a half.
        double error = Math.sqrt((tried.size() + 1) / (12.0 * tried.size() * tried.size() / 4));
        System.out.printf(
                ">> area under the curve: neighbours %.3f, logistic regression %.3f, error %.3f%n",
                neighbours, logistic, error);
        assertThat(neighbours + BOUND * error).isLessThan(AIM);
        assertThat(logistic + BOUND * error).isLessThan(AIM);
    }

    private record Month(double[] features, boolean happened) {}

    private static LocalTime time(Instant moment) {
        return LocalTime.ofInstant(moment, Day.ZONE);
    }

    /**
     * A message, and those that repeat it.
     *
     * @param of which of them it is
     * @param ahead how many days ahead its day is
     * @param isKnown whether its number came before
     */
    private record Sent(Instant at, int of, long ahead, boolean isKnown) {}

    private final class Messages {

        private final Map<AlertKind, String> agreed = numbers.agreed();
        private final List<String> used = new ArrayList<>();
        private final List<Sent> sent = new ArrayList<>();
        private int many;

        Messages() {
            for (int before = 0; before < BEFORE; before++) {
                used.add(number(AlertKind.CHECK));
            }
        }

        private String number(AlertKind kind) {
            return numbers.of(agreed, kind, used.subList(Math.max(0, used.size() - KEPT), used.size()));
        }

        /** She confirms one in two at once, and another in two of the rest each time. */
        Instant send(AlertKind kind, boolean urgent, Instant decided) {
            long ahead = kind == AlertKind.RELEASE_PLANNED
                    ? 1 + random.nextInt(90)
                    : ChronoUnit.DAYS.between(Dates.of(decided), times.day(Dates.of(decided)));
            String number = number(kind);
            boolean isKnown = used.contains(number);
            used.add(number);
            many++;
            Instant next = times.of(urgent, false, decided).first();
            Instant first = next;
            for (int count = 1; next != null; count++) {
                sent.add(new Sent(next, many, ahead, isKnown));
                next = random.nextBoolean() ? null : times.again(urgent, false, count, next);
            }
            return first;
        }

        /**
         * Of ten events two each are an escape, a release that is announced, one into her district and one elsewhere, and in one two things
         * come at once.
         *
         * @return how many alerts there are
         */
        int event(Instant at) {
            switch (random.nextInt(10)) {
                case 0, 1 -> send(AlertKind.ESCAPED, true, at);
                case 2, 3 -> send(AlertKind.RELEASE_PLANNED, false, at);
                case 4, 5 -> send(AlertKind.MOVED_NEAR, true, at);
                case 6, 7 -> send(AlertKind.RELEASED, true, at);
                case 8 -> send(AlertKind.FOUND, false, at);
                default -> {
                    Instant first = send(AlertKind.RELEASED, true, at);
                    send(
                            AlertKind.WHEREABOUTS_UNKNOWN,
                            true,
                            times.shortlyAfter(first, false, at).first());
                    return 2;
                }
            }
            return 1;
        }
    }

    /** What went in a month, by the rules of {@link Alerting}. */
    private List<Sent> messages(@Nullable Instant event) {
        Messages sent = new Messages();
        Instant end = BEGIN.plus(MONTH);
        Instant check = times.nextCheck(BEGIN);
        Instant pending = event;
        while (check.isBefore(end) || pending != null) {
            if (pending != null && pending.isBefore(check)) {
                for (int alerts = sent.event(pending); alerts > 0; alerts--) {
                    check = times.checkAfterAlert(check);
                }
                pending = null;
            } else if (check.isBefore(end)) {
                sent.send(AlertKind.CHECK, times.isUrgentCheck(), check);
                check = times.nextCheck(check);
            } else {
                break;
            }
        }
        sent.sent.sort(Comparator.comparing(Sent::at));
        return sent.sent;
    }

    private static List<Double> gaps(List<Sent> sent) {
        return IntStream.range(1, sent.size())
                .mapToObj(at ->
                        Duration.between(sent.get(at - 1).at(), sent.get(at).at())
                                        .toMinutes()
                                / 1440.0)
                .sorted()
                .toList();
    }

    private static double[] features(List<Sent> sent) {
        List<Double> gaps = gaps(sent);
        Map<Integer, Sent> first = new LinkedHashMap<>();
        sent.forEach(one -> first.putIfAbsent(one.of(), one));
        List<Double> starts = gaps(List.copyOf(first.values()));
        double[] ahead = first.values().stream()
                .mapToDouble(one -> Math.log1p(one.ahead()) / 6)
                .sorted()
                .toArray();
        return new double[] {
            sent.size() / 10.0,
            first.size() / 10.0,
            // Two messages that are none another's repeat.
            starts.isEmpty() ? 3 : Math.log1p(starts.getFirst()),
            starts.stream().filter(gap -> gap < 0.25).count() / 2.0,
            first.values().stream().filter(Sent::isKnown).count() / 2.0,
            ahead.length == 0 ? 0.5 : Arrays.stream(ahead).average().orElseThrow(),
            ahead.length == 0 ? 0.5 : ahead[ahead.length - 1],
            gaps.isEmpty() ? 30 : Math.log1p(gaps.getFirst()),
            gaps.isEmpty() ? 30 : Math.log1p(gaps.getLast()),
            sent.stream().mapToInt(one -> time(one.at()).getHour()).average().orElse(12) / 24,
            gaps.stream().filter(gap -> gap < 0.02).count() / 5.0
        };
    }

    /** How often a month in which something happened scores higher than another. */
    private static double area(List<Month> months, List<Double> scores) {
        double higher = 0;
        long pairs = 0;
        for (int one = 0; one < months.size(); one++) {
            for (int other = 0; other < months.size(); other++) {
                if (months.get(one).happened() && !months.get(other).happened()) {
                    pairs++;
                    int order = Double.compare(scores.get(one), scores.get(other));
                    higher += order > 0 ? 1 : order == 0 ? 0.5 : 0;
                }
            }
        }
        return higher / pairs;
    }

    /** The share of the 25 nearest in which something happened. */
    private static final class Neighbours {

        static double score(List<Month> learned, Month month) {
            return learned.stream()
                            .map(other -> new Near(distance(other.features(), month.features()), other))
                            .sorted(Comparator.comparingDouble(Near::distance))
                            .limit(25)
                            .filter(near -> near.month().happened())
                            .count()
                    / 25.0;
        }

        private record Near(double distance, Month month) {}

        private static double distance(double[] one, double[] other) {
            double sum = 0;
            for (int at = 0; at < one.length; at++) {
                sum += (one[at] - other[at]) * (one[at] - other[at]);
            }
            return sum;
        }
    }

    /** Weights of the features, by gradient descent. */
    private record Regression(double[] weights) {

        static Regression of(List<Month> learned) {
            double[] weights = new double[learned.getFirst().features().length + 1];
            for (int round = 0; round < 2000; round++) {
                double[] slope = new double[weights.length];
                for (Month month : learned) {
                    double wrong = (month.happened() ? 1 : 0) - chance(weights, month.features());
                    slope[0] += wrong;
                    for (int at = 0; at < month.features().length; at++) {
                        slope[at + 1] += wrong * month.features()[at];
                    }
                }
                for (int at = 0; at < weights.length; at++) {
                    weights[at] += 0.5 * slope[at] / learned.size();
                }
            }
            return new Regression(weights);
        }

        double score(Month month) {
            return chance(weights, month.features());
        }

        private static double chance(double[] weights, double[] features) {
            double sum = weights[0];
            for (int at = 0; at < features.length; at++) {
                sum += weights[at + 1] * features[at];
            }
            return 1 / (1 + Math.exp(-sum));
        }
    }
}
