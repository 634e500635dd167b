package pk.gov.nsor.publicservice.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pk.gov.nsor.publicservice.release.AreaCensus.InDistrict;

/**
 * The attacker of the specification: a program that has every answer ever released, knows the rule by which bands move, and
 * knows nobody's address. It can not infer a change of one. ADR 15 says what is left to it.
 */
@Tag("fault")
class AreaAttackerTest {

    private static final int LIMIT = 100;
    private static final int YEARS = 6;
    private static final List<Integer> SIZES =
            List.of(2, 3, 4, 5, 5, 6, 8, 9, 10, 11, 14, 20, 25, 30, 49, 52, 100, 110, 160);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void ofNoAreaAndNoMonthItKnowsThatJustOneCameOrWent(long seed) {
        SimulatedRegister register = new SimulatedRegister(seed, YEARS * 12, SIZES);
        int moved = 0;
        for (List<Band> bands :
                bandsOf(SimulatedRegister.released(register.censuses(), LIMIT)).values()) {
            Attacker attacker = new Attacker(Collections.unmodifiableList(new ArrayList<>(bands)), 70);
            for (int month = 1; month < bands.size(); month++) {
                Set<Integer> changes = attacker.changes(month);
                assertThat(changes)
                        .as("the truth is among what it thinks possible")
                        .isNotEmpty();
                assertThat(changes)
                        .as("changes that are possible in month %s of %s", month, bands)
                        .anyMatch(change -> change >= 2 || change <= -2)
                        .anyMatch(change -> change == 0 || change >= 3 || change <= -3);
                // Nor does it know a count: at least four are possible, wherever the band has moved.
                assertThat(attacker.counts(month)).hasSizeGreaterThanOrEqualTo(4);
                moved += bands.get(month) == bands.get(month - 1) ? 0 : 1;
            }
        }
        assertThat(moved).as("bands moved often enough for this to be a test").isGreaterThan(20);
    }

    /** Districts and their tehsils together, so that nothing comes of setting the one against the others. */
    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void everythingReleasedCouldBeOfYearsInWhichNoCountEverChangedByOne(long seed) {
        SimulatedRegister register = new SimulatedRegister(seed, YEARS * 12, SIZES);
        List<AreaCensus> censuses = register.censuses();
        List<AreaStep.Outcome> truth = SimulatedRegister.released(censuses, LIMIT);
        List<AreaCensus> other = new OtherYears(truth, LIMIT).censuses();
        assertThat(changesOfOne(censuses)).isGreaterThan(500);
        assertThat(changesOfOne(other)).isZero();
        assertThat(SimulatedRegister.table(other, LIMIT))
                .isEqualTo(truth.stream().map(AreaStep.Outcome::released).toList());
    }

    /** How often a change of one person's life is seen at all, by somebody who has both registers' releases. */
    @Test
    void mostChangesOfOneAreNeverSeen() {
        SimulatedRegister register = new SimulatedRegister(7, YEARS * 12, SIZES);
        List<List<AreaBand>> table = SimulatedRegister.table(register.censuses(), LIMIT);
        Random random = new Random(8);
        int seen = 0;
        int tried = 300;
        for (int i = 0; i < tried; i++) {
            int person = random.nextInt(register.people.size());
            int month = 1 + random.nextInt(register.months - 1);
            int[] instead = register.changed(person, month, random);
            List<List<AreaBand>> other = SimulatedRegister.table(register.censuses(person, instead), LIMIT);
            seen += other.equals(table) ? 0 : 1;
            assertThat(other.subList(0, month))
                    .as("no release tells what is yet to come")
                    .isEqualTo(table.subList(0, month));
        }
        assertThat(seen).isBetween(1, tried / 2);
    }

    /** By area, in the months in which it is told. */
    private static Map<String, List<Band>> bandsOf(List<AreaStep.Outcome> outcomes) {
        Map<String, List<Band>> bands = new TreeMap<>();
        for (AreaStep.Outcome outcome : outcomes) {
            outcome.released().stream()
                    .filter(area -> area.kind() == AreaBand.Kind.DISTRICT)
                    .forEach(area -> bands.computeIfAbsent(area.area(), any -> new ArrayList<>())
                            .add(area.band()));
        }
        return bands;
    }

    private static long changesOfOne(List<AreaCensus> censuses) {
        long changes = 0;
        for (int month = 1; month < censuses.size(); month++) {
            Map<String, Integer> before = counts(censuses.get(month - 1));
            Map<String, Integer> now = counts(censuses.get(month));
            changes += now.entrySet().stream()
                    .filter(area -> Math.abs(area.getValue() - before.getOrDefault(area.getKey(), 0)) == 1)
                    .count();
        }
        return changes;
    }

    private static Map<String, Integer> counts(AreaCensus census) {
        Map<String, Integer> counts = new HashMap<>();
        census.districts().forEach((district, counted) -> {
            counts.put(district, counted.people());
            counts.putAll(counted.tehsils());
        });
        return counts;
    }

    /** Builds other years that give the same releases, out of the bands alone, with no change of one in any area. */
    private static final class OtherYears {
        private final List<AreaStep.Outcome> truth;
        private final int limit;

        OtherYears(List<AreaStep.Outcome> truth, int limit) {
            this.truth = truth;
            this.limit = limit;
        }

        List<AreaCensus> censuses() {
            List<Map<String, InDistrict>> months = new ArrayList<>();
            truth.forEach(month -> months.add(new HashMap<>()));
            for (String district : truth.getFirst().memory().districts().keySet()) {
                Map<String, int[]> parts = new HashMap<>();
                int[] least = new int[truth.size()];
                boolean isEverTold = truth.stream()
                        .anyMatch(month ->
                                month.memory().districts().get(district).showsTehsils());
                for (String tehsil :
                        truth.getFirst().memory().districts().get(district).parts()) {
                    int[] counts = isEverTold ? tehsil(tehsil) : new int[truth.size()];
                    parts.put(tehsil, counts);
                    for (int i = 0; i < least.length; i++) {
                        least[i] += counts[i];
                    }
                }
                int[] whole = district(district, least);
                for (int i = 0; i < whole.length; i++) {
                    Map<String, Integer> own = new HashMap<>();
                    int month = i;
                    parts.forEach((tehsil, counts) -> own.put(tehsil, counts[month]));
                    months.get(i).put(district, new InDistrict(whole[i], own));
                }
            }
            return months.stream().map(AreaCensus::new).toList();
        }

        private int[] tehsil(String tehsil) {
            List<Band> bands = truth.stream()
                    .map(month -> month.memory().tehsils().get(tehsil).band())
                    .toList();
            return row((month, before, now) -> month == 0
                    ? Band.of(now) == bands.getFirst()
                    : bands.get(month - 1).after(before, now) == bands.get(month));
        }

        private int[] district(String district, int[] least) {
            List<AreaMemory.OfDistrict> known = truth.stream()
                    .map(month -> month.memory().districts().get(district))
                    .toList();
            return row((month, before, now) -> {
                AreaMemory.OfDistrict is = known.get(month);
                if (now < least[month]) {
                    return false;
                }
                if (month == 0) {
                    return Band.of(now) == is.band() && (now > limit) == is.showsTehsils();
                }
                AreaMemory.OfDistrict was = known.get(month - 1);
                return was.band().after(before, now) == is.band()
                        && AreaStep.showsTehsils(was.showsTehsils(), before, now, limit) == is.showsTehsils();
            });
        }

        private interface Step {
            boolean isPossible(int month, int before, int now);
        }

        /** The row of the smallest counts that is possible without a change of one. */
        private int[] row(Step step) {
            int most = 300;
            int months = truth.size();
            int[][] cost = new int[months][most];
            int[][] from = new int[months][most];
            for (int month = 0; month < months; month++) {
                for (int now = 0; now < most; now++) {
                    cost[month][now] = Integer.MAX_VALUE;
                    for (int before = 0; before < (month == 0 ? 1 : most); before++) {
                        int sofar = month == 0 ? 0 : cost[month - 1][before];
                        boolean isOne = month > 0 && Math.abs(now - before) == 1;
                        if (sofar != Integer.MAX_VALUE
                                && !isOne
                                && sofar + now < cost[month][now]
                                && step.isPossible(month, before, now)) {
                            cost[month][now] = sofar + now;
                            from[month][now] = before;
                        }
                    }
                }
            }
            int[] row = new int[months];
            int last = 0;
            for (int count = 0; count < most; count++) {
                last = cost[months - 1][count] < cost[months - 1][last] ? count : last;
            }
            assertThat(cost[months - 1][last]).as("there is such a row").isNotEqualTo(Integer.MAX_VALUE);
            for (int month = months - 1; month >= 0; month--) {
                row[month] = last;
                last = from[month][last];
            }
            return row;
        }
    }
}
