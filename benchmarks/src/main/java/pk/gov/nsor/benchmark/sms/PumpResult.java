package pk.gov.nsor.benchmark.sms;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What one run of the pump found.
 *
 * @param repeated deliver_sm that were refused and sent again
 * @param p50Millis from deliver_sm to the last submit_sm of its answer
 * @param behindMillis how late a question was asked at most, behind its schedule
 * @param unlikeness the distance of Kolmogorov and Smirnov between the times of two kinds of questions, at most; NaN where
 *     there were too few of one kind
 * @param p99MillisBySecond of the questions asked in each second
 */
record PumpResult(
        int answered,
        int missing,
        int wrong,
        int twice,
        int unknown,
        int repeated,
        double seconds,
        double p50Millis,
        double p99Millis,
        double maxMillis,
        double behindMillis,
        double unlikeness,
        List<Double> p99MillisBySecond) {

    static PumpResult read(String line) {
        Map<String, String> values = Arrays.stream(line.split(" "))
                .skip(1)
                .map(word -> word.split("="))
                .collect(Collectors.toMap(word -> word[0], word -> word[1]));
        return new PumpResult(
                count(values, "answered"),
                count(values, "missing"),
                count(values, "wrong"),
                count(values, "twice"),
                count(values, "unknown"),
                count(values, "repeated"),
                Double.parseDouble(Objects.requireNonNull(values.get("seconds"))),
                count(values, "p50") / 1000.0,
                count(values, "p99") / 1000.0,
                count(values, "max") / 1000.0,
                count(values, "behind") / 1000.0,
                Double.parseDouble(Objects.requireNonNull(values.get("ks"))),
                Arrays.stream(Objects.requireNonNull(values.get("by-second"))
                                .replaceAll("[\\[\\]]", "")
                                .split(","))
                        .filter(second -> !second.isEmpty())
                        .map(second -> Long.parseLong(second) / 1000.0)
                        .toList());
    }

    double rate() {
        return answered / seconds;
    }

    /** Whether every question was answered rightly, once. */
    boolean isRight() {
        return isRightButForUnknown() && unknown == 0;
    }

    /** The same, whatever else came: a server that starts sends what an earlier run has left. */
    boolean isRightButForUnknown() {
        return missing == 0 && wrong == 0 && twice == 0;
    }

    /** For the output. */
    String counted() {
        return "%d answered, %d missing, %d wrong, %d twice, %d unknown, %d asked again"
                .formatted(answered, missing, wrong, twice, unknown, repeated);
    }

    private static int count(Map<String, String> values, String name) {
        return Integer.parseInt(Objects.requireNonNull(values.get(name), name));
    }
}
