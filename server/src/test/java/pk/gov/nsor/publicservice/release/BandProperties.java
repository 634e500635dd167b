package pk.gov.nsor.publicservice.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** When a band moves, on both sides of each edge. */
class BandProperties {

    @Example
    void theFirstReleaseTellsTheBandInWhichTheCountLies() {
        assertThat(List.of(0, 4, 5, 9, 10, 24, 25, 49, 50, 1000).stream().map(Band::of))
                .containsExactly(
                        Band.FEWER_THAN_5,
                        Band.FEWER_THAN_5,
                        Band.FROM_5,
                        Band.FROM_5,
                        Band.FROM_10,
                        Band.FROM_10,
                        Band.FROM_25,
                        Band.FROM_25,
                        Band.FROM_50,
                        Band.FROM_50);
    }

    @Property
    void aBandMovesUpTwoPastItsEdgeInTwoReleasesAndNotBefore(@ForAll("edges") Band above) {
        Band below = Band.values()[above.ordinal() - 1];
        int one = above.from();
        int two = above.from() + 1;
        assertThat(below.after(two, two)).isEqualTo(above);
        assertThat(below.after(one, one)).isEqualTo(below);
        assertThat(below.after(one, two)).isEqualTo(below);
        assertThat(below.after(two, one)).isEqualTo(below);
        assertThat(below.after(one, 1_000_000)).isEqualTo(below);
    }

    @Property
    void aBandMovesDownTwoPastItsEdgeInTwoReleasesAndNotBefore(@ForAll("edges") Band above) {
        Band below = Band.values()[above.ordinal() - 1];
        int one = above.from() - 1;
        int two = above.from() - 2;
        assertThat(above.after(two, two)).isEqualTo(below);
        assertThat(above.after(one, one)).isEqualTo(above);
        assertThat(above.after(one, two)).isEqualTo(above);
        assertThat(above.after(two, one)).isEqualTo(above);
    }

    @Property
    void everyEdgeThatIsPassedWasTwoPastInBothReleases(
            @ForAll Band from, @ForAll @IntRange(max = 80) int before, @ForAll @IntRange(max = 80) int now) {
        Band to = from.after(before, now);
        for (Band edge : Band.values()) {
            boolean isPassedUp = from.ordinal() < edge.ordinal() && to.ordinal() >= edge.ordinal();
            boolean isPassedDown = from.ordinal() >= edge.ordinal() && to.ordinal() < edge.ordinal();
            if (edge != Band.FEWER_THAN_5) {
                assertThat(isPassedUp)
                        .isEqualTo(
                                from.ordinal() < edge.ordinal() && before >= edge.from() + 1 && now >= edge.from() + 1);
                assertThat(isPassedDown)
                        .isEqualTo(from.ordinal() >= edge.ordinal()
                                && before <= edge.from() - 2
                                && now <= edge.from() - 2);
            }
        }
    }

    @Property
    void twoCountsThatDoNotChangeSettleTheBandAtOnceAndForGood(
            @ForAll Band from, @ForAll @IntRange(max = 80) int count) {
        Band settled = from.after(count, count);
        assertThat(settled.after(count, count)).isEqualTo(settled);
        Integer to = settled.to();
        assertThat(count).isGreaterThanOrEqualTo(settled.from() - 1);
        assertThat(to == null || count <= to + 1).isTrue();
    }

    /** Whoever comes and goes alone moves nothing back and forth. */
    @Property
    void forthAndBackOverOneEdgeTakesThreePeople(
            @ForAll Band first, @ForAll @Size(min = 2, max = 40) List<@IntRange(max = 14) Integer> counts) {
        List<Band> bands = bands(first, counts);
        for (Band edge : List.of(Band.FROM_5, Band.FROM_10)) {
            int lowestWhileAbove = Integer.MAX_VALUE;
            int highestWhileBelow = Integer.MIN_VALUE;
            for (int i = 1; i < bands.size(); i++) {
                boolean wasAbove = bands.get(i - 1).ordinal() >= edge.ordinal();
                boolean isAbove = bands.get(i).ordinal() >= edge.ordinal();
                if (!wasAbove && isAbove) {
                    lowestWhileAbove = Math.min(counts.get(i - 1), counts.get(i));
                    if (highestWhileBelow != Integer.MIN_VALUE) {
                        assertThat(lowestWhileAbove - highestWhileBelow).isGreaterThanOrEqualTo(3);
                    }
                } else if (wasAbove && !isAbove) {
                    highestWhileBelow = Math.max(counts.get(i - 1), counts.get(i));
                    if (lowestWhileAbove != Integer.MAX_VALUE) {
                        assertThat(lowestWhileAbove - highestWhileBelow).isGreaterThanOrEqualTo(3);
                    }
                }
            }
        }
    }

    /** Where the others stay within the band that is told, no change of one is ever seen. */
    @Property
    void oneMoreOrLessMovesNoBandThatTheOthersDoNot(
            @ForAll Band band,
            @ForAll @Size(min = 3, max = 40) List<@IntRange(max = 24) Integer> steps,
            @ForAll boolean comes,
            @ForAll @IntRange(min = 1, max = 39) int since,
            @ForAll @IntRange(min = 1, max = 39) int until) {
        Integer to = band.to();
        int room = to == null ? 25 : to - band.from() + 1;
        List<Integer> counts =
                steps.stream().map(step -> band.from() + step % room).toList();
        List<Integer> other = new ArrayList<>(counts);
        for (int i = since; i < Math.min(until, counts.size()); i++) {
            other.set(i, Math.max(0, other.get(i) + (comes ? 1 : -1)));
        }
        assertThat(bands(Band.of(other.getFirst()), other))
                .isEqualTo(bands(band, counts))
                .containsOnly(band);
    }

    @Provide
    Arbitrary<Band> edges() {
        return Arbitraries.of(Band.class).filter(band -> band != Band.FEWER_THAN_5);
    }

    private static List<Band> bands(Band first, List<Integer> counts) {
        List<Band> bands = new ArrayList<>(List.of(first));
        for (int i = 1; i < counts.size(); i++) {
            bands.add(bands.getLast().after(counts.get(i - 1), counts.get(i)));
        }
        return bands;
    }
}
