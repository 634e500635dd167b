package pk.gov.nsor.publicservice.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.publicservice.release.AreaCensus.InDistrict;

/** One release after another: what becomes of districts that are divided, and which tehsils have bands. */
class AreaStepTest {

    private static final int LIMIT = 100;

    private @Nullable AreaMemory memory;

    @Example
    void theFirstReleaseTellsEveryDistrictThoseWithNobodyToo() {
        assertThat(release(Map.of("a", district(0), "b", district(12))))
                .containsExactly(AreaBand.ofDistrict("a", Band.FEWER_THAN_5), AreaBand.ofDistrict("b", Band.FROM_10));
    }

    @Example
    void aMonthThatWasLeftOutIsNoRelease() {
        release(Map.of("a", district(4)));
        release(Map.of("a", district(6)));
        // Whatever lies between the two: they follow on each other.
        assertThat(release(Map.of("a", district(6)))).containsExactly(AreaBand.ofDistrict("a", Band.FROM_5));
    }

    @Example
    void whoeverIsThereAtOneReleaseOnlyMovesNoBand() {
        release(Map.of("a", district(4)));
        release(Map.of("a", district(80)));
        assertThat(release(Map.of("a", district(4)))).containsExactly(AreaBand.ofDistrict("a", Band.FEWER_THAN_5));
        assertThat(release(Map.of("a", district(80)))).containsExactly(AreaBand.ofDistrict("a", Band.FEWER_THAN_5));
    }

    @Example
    void tehsilsHaveBandsWhereTheDistrictWasTwoPastTheLimitInTwoReleases() {
        Map<String, Integer> parts = Map.of("T1", 60, "T2", 12);
        release(Map.of("a", new InDistrict(100, parts)));
        assertThat(release(Map.of("a", new InDistrict(102, parts)))).hasSize(1);
        assertThat(release(Map.of("a", new InDistrict(101, parts)))).hasSize(1);
        assertThat(release(Map.of("a", new InDistrict(102, parts)))).hasSize(1);
        assertThat(release(Map.of("a", new InDistrict(102, parts))))
                .containsExactly(
                        AreaBand.ofDistrict("a", Band.FROM_50),
                        AreaBand.ofTehsil("T1", "a", Band.FROM_50),
                        AreaBand.ofTehsil("T2", "a", Band.FROM_10));
        assertThat(release(Map.of("a", new InDistrict(99, parts)))).hasSize(3);
        assertThat(release(Map.of("a", new InDistrict(100, parts)))).hasSize(3);
        assertThat(release(Map.of("a", new InDistrict(99, parts)))).hasSize(3);
        assertThat(release(Map.of("a", new InDistrict(99, parts)))).hasSize(1);
    }

    @Example
    void ofADistrictThatIsDividedNothingIsToldOnceAndThenOfItsParts() {
        release(Map.of("old", new InDistrict(200, Map.of("T1", 120, "T2", 60))));
        Map<String, InDistrict> divided =
                Map.of("old", new InDistrict(140, Map.of("T1", 120)), "new", new InDistrict(60, Map.of("T2", 60)));
        assertThat(release(divided))
                .containsExactly(AreaBand.ofDistrict("new", null), AreaBand.ofDistrict("old", null));
        assertThat(release(divided))
                .containsExactly(
                        AreaBand.ofDistrict("new", Band.FROM_50),
                        AreaBand.ofDistrict("old", Band.FROM_50),
                        AreaBand.ofTehsil("T1", "old", Band.FROM_50));
    }

    /** So nothing can be set against the bands of the parts but what was told of other people at another time. */
    @Property(tries = 300)
    void whatWasCountedOfADistrictBeforeItWasDividedHasNoBearingOnItsParts(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 60) Integer> one,
            @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 60) Integer> other,
            @ForAll @Size(min = 2, max = 8) List<@IntRange(max = 60) Integer> after) {
        assertThat(afterASplit(one, after)).isEqualTo(afterASplit(other, after));
    }

    private List<List<AreaBand>> afterASplit(List<Integer> before, List<Integer> after) {
        memory = null;
        before.forEach(people -> release(Map.of("old", new InDistrict(people, Map.of("T1", 0, "T2", 0)))));
        return after.stream()
                .map(people -> release(Map.of(
                        "old", new InDistrict(people, Map.of("T1", 0)),
                        "new", new InDistrict(people / 2, Map.of("T2", 0)))))
                .toList();
    }

    /** Tried out: whether every number that its own band allows a tehsil is still possible once the district is known. */
    @Property(tries = 500)
    void tehsilsAreToldWhereTheDistrictTellsNothingMoreOfThem(
            @ForAll @Size(min = 1, max = 8) List<Band> bands, @ForAll @IntRange(min = 50, max = 200) int limit) {
        boolean isToldMore = false;
        for (int i = 0; i < bands.size(); i++) {
            int others = 0;
            boolean isEndless = false;
            for (int j = 0; j < bands.size(); j++) {
                Integer to = bands.get(j).to();
                isEndless |= to == null;
                others += j == i || to == null ? 0 : to;
            }
            // Nobody needs to be without a tehsil for it, which would make any number possible.
            isToldMore |= !isEndless && others + bands.get(i).from() <= limit;
        }
        assertThat(AreaStep.sayNothingOfEachOther(bands, limit)).isEqualTo(!isToldMore);
    }

    @Property(tries = 300)
    void everyReleaseTellsEachDistrictOnceAndTehsilsOnlyOfThoseInTheHighestBand(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 130) Integer> counts) {
        memory = null;
        for (int people : counts) {
            List<AreaBand> released =
                    release(Map.of("a", new InDistrict(people, Map.of("T1", people / 2, "T2", people / 3))));
            assertThat(released.stream().map(AreaBand::area))
                    .doesNotHaveDuplicates()
                    .contains("a");
            if (released.size() > 1) {
                assertThat(released.getFirst().band()).isEqualTo(Band.FROM_50);
            }
        }
    }

    private List<AreaBand> release(Map<String, InDistrict> counted) {
        AreaStep.Outcome outcome = AreaStep.take(memory, new AreaCensus(new HashMap<>(counted)), LIMIT);
        memory = outcome.memory();
        return outcome.released();
    }

    private static InDistrict district(int people) {
        return new InDistrict(people, Map.of());
    }
}
