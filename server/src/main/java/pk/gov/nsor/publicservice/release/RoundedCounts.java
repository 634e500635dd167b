package pk.gov.nsor.publicservice.release;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.OptionalLong;
import java.util.concurrent.atomic.LongAdder;
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
            long secret =
                    Integer.toUnsignedLong(ByteBuffer.wrap(offsets.of(key)).getInt());
            long offset = secret * step >>> Integer.SIZE;
            long told = Math.floorDiv(count.sum() + offset, (long) step) * step;
            return told == 0 ? OptionalLong.empty() : OptionalLong.of(told);
        }
    }
}
