package pk.gov.nsor.benchmark.notices;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How long each step took, from the request to the last byte of the answer. */
final class StepTimes {

    private final Map<Step, List<Double>> millis = new EnumMap<>(Step.class);

    StepTimes() {
        for (Step step : Step.values()) {
            millis.put(step, Collections.synchronizedList(new ArrayList<>()));
        }
    }

    void add(Step step, long nanos) {
        of(step).add(nanos / 1e6);
    }

    /** @param part 0.5 for the median */
    double percentile(Step step, double part) {
        List<Double> sorted = new ArrayList<>(of(step));
        Collections.sort(sorted);
        return sorted.isEmpty()
                ? Double.NaN
                : sorted.get((int) Math.min(sorted.size() - 1L, (long) (sorted.size() * part)));
    }

    private List<Double> of(Step step) {
        return millis.getOrDefault(step, List.of());
    }
}
