package pk.gov.nsor.benchmark.fingerprints;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import pk.gov.nsor.record.fingerprints.PrintTemplate;

/**
 * Made-up fingers and impressions of them. Minutiae lie at random in the shape of a fingertip, and point along ridges that
 * run around a core and two deltas (after Sherlock and Monro), as those of real fingers do; so prints of different fingers
 * are more alike than chance would have it. An impression is turned, moved, stretched, cut off, and misses and adds minutiae.
 */
final class SyntheticPrints {

    private static final int WIDTH = 420;
    private static final int HEIGHT = 560;
    private static final double LEAST_DISTANCE = 11;
    private static final int TRIES = 4_000;
    private static final int TURN = 256;

    private final RandomGenerator random;

    SyntheticPrints(RandomGenerator random) {
        this.random = random;
    }

    /** @param direction in radians, against the clock from the right */
    record Minutia(double x, double y, double direction, boolean bifurcation) {}

    /** A finger with all its minutiae. */
    List<Minutia> finger() {
        double coreX = WIDTH / 2.0 + gauss(20);
        double coreY = HEIGHT * 0.42 + gauss(25);
        double secondY = coreY + (random.nextInt(3) == 0 ? 60 + gauss(15) : 8 + Math.abs(gauss(8)));
        double[][] deltas = {
            {coreX - 130 + gauss(25), coreY + 150 + gauss(35)},
            {coreX + 130 + gauss(25), coreY + 150 + gauss(35)}
        };
        // A loop has one delta in sight.
        boolean isLoop = random.nextInt(3) > 0;
        if (isLoop) {
            deltas[random.nextInt(2)] = new double[] {coreX, 5_000};
        }
        double tilt = gauss(0.08);
        int wanted = (int) Math.clamp(48 + gauss(11), 24, 95);
        List<Minutia> minutiae = new ArrayList<>();
        for (int tries = 0; tries < TRIES && minutiae.size() < wanted; tries++) {
            double x = random.nextDouble() * WIDTH;
            double y = random.nextDouble() * HEIGHT;
            double across = (x - WIDTH / 2.0) / (WIDTH / 2.0);
            double along = (y - HEIGHT / 2.0) / (HEIGHT / 2.0);
            boolean isFree =
                    minutiae.stream().allMatch(other -> Math.hypot(other.x() - x, other.y() - y) >= LEAST_DISTANCE);
            if (across * across + along * along < 1 && isFree) {
                double ridge = Math.PI / 2
                        + tilt
                        + half(x, y, coreX, coreY)
                        + half(x, y, coreX, secondY)
                        - half(x, y, deltas[0][0], deltas[0][1])
                        - half(x, y, deltas[1][0], deltas[1][1]);
                minutiae.add(new Minutia(
                        x, y, ridge + (random.nextBoolean() ? Math.PI : 0) + gauss(0.12), random.nextInt(100) < 40));
            }
        }
        return minutiae;
    }

    private static double half(double x, double y, double poleX, double poleY) {
        return Math.atan2(poleY - y, x - poleX) / 2;
    }

    /** How unlike the impressions of a finger are, from 1 for usual ones on. */
    PrintTemplate impression(List<Minutia> finger, double unlike) {
        double turned = gauss(0.16 * unlike);
        double stretched = 1 + gauss(0.02 * unlike);
        double cutX = WIDTH / 2.0 + gauss(35 * unlike);
        double cutY = HEIGHT / 2.0 + gauss(50 * unlike);
        double moveX = 200 + gauss(30);
        double moveY = 200 + gauss(30);
        double bend = gauss(4 * unlike);
        List<Minutia> seen = new ArrayList<>();
        for (Minutia minutia : finger) {
            double across = (minutia.x() - cutX) / (WIDTH * 0.46);
            double along = (minutia.y() - cutY) / (HEIGHT * 0.44);
            if (across * across + along * along < 1 && random.nextDouble() > 0.12 * unlike) {
                seen.add(moved(minutia, turned, stretched, bend, unlike));
            }
        }
        int added = (int) (seen.size() * 0.12 * unlike);
        for (int i = 0; i < added; i++) {
            seen.add(new Minutia(
                    cutX + gauss(WIDTH * 0.2) - WIDTH / 2.0,
                    cutY + gauss(HEIGHT * 0.2) - HEIGHT / 2.0,
                    random.nextDouble() * 2 * Math.PI,
                    random.nextBoolean()));
        }
        return template(seen, moveX + WIDTH / 2.0, moveY + HEIGHT / 2.0);
    }

    private Minutia moved(Minutia minutia, double turned, double stretched, double bend, double unlike) {
        double x = minutia.x() - WIDTH / 2.0 + bend * Math.sin(minutia.y() / 90) + gauss(1.6 * unlike);
        double y = minutia.y() - HEIGHT / 2.0 + bend * Math.cos(minutia.x() / 90) + gauss(1.6 * unlike);
        // Rows go downwards, and directions against the clock.
        return new Minutia(
                stretched * (x * Math.cos(turned) + y * Math.sin(turned)),
                stretched * (-x * Math.sin(turned) + y * Math.cos(turned)),
                minutia.direction() + turned + gauss(0.07 * unlike),
                random.nextInt(100) < 10 * unlike ? !minutia.bifurcation() : minutia.bifurcation());
    }

    private static PrintTemplate template(List<Minutia> seen, double moveX, double moveY) {
        int size = Math.min(PrintTemplate.MOST_MINUTIAE, seen.size());
        int[] x = new int[size];
        int[] y = new int[size];
        int[] angle = new int[size];
        boolean[] bifurcation = new boolean[size];
        for (int i = 0; i < size; i++) {
            Minutia minutia = seen.get(i);
            x[i] = Math.max(0, (int) Math.round(minutia.x() + moveX));
            y[i] = Math.max(0, (int) Math.round(minutia.y() + moveY));
            angle[i] = (int) Math.round(minutia.direction() * TURN / (2 * Math.PI)) & TURN - 1;
            bifurcation[i] = minutia.bifurcation();
        }
        return PrintTemplate.of(x, y, angle, bifurcation);
    }

    private double gauss(double deviation) {
        return random.nextGaussian() * deviation;
    }
}
