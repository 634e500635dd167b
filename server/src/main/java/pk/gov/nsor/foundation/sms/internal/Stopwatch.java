package pk.gov.nsor.foundation.sms.internal;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import pk.gov.nsor.foundation.sms.AnswerTimes;

/** Counts how long answers took. Thousands a second are counted by several threads, which do not wait for each other. */
final class Stopwatch {

    /** Milliseconds; each about one and a half times the one before. */
    private static final int[] BOUNDS = {
        1,
        2,
        3,
        5,
        7,
        10,
        15,
        20,
        30,
        50,
        70,
        100,
        150,
        200,
        300,
        500,
        700,
        1_000,
        1_500,
        2_000,
        3_000,
        5_000,
        10_000,
        20_000,
        30_000,
        60_000,
        120_000,
        300_000,
        Integer.MAX_VALUE
    };

    private final LongAdder[] counts =
            Stream.generate(LongAdder::new).limit(BOUNDS.length).toArray(LongAdder[]::new);

    /** One that a clock which was put back makes negative counts as none at all. */
    void took(Duration time) {
        int millis = (int) Math.clamp((time.toNanos() + 999_999) / 1_000_000, 0, Integer.MAX_VALUE);
        int found = Arrays.binarySearch(BOUNDS, millis);
        counts[found < 0 ? -found - 1 : found].increment();
    }

    AnswerTimes times() {
        Map<Integer, Long> byBound = new HashMap<>();
        for (int i = 0; i < BOUNDS.length; i++) {
            long count = counts[i].sum();
            if (count > 0) {
                byBound.put(BOUNDS[i], count);
            }
        }
        return new AnswerTimes(byBound);
    }
}
