package pk.gov.nsor.publicservice.release;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import pk.gov.nsor.publicservice.release.AreaCensus.InDistrict;

/**
 * Years of a made-up register: people who are convicted, released, move, are taken back into custody and fall away. Each
 * person is a row of places, one a month; 0 is nowhere that counts (in custody, not yet or no longer on the register, no
 * address). The same seed gives the same years.
 */
final class SimulatedRegister {

    static final int NOWHERE = 0;

    /** Place {@code n} is a tehsil, or the rest of its district whose tehsil nobody knows. */
    private record Place(String district, String tehsil) {}

    private static final String UNKNOWN = "";

    private final List<Place> places = new ArrayList<>(List.of(new Place("", UNKNOWN)));
    private final Map<String, List<String>> tehsils = new TreeMap<>();
    /** By person, by month. */
    final List<int[]> people = new ArrayList<>();

    final int months;

    /** @param sizes about how many people live in each district on average */
    SimulatedRegister(long seed, int months, List<Integer> sizes) {
        this.months = months;
        Random random = new Random(seed);
        for (int d = 0; d < sizes.size(); d++) {
            String district = "d" + d;
            List<String> parts = new ArrayList<>();
            for (int t = 0; t < 1 + random.nextInt(4); t++) {
                parts.add(district + "t" + t);
            }
            tehsils.put(district, parts);
            List<Place> own = new ArrayList<>(List.of(new Place(district, UNKNOWN)));
            parts.forEach(part -> own.add(new Place(district, part)));
            places.addAll(own);
            for (int i = 0; i < sizes.get(d) * 2; i++) {
                people.add(life(random, places.size() - own.size(), own.size()));
            }
        }
    }

    /** At home about half of the time, now and then in another place, often of the same district. */
    private int[] life(Random random, int firstPlace, int ownPlaces) {
        int[] life = new int[months];
        int place = random.nextBoolean() ? NOWHERE : firstPlace + random.nextInt(ownPlaces);
        for (int month = 0; month < months; month++) {
            life[month] = place;
            int dice = random.nextInt(100);
            if (dice < 2) {
                place = NOWHERE;
            } else if (dice < 4 && place == NOWHERE) {
                place = firstPlace + random.nextInt(ownPlaces);
            } else if (dice < 5 && place != NOWHERE) {
                place = 1 + random.nextInt(places.size() - 1);
            }
        }
        return life;
    }

    /** Who lives where in each month, with one person's life put in the place of another. */
    List<AreaCensus> censuses(int changed, int[] instead) {
        int[][] counts = new int[months][places.size()];
        for (int person = 0; person < people.size(); person++) {
            int[] life = person == changed ? instead : people.get(person);
            for (int month = 0; month < months; month++) {
                counts[month][life[month]]++;
            }
        }
        List<AreaCensus> censuses = new ArrayList<>();
        for (int[] month : counts) {
            Map<String, Integer> all = new HashMap<>();
            Map<String, Map<String, Integer>> parts = new HashMap<>();
            for (int place = 1; place < month.length; place++) {
                Place here = places.get(place);
                all.merge(here.district(), month[place], Integer::sum);
                Map<String, Integer> own = parts.computeIfAbsent(here.district(), any -> new HashMap<>());
                if (!here.tehsil().equals(UNKNOWN)) {
                    own.put(here.tehsil(), month[place]);
                }
            }
            Map<String, InDistrict> districts = new HashMap<>();
            all.forEach((district, sum) ->
                    districts.put(district, new InDistrict(sum, parts.getOrDefault(district, Map.of()))));
            censuses.add(new AreaCensus(districts));
        }
        return censuses;
    }

    List<AreaCensus> censuses() {
        return censuses(-1, new int[0]);
    }

    /** Another life for somebody from a month on: elsewhere, nowhere, or somewhere where they were not. */
    int[] changed(int person, int month, Random random) {
        int[] life = people.get(person).clone();
        int until = month + 1 + random.nextInt(months - month);
        int instead = random.nextInt(places.size());
        for (int i = month; i < until; i++) {
            life[i] = instead;
        }
        return life;
    }

    static List<AreaStep.Outcome> released(List<AreaCensus> censuses, int limit) {
        List<AreaStep.Outcome> outcomes = new ArrayList<>();
        AreaMemory memory = null;
        for (AreaCensus census : censuses) {
            AreaStep.Outcome outcome = AreaStep.take(memory, census, limit);
            memory = outcome.memory();
            outcomes.add(outcome);
        }
        return outcomes;
    }

    /** What everybody has: month by month, band by area. */
    static List<List<AreaBand>> table(List<AreaCensus> censuses, int limit) {
        return released(censuses, limit).stream()
                .map(AreaStep.Outcome::released)
                .toList();
    }
}
