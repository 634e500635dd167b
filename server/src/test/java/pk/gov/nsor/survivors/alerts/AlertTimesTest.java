package pk.gov.nsor.survivors.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.foundation.kernel.Day;

/** What the times of messages show to whoever carries them. */
class AlertTimesTest {

    private static final Instant BEGIN = Instant.parse("2026-12-01T00:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);
    private static final int MONTHS = 2000;

    /** Of 95 in a hundred, on one side. */
    private static final double BOUND = 1.645;

    private final AlertTimes times = new AlertTimes();
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
        assertThat(neighbours + BOUND * error).isLessThan(0.58);
        assertThat(logistic + BOUND * error).isLessThan(0.58);
    }

    private record Month(double[] features, boolean happened) {}

    private static LocalTime time(Instant moment) {
        return LocalTime.ofInstant(moment, Day.ZONE);
    }

    /** When messages went in a month, by the rules of {@link Alerting}. */
    private List<Instant> messages(@Nullable Instant event) {
        List<Instant> sent = new ArrayList<>();
        Instant end = BEGIN.plus(MONTH);
        Instant check = times.nextCheck(BEGIN);
        Instant pending = event;
        while (check.isBefore(end) || pending != null) {
            if (pending != null && pending.isBefore(check)) {
                send(sent, random.nextInt(10) < 6, pending);
                check = times.checkAfterAlert(check);
                pending = null;
            } else if (check.isBefore(end)) {
                send(sent, random.nextBoolean(), check);
                check = times.nextCheck(check);
            } else {
                break;
            }
        }
        sent.sort(Comparator.naturalOrder());
        return sent;
    }

    /** She confirms one in two at once, and another in two of the rest each time. */
    private void send(List<Instant> sent, boolean urgent, Instant decided) {
        Instant next = times.of(urgent, false, decided).first();
        for (int count = 1; next != null; count++) {
            sent.add(next);
            next = random.nextBoolean() ? null : times.again(urgent, false, count, next);
        }
    }

    private static double[] features(List<Instant> sent) {
        List<Double> gaps = IntStream.range(1, sent.size())
                .mapToObj(at -> Duration.between(sent.get(at - 1), sent.get(at)).toMinutes() / 1440.0)
                .sorted()
                .toList();
        return new double[] {
            sent.size() / 10.0,
            gaps.isEmpty() ? 30 : Math.log1p(gaps.getFirst()),
            gaps.isEmpty() ? 30 : Math.log1p(gaps.getLast()),
            sent.stream().mapToInt(at -> time(at).getHour()).average().orElse(12) / 24,
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
                            .sorted(Comparator.comparingDouble(other -> distance(other.features(), month.features())))
                            .limit(25)
                            .filter(Month::happened)
                            .count()
                    / 25.0;
        }

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
