package pk.gov.nsor.benchmark.sms;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What became of a flood.
 *
 * @param turnedAway told to come again
 * @param unheard neither acknowledged nor turned away
 * @param lost acknowledged and not answered
 * @param uncalledFor turned away and answered all the same
 */
record FloodResult(
        int asked,
        int acknowledged,
        int turnedAway,
        int unheard,
        int answered,
        int lost,
        int twice,
        int uncalledFor,
        int unknown,
        double seconds) {

    static FloodResult read(String line) {
        Map<String, String> values = Arrays.stream(line.split(" "))
                .skip(1)
                .map(word -> word.split("="))
                .collect(Collectors.toMap(word -> word[0], word -> word[1]));
        return new FloodResult(
                count(values, "asked"),
                count(values, "acknowledged"),
                count(values, "turned-away"),
                count(values, "unheard"),
                count(values, "answered"),
                count(values, "lost"),
                count(values, "twice"),
                count(values, "uncalled"),
                count(values, "unknown"),
                Double.parseDouble(Objects.requireNonNull(values.get("seconds"))));
    }

    /** For the output. */
    String counted() {
        return ("%,d asked in %.0f s, %,d acknowledged, %,d turned away, %d neither, %,d answered, %d lost, %d twice,"
                        + " %d turned away and answered, %d unknown")
                .formatted(
                        asked, seconds, acknowledged, turnedAway, unheard, answered, lost, twice, uncalledFor, unknown);
    }

    private static int count(Map<String, String> values, String name) {
        return Integer.parseInt(Objects.requireNonNull(values.get(name), name));
    }
}
