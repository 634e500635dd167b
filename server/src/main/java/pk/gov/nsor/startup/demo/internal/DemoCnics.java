package pk.gov.nsor.startup.demo.internal;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.Sex;

/**
 * Makes up CNICs: the digit 9; the digit of the province and three more; a family number that no two people share,
 * whatever their seed; the digit of the sex.
 */
final class DemoCnics {

    /** How many people have a family number of their own. */
    static final int MOST = 9_900_000;

    private static final int FAMILY_NUMBERS = 10_000_000;
    private static final long STRIDE = 6_180_339; // no divisor in common with ten million: every number comes once

    /**
     * Family numbers that are never used: those of fillers, of the CNICs that demonstrations and documents name, and
     * of the number that counts down from nine.
     */
    private static final List<Integer> TAKEN = List.of(0, 1_234_567, 7_654_987, 4_455_667, 3_334_999, 4_321_098);

    private static final Map<String, Integer> PROVINCE_DIGITS =
            Map.of("PK-KP", 1, "PK-PB", 3, "PK-SD", 4, "PK-BA", 5, "PK-IS", 6, "PK-GB", 7, "PK-JK", 8);

    private DemoCnics() {}

    /** @param index 0 to {@value #MOST}, that excluded */
    static Cnic of(int index, String provinceCode, Sex sex, RandomGenerator random) {
        long locality = PROVINCE_DIGITS.getOrDefault(provinceCode, 3) * 1000L + 100 + random.nextInt(900);
        int last = 2 * random.nextInt(4) + (sex == Sex.FEMALE ? 2 : 1);
        return new Cnic(9_000_000_000_000L + locality * 100_000_000 + family(index) * 10L + last);
    }

    private static int family(int index) {
        int family = at(index);
        int taken = TAKEN.indexOf(family);
        // The positions after the last person's are unused.
        return taken < 0 ? family : at(MOST + taken);
    }

    private static int at(int place) {
        return (int) ((place * STRIDE + 2_718_281) % FAMILY_NUMBERS);
    }
}
