package pk.gov.nsor.publicservice.outreach.campaign;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * By how much a campaign changed how often districts are named in texts: those that were told against those that the lot held back.
 *
 * <p>Of each district the change from before to after is the logarithm of the quotient of its weekly questions. The effect is the
 * difference of the two sides' means. What it may be goes by the lot alone: an effect is possible as long as, with it taken away, the
 * difference would not be among the 5 in 100 largest of all lots that could have been drawn (Fisher's randomization test, turned
 * around). It supposes nothing about the numbers but that a campaign multiplies each district's by one factor.
 *
 * @param factor the estimate: 1.2 is a fifth more questions than without the campaign
 * @param least the lower end of the 95 % interval
 * @param most its upper end; null where the lot is too small to say
 */
record CampaignEffect(
        double factor, @Nullable Double least, @Nullable Double most) {

    /** Of fewer possible lots than these, 5 in 100 are fewer than two. */
    private static final int FEWEST_LOTS = 40;

    private static final int FEWEST_OF_A_SIDE = 3;
    private static final int DRAWN = 1_999;
    private static final double ERROR = 0.05;
    /** Whatever is beyond a hundredfold is said to be that. */
    private static final double FARTHEST = Math.log(100);

    private static final int HALVINGS = 30;
    private static final double EQUAL = 1e-9;

    /**
     * Of a district.
     *
     * @param isTold whether its followers were told
     * @param before questions in a week before, at least 0
     * @param after in a week after the first message, at least 0
     */
    record Side(boolean isTold, double before, double after) {

        /** Half a question is added on both sides, so that none is a number too. */
        double change() {
            return Math.log((after + 0.5) / (before + 0.5));
        }
    }

    /** Whether so many districts on each side can show anything. */
    static boolean isMeasurable(int told, int compared) {
        return told >= FEWEST_OF_A_SIDE
                && compared >= FEWEST_OF_A_SIDE
                && lots(told + compared, compared) >= FEWEST_LOTS;
    }

    private static double lots(int all, int chosen) {
        double lots = 1;
        for (int i = 1; i <= chosen; i++) {
            lots = lots * (all - chosen + i) / i;
        }
        return lots;
    }

    /**
     * The effect.
     *
     * @param seed of the lots that are tried, so that one campaign has one answer
     * @throws IllegalArgumentException where one side is empty
     */
    static CampaignEffect of(List<Side> districts, long seed) {
        int told = (int) districts.stream().filter(Side::isTold).count();
        int compared = districts.size() - told;
        if (told == 0 || compared == 0) {
            throw new IllegalArgumentException("One side has no district");
        }
        double[] changes = districts.stream().mapToDouble(Side::change).toArray();
        boolean[] drawn = new boolean[changes.length];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = districts.get(i).isTold();
        }
        double estimate = difference(changes, drawn);
        if (!isMeasurable(told, compared)) {
            return new CampaignEffect(Math.exp(estimate), null, null);
        }
        List<boolean[]> lots = lots(drawn, seed);
        return new CampaignEffect(
                Math.exp(estimate),
                Math.exp(end(changes, drawn, lots, estimate, -FARTHEST)),
                Math.exp(end(changes, drawn, lots, estimate, FARTHEST)));
    }

    private static List<boolean[]> lots(boolean[] drawn, long seed) {
        Random random = new Random(seed);
        List<Boolean> sides = new ArrayList<>();
        for (boolean isTold : drawn) {
            sides.add(isTold);
        }
        List<boolean[]> lots = new ArrayList<>(DRAWN);
        for (int i = 0; i < DRAWN; i++) {
            Collections.shuffle(sides, random);
            boolean[] lot = new boolean[drawn.length];
            for (int at = 0; at < lot.length; at++) {
                lot[at] = sides.get(at);
            }
            lots.add(lot);
        }
        return lots;
    }

    /** Between what is possible and what is too far, the last that is possible. */
    private static double end(
            double[] changes, boolean[] drawn, List<boolean[]> lots, double estimate, double farthest) {
        double possible = estimate;
        double tooFar = farthest;
        if (isPossible(changes, drawn, lots, farthest)) {
            return farthest;
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (possible + tooFar) / 2;
            if (isPossible(changes, drawn, lots, middle)) {
                possible = middle;
            } else {
                tooFar = middle;
            }
        }
        return tooFar;
    }

    private static boolean isPossible(double[] changes, boolean[] drawn, List<boolean[]> lots, double effect) {
        double[] without = changes.clone();
        for (int i = 0; i < without.length; i++) {
            without[i] -= drawn[i] ? effect : 0;
        }
        double seen = Math.abs(difference(without, drawn));
        long asFar = 1
                + lots.stream()
                        .filter(lot -> Math.abs(difference(without, lot)) >= seen - EQUAL)
                        .count();
        return asFar / (DRAWN + 1.0) > ERROR;
    }

    private static double difference(double[] changes, boolean[] drawn) {
        double told = 0;
        double compared = 0;
        int count = 0;
        for (int i = 0; i < changes.length; i++) {
            if (drawn[i]) {
                told += changes[i];
                count++;
            } else {
                compared += changes[i];
            }
        }
        return told / count - compared / (changes.length - count);
    }
}
