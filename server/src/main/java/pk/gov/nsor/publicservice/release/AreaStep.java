package pk.gov.nsor.publicservice.release;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One release of all areas: a pure function of the one before and of who lives where. ADR 15 says what can be inferred from
 * a row of them, and what can not.
 */
final class AreaStep {

    private AreaStep() {}

    /**
     * What comes of a release.
     *
     * @param memory for the next one
     * @param released districts in the order of their keys, each followed by its tehsils where they have bands
     */
    record Outcome(AreaMemory memory, List<AreaBand> released) {}

    /**
     * @param before null at the first release
     * @param limit tehsils have bands only in districts where more people live
     */
    static Outcome take(@Nullable AreaMemory before, AreaCensus now, int limit) {
        Map<String, AreaMemory.OfDistrict> districts = new HashMap<>();
        Map<String, AreaMemory.OfTehsil> tehsils = new HashMap<>();
        List<AreaBand> released = new ArrayList<>();
        now.inOrder().forEach((key, counted) -> {
            AreaMemory.OfDistrict last =
                    before == null ? null : before.districts().get(key);
            // A successor and what is left of the old district begin anew: their own past would be set against its
            // bands.
            boolean isSameLand =
                    last != null && last.parts().equals(counted.tehsils().keySet());
            AreaMemory.OfDistrict next = district(isSameLand ? last : null, counted, limit);
            boolean isSilent = before != null && !isSameLand;
            Map<String, Band> parts = new TreeMap<>();
            counted.tehsils().forEach((code, people) -> {
                AreaMemory.OfTehsil known =
                        before == null ? null : before.tehsils().get(code);
                Band band = known == null ? Band.of(people) : known.band().after(known.count(), people);
                parts.put(code, band);
                tehsils.put(code, new AreaMemory.OfTehsil(people, band));
            });
            districts.put(key, next);
            released.add(AreaBand.ofDistrict(key, isSilent ? null : next.band()));
            if (!isSilent && next.showsTehsils() && sayNothingOfEachOther(List.copyOf(parts.values()), limit)) {
                parts.forEach((code, band) -> released.add(AreaBand.ofTehsil(code, key, band)));
            }
        });
        return new Outcome(new AreaMemory(districts, tehsils), List.copyOf(released));
    }

    private static AreaMemory.OfDistrict district(
            AreaMemory.@Nullable OfDistrict last, AreaCensus.InDistrict counted, int limit) {
        int people = counted.people();
        return new AreaMemory.OfDistrict(
                people,
                last == null ? Band.of(people) : last.band().after(last.count(), people),
                last == null ? people > limit : showsTehsils(last.showsTehsils(), last.count(), people, limit),
                counted.tehsils().keySet());
    }

    /** The limit is an edge as those of bands are: it is passed two past it, in two releases. */
    static boolean showsTehsils(boolean showedThem, int before, int now, int limit) {
        int edge = limit + 1;
        return showedThem ? !Band.isShortOf(Math.max(before, now), edge) : Band.isPast(Math.min(before, now), edge);
    }

    /**
     * Whether the fact that more people live in the district than the limit discloses nothing about a tehsil beyond
     * the tehsil's own band. Where all its tehsils together could hardly have so many, each would have to be near the
     * end of its band. With one tehsil of "50 or more" there is room for any number.
     */
    static boolean sayNothingOfEachOther(List<Band> tehsils, int limit) {
        if (tehsils.stream().anyMatch(Band::isHighest)) {
            return true;
        }
        int most = tehsils.stream().mapToInt(AreaStep::most).sum();
        return tehsils.stream().allMatch(band -> most - most(band) + band.from() > limit);
    }

    private static int most(Band band) {
        Integer to = band.to();
        return to == null ? Integer.MAX_VALUE : to;
    }
}
