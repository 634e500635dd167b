package pk.gov.nsor.publicservice.release;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import pk.gov.nsor.publicservice.release.AreaCensus.InDistrict;

/**
 * The bands of a made-up district and its tehsils over some months, as they are released: with somebody in it and without, for whoever
 * knows everybody else.
 */
public final class ReleasedDistrict {

    private static final int TEHSILS_ABOVE = 100;
    private static final int MOST_TEHSILS = 6;

    /** By month, by tehsil; everybody else. */
    private final List<int[]> others = new ArrayList<>();

    /** In which tehsil the person is. */
    private final int home;

    private ReleasedDistrict(SplittableRandom random, int people, int months) {
        int tehsils = random.nextInt(1, MOST_TEHSILS + 1);
        int[] now = new int[tehsils];
        for (int i = 0; i < people; i++) {
            // Some tehsils are larger than others.
            now[Math.min(random.nextInt(tehsils), random.nextInt(tehsils))]++;
        }
        home = Math.min(random.nextInt(tehsils), random.nextInt(tehsils));
        for (int month = 0; month < months; month++) {
            others.add(now.clone());
            for (int tehsil = 0; tehsil < tehsils; tehsil++) {
                int few = 1 + now[tehsil] / 50;
                now[tehsil] = Math.max(0, now[tehsil] + random.nextInt(-few, few + 2));
            }
        }
    }

    /**
     * A district in which somebody is drawn from all who are on the register.
     *
     * @param mean people in a district; districts differ widely, and more people are in large ones
     */
    public static ReleasedDistrict ofSomebody(SplittableRandom random, int mean, int months) {
        // Of a log-normal distribution with sigma 1, as those find it who are drawn from people and not from districts.
        double size = Math.exp(Math.log(mean) + 0.5 + random.nextGaussian());
        return new ReleasedDistrict(random, (int) Math.round(size), months);
    }

    /** A district of so many others. */
    public static ReleasedDistrict of(SplittableRandom random, int people, int months) {
        return new ReleasedDistrict(random, people, months);
    }

    /**
     * Whether any released band is another where the person is there from a month on than where nobody is. Bands have no chance in
     * them, so that one knows for sure then, and nothing more otherwise.
     */
    public boolean tells(int from) {
        return !released(from).equals(released(others.size()));
    }

    private List<List<AreaBand>> released(int from) {
        List<AreaCensus> censuses = new ArrayList<>();
        for (int month = 0; month < others.size(); month++) {
            int[] counts = others.get(month);
            Map<String, Integer> tehsils = new HashMap<>();
            int all = 0;
            for (int tehsil = 0; tehsil < counts.length; tehsil++) {
                int people = counts[tehsil] + (tehsil == home && month >= from ? 1 : 0);
                tehsils.put("t" + tehsil, people);
                all += people;
            }
            censuses.add(new AreaCensus(Map.of("d", new InDistrict(all, tehsils))));
        }
        return SimulatedRegister.table(censuses, TEHSILS_ABOVE);
    }
}
