package pk.gov.nsor.publicservice.release;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.OptionalLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.keys.KeyedHash;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.reference.PolicyValues;

/**
 * Counts that answer a question somebody has thought of, as they may be told: multiples of the base of published figures
 * ({@code statistics.base}), rounded up or down by a secret offset that goes by who was counted. So the same people give the same
 * number, however they are asked for; whoever asks again learns nothing, and a question that leaves one person out has an offset of
 * its own. What is under one step is not told.
 */
@Component
public class RoundedCounts {

    private static final String BASE = "statistics.base";

    private final PolicyValues policy;
    private final KeyedHash people;
    private final KeyedHash offsets;
    private final Clock clock;

    RoundedCounts(PolicyValues policy, Keys keys, Clock clock) {
        this.policy = policy;
        this.people = keys.keyedHash("rounded-people");
        this.offsets = keys.keyedHash("rounded-offset");
        this.clock = clock;
    }

    /** @param mostOfOne how much one person can add, at least 1: the step is so many times the base */
    public Counter counter(int mostOfOne) {
        if (mostOfOne < 1) {
            throw new IllegalArgumentException("Somebody who is counted adds something");
        }
        return new Counter(policy.get(BASE, LocalDate.now(clock)).number() * mostOfOne);
    }

    /**
     * What was told last of a count that anybody may read again and again.
     *
     * @param draw of its offset, from 0
     * @param people a multiple of the step; 0 says that there are fewer than the step
     */
    public record Told(int draw, long people) {}

    /**
     * Tells a count that changes while it is read, as published figures are told: by an offset of its name that stays, so that the mean of
     * many readings is no nearer to it than one. Where it has left what was told, another offset is drawn.
     *
     * @param name of the count, always the same
     * @param step as {@link Counter#step()}
     * @param before what was told last with this step; null where nothing was
     */
    public Told tell(String name, long count, int step, @Nullable Told before) {
        if (before == null) {
            return new Told(0, rounded(name, 0, count, step));
        }
        if (rounded(name, before.draw(), count, step) == before.people()) {
            return before;
        }
        int next = before.draw() + 1;
        return new Told(next, rounded(name, next, count, step));
    }

    private long rounded(String name, int draw, long count, int step) {
        return rounded(("of " + name + "/" + step + "/" + draw).getBytes(StandardCharsets.UTF_8), count, step);
    }

    private long rounded(byte[] key, long count, int step) {
        long secret = Integer.toUnsignedLong(ByteBuffer.wrap(offsets.of(key)).getInt());
        long offset = secret * step >>> Integer.SIZE;
        return Math.floorDiv(count + offset, (long) step) * step;
    }

    /** A count that goes on; several threads may add to it. */
    public final class Counter {
        private final int step;
        private final LongAdder count = new LongAdder();
        private final LongAdder who = new LongAdder();

        private Counter(int step) {
            this.step = step;
        }

        /** Counts somebody, so many times. */
        public void add(PersonId person, int times) {
            add(person.toString(), times);
        }

        /**
         * Counts something else than a person, such as a court's case, so many times.
         *
         * @param thing its name, always the same for the same thing
         */
        public void add(String thing, int times) {
            if (times != 0) {
                count.add(times);
                long name = ByteBuffer.wrap(people.of(thing)).getLong();
                who.add(name * (2L * times + 1));
            }
        }

        /** The number that is told is nearer to the true one than this. */
        public int step() {
            return step;
        }

        /** What may be told; empty where it is less than one step. */
        public OptionalLong told() {
            byte[] key = (who.sum() + "/" + count.sum() + "/" + step).getBytes(StandardCharsets.US_ASCII);
            long told = rounded(key, count.sum(), step);
            return told == 0 ? OptionalLong.empty() : OptionalLong.of(told);
        }
    }
}
