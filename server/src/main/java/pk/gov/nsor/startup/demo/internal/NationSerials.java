package pk.gov.nsor.startup.demo.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Register numbers of synthetic people: spread over the range like real ones, unique, and always the same for the same
 * seed. A Feistel network permutes a larger range; it is applied repeatedly until the result is within the range
 * (cycle walking).
 */
final class NationSerials {

    private static final int SMALLEST = 100_000_000;
    private static final int NUMBERS = 900_000_000;
    /** Replaces a number that somebody outside the nation already has; a nation has fewer people than this. */
    private static final int INSTEAD = 450_000_000;

    private static final int ROUNDS = 4;
    private static final int HALF_BITS = 15;
    private static final int HALF = (1 << HALF_BITS) - 1;

    private final JdbcClient jdbc;
    private final long seed;

    NationSerials(JdbcClient jdbc, long seed) {
        this.jdbc = jdbc;
        this.seed = seed;
    }

    /** The numbers of so many people, beginning with the {@code first} of the nation. */
    List<Integer> of(int first, int people) {
        List<Integer> serials = new ArrayList<>();
        for (int index = first; index < first + people; index++) {
            serials.add(serial(index));
        }
        Set<Integer> taken = new HashSet<>(jdbc.sql("select serial from register.person where serial = any (?)")
                .param(serials.toArray(Integer[]::new))
                .query(Integer.class)
                .list());
        for (int i = 0; i < people; i++) {
            if (taken.contains(serials.get(i))) {
                serials.set(i, serial(INSTEAD + first + i));
            }
        }
        return serials;
    }

    private int serial(int index) {
        int value = index;
        do {
            value = permuted(value);
        } while (value >= NUMBERS);
        return SMALLEST + value;
    }

    private int permuted(int value) {
        int left = value >>> HALF_BITS;
        int right = value & HALF;
        for (int round = 0; round < ROUNDS; round++) {
            int next = left ^ (int) (mixed(seed + ((long) round << 32) + right) & HALF);
            left = right;
            right = next;
        }
        return left << HALF_BITS | right;
    }

    /** The last step of SplitMix64. */
    private static long mixed(long value) {
        long mixed = value * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
