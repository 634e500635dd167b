package pk.gov.nsor.publicservice.release.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pk.gov.nsor.publicservice.release.ReleasedDistrict;
import pk.gov.nsor.publicservice.release.statistics.SecretRounding.Told;

/**
 * Somebody who has all published tables of two years, knows the method and everybody on the register but one, and asks whether that one is
 * on it. They reckon with every offset that there can be, so no differencing, no program over inequalities and no comparison of
 * neighbouring cells says more. Sums on the page are sums of what is told, so nothing follows from them either.
 */
class StatisticsAttackerTest {

    private static final int MONTHS = 24;
    private static final int GAMES = 6000;
    private static final int DISTRICTS = 136;
    private static final int MILLION = 1_000_000;
    private static final int SMALL_REGISTER = 27_000;
    /** The smallest that two people may choose. */
    private static final int BASE = StatisticsPolicy.FEWEST;

    /** In which tables one person is, once in each. */
    private static final List<PublicTable> STOCKS =
            List.of(PublicTable.ALL, PublicTable.SEX, PublicTable.AGE, PublicTable.TERM, PublicTable.OFFENCE);

    private final SplittableRandom random = new SplittableRandom(20261130);

    @Test
    void whoeverKnowsEverybodyElseHardlyLearnsWhetherSomebodyIsThere() {
        Gain gain = play(0);
        System.out.printf("there all along: right in %.3f, gain at most %.3f%n", gain.right(), gain.upper());
        assertThat(gain.upper()).isLessThan(0.05);
    }

    @Test
    void norWhetherSomebodyCameInTheMiddle() {
        Gain gain = play(MONTHS / 2);
        System.out.printf("came in the middle: right in %.3f, gain at most %.3f%n", gain.right(), gain.upper());
        assertThat(gain.upper()).isLessThan(0.05);
    }

    /**
     * The bands of areas come on top, and have no chance in them: near an edge, whoever knows everybody else knows for sure. In a register
     * as large as it is built for there are few people near an edge.
     */
    @ParameterizedTest
    @CsvSource({"0", "12"})
    void norWithTheMonthlyBandsOfTheirDistrictAndTehsilWhereAMillionAreOnTheRegister(int from) {
        Gain gain = play(from, () -> ReleasedDistrict.ofSomebody(random, MILLION / DISTRICTS, MONTHS));
        System.out.printf(
                "a million, with bands, from month %s: right in %.3f, gain at most %.3f%n",
                from, gain.right(), gain.upper());
        assertThat(gain.upper()).isLessThan(0.05);
    }

    /** With few people more of them live near an edge of a band. The bound says how much the bands give away then (ADR 43). */
    @ParameterizedTest
    @CsvSource({"0", "12"})
    void withBandsOfASmallRegisterTheyLearnSomewhatMore(int from) {
        Gain gain = play(from, () -> ReleasedDistrict.ofSomebody(random, SMALL_REGISTER / DISTRICTS, MONTHS));
        System.out.printf(
                "small, with bands, from month %s: right in %.3f, gain at most %.3f%n",
                from, gain.right(), gain.upper());
        assertThat(gain.upper()).isLessThan(0.1);
    }

    /** What the figures add where bands tell already: no more than without them. */
    @ParameterizedTest
    @CsvSource({"5", "20", "60", "150"})
    void inASmallDistrictItIsTheBandsThatTellAndNotTheFigures(int people) {
        int alone = 0;
        for (int game = 0; game < GAMES; game++) {
            alone += ReleasedDistrict.of(random, people, MONTHS).tells(0) || random.nextBoolean() ? 1 : 0;
        }
        Gain bands = Gain.of(alone, GAMES);
        Gain both = play(0, () -> ReleasedDistrict.of(random, people, MONTHS));
        System.out.printf(
                "district of %s: bands alone right in %.3f, with figures in %.3f%n",
                people, bands.right(), both.right());
        assertThat(both.upper() - (bands.right() - 0.5)).isLessThan(0.05);
    }

    /** What the usual way, another noise for other people in a cell, would tell: two years' average gives the person away. */
    @Test
    void noiseThatIsDrawnAnewEachMonthWouldTell() {
        int right = 0;
        for (int game = 0; game < GAMES; game++) {
            boolean isThere = random.nextBoolean();
            double sum = 0;
            for (int told = 0; told < MONTHS * STOCKS.size(); told++) {
                sum += (isThere ? 1 : 0) + small();
            }
            right += (sum / (MONTHS * STOCKS.size()) > 0.5) == isThere ? 1 : 0;
        }
        assertThat(right / (double) GAMES - 0.5).isGreaterThan(0.3);
    }

    /** A noise of two people up or down at most, as statistical offices add it. */
    private int small() {
        return random.nextInt(-2, 3);
    }

    /** @param upper end of the 95 % interval of the gain over guessing */
    private record Gain(double right, double upper) {

        static Gain of(int right, int games) {
            double share = right / (double) games;
            return new Gain(share, share - 0.5 + 1.96 * Math.sqrt(share * (1 - share) / games));
        }
    }

    private Gain play(int from) {
        return play(from, () -> null);
    }

    /**
     * @param from the first month in which the person is there, or is not
     * @param bands of the person's district; null to leave them out
     */
    private Gain play(int from, Supplier<@Nullable ReleasedDistrict> bands) {
        int right = 0;
        for (int game = 0; game < GAMES; game++) {
            long secret = random.nextLong();
            SecretRounding rounding = new SecretRounding(BASE, name -> hash(secret, name));
            boolean isThere = random.nextBoolean();
            double evidence = 0;
            for (PublicTable table : STOCKS) {
                int[] others = others();
                List<Integer> told = told(rounding, table, others, isThere ? from : MONTHS);
                evidence += Math.log(likelihood(others, told, from)) - Math.log(likelihood(others, told, MONTHS));
            }
            if (from > 0) {
                evidence += ofTheMonth(rounding, new Cell(PublicTable.ENTERED, Cell.COUNTRY, "entered"), isThere);
                // As if whoever comes onto the register asked one question, such as a dispute.
                evidence += ofTheMonth(rounding, new Cell(PublicTable.QUESTIONS, Cell.COUNTRY, "urdu"), isThere);
            }
            ReleasedDistrict district = bands.get();
            if (district != null && district.tells(from)) {
                right++;
                continue;
            }
            boolean guess = evidence == 0 ? random.nextBoolean() : evidence > 0;
            right += guess == isThere ? 1 : 0;
        }
        return Gain.of(right, GAMES);
    }

    /** How many others are in a cell, month by month: some come, some go. */
    private int[] others() {
        int[] others = new int[MONTHS];
        others[0] = random.nextInt(0, 900);
        for (int month = 1; month < MONTHS; month++) {
            others[month] = Math.max(0, others[month - 1] + random.nextInt(-3, 7));
        }
        return others;
    }

    private List<Integer> told(SecretRounding rounding, PublicTable table, int[] others, int from) {
        Cell cell = new Cell(
                table,
                table.isByProvince() ? "PK-PB" : Cell.COUNTRY,
                table.categories().getFirst());
        List<Integer> told = new ArrayList<>();
        Told last = null;
        for (int month = 0; month < MONTHS; month++) {
            last = rounding.tell(cell, "month-" + month, others[month] + (month >= from ? 1 : 0), last);
            told.add(last.people());
        }
        return told;
    }

    /** How likely what was told is, over all offsets, where somebody more is there from a month on. */
    private static double likelihood(int[] others, List<Integer> told, int from) {
        double[] offsets = new double[BASE];
        java.util.Arrays.fill(offsets, 1.0 / BASE);
        for (int month = 0; month < MONTHS; month++) {
            int count = others[month] + (month >= from ? 1 : 0);
            double[] next = new double[BASE];
            double drawn = 0;
            for (int offset = 0; offset < BASE; offset++) {
                int rounded = (count + offset) / BASE * BASE;
                if (month == 0) {
                    next[offset] = rounded == told.getFirst() ? offsets[offset] : 0;
                } else if (rounded == told.get(month - 1)) {
                    next[offset] = told.get(month).equals(told.get(month - 1)) ? offsets[offset] : 0;
                } else {
                    drawn += offsets[offset];
                }
            }
            for (int offset = 0; offset < BASE && drawn > 0; offset++) {
                if ((count + offset) / BASE * BASE == told.get(month)) {
                    next[offset] += drawn / BASE;
                }
            }
            offsets = next;
        }
        double likelihood = 0;
        for (double each : offsets) {
            likelihood += each;
        }
        return Math.max(likelihood, Double.MIN_NORMAL);
    }

    /** What a count says that is of one month. */
    private double ofTheMonth(SecretRounding rounding, Cell cell, boolean isThere) {
        int step = rounding.step(cell.table());
        int others = random.nextInt(0, 400);
        int told =
                rounding.tell(cell, "month", others + (isThere ? 1 : 0), null).people();
        return Math.log(ways(others + 1, told, step)) - Math.log(ways(others, told, step));
    }

    private static double ways(int count, int told, int step) {
        int ways = 0;
        for (int offset = 0; offset < step; offset++) {
            ways += (count + offset) / step * step == told ? 1 : 0;
        }
        return Math.max(ways, Double.MIN_NORMAL);
    }

    private static byte[] hash(long secret, String name) {
        long mixed = new SplittableRandom(secret ^ name.hashCode() * 0x9E3779B97F4A7C15L).nextLong();
        return java.nio.ByteBuffer.allocate(Long.BYTES).putLong(mixed).array();
    }
}
