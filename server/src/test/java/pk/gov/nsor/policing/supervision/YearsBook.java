package pk.gov.nsor.policing.supervision;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.testing.TestClock;

/** The chance, the clock and the notes of one story. */
final class YearsBook {

    /** What is refused for a good reason that the story does not look for before. */
    private static final Set<String> EXPECTED = Set.of(
            "appearance.nobody",
            "appearance.twice",
            "appearance.before",
            "transfer.nobody",
            "transfer.answered",
            "notice.twice",
            "notice.superseded",
            "name.changed-since");

    private final Random random;
    private final TestClock clock;
    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<String> violations = new ArrayList<>();
    private final List<Later> later = new ArrayList<>();
    private long elapsed;

    /** @param isWriting it has happened, and is only written down later */
    private record Later(LocalDate on, boolean isWriting, Runnable what) {}

    YearsBook(TestClock clock, long seed) {
        this.clock = clock;
        random = new Random(seed);
    }

    /** What happened, by how often. */
    Map<String, Integer> counts() {
        return counts;
    }

    List<String> violations() {
        return violations;
    }

    void violation(String what) {
        violations.add(today() + ": " + what);
    }

    /** Nanoseconds since the beginning. */
    long elapsed() {
        return elapsed;
    }

    void pass(Duration time) {
        elapsed += time.toNanos();
        clock.move(time);
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    void later(LocalDate on, Runnable what) {
        later.add(new Later(on, false, what));
    }

    void writtenDownLater(LocalDate on, Runnable writing) {
        later.add(new Later(on, true, writing));
    }

    /** At the end of the story nothing that has happened stays unknown. */
    void writeDownTheRest() {
        List<Later> rest = later.stream().filter(Later::isWriting).toList();
        later.removeAll(rest);
        rest.forEach(waiting -> waiting.what().run());
    }

    /** Does what waited for a day that has come. */
    void doWhatWaited(LocalDate until) {
        List<Later> now =
                later.stream().filter(waiting -> !waiting.on().isAfter(until)).toList();
        later.removeAll(now);
        now.forEach(waiting -> waiting.what().run());
    }

    boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    /** 0 to one less than the bound. */
    int number(int bound) {
        return random.nextInt(bound);
    }

    <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    void count(String what) {
        count(what, 1);
    }

    void count(String what, int by) {
        counts.merge(what, by, Integer::sum);
    }

    /** @return whether the register did it */
    boolean attempt(String what, Runnable step) {
        try {
            step.run();
            count(what);
            return true;
        } catch (InvalidValueException refused) {
            count("refused: " + refused.code());
            if (!EXPECTED.contains(refused.code())) {
                violation(what + " was refused: " + refused.code() + " " + refused.getMessage());
            }
            return false;
        }
    }
}
