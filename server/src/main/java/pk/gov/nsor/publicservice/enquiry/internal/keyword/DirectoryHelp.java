package pk.gov.nsor.publicservice.enquiry.internal.keyword;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.reference.Area;
import pk.gov.nsor.foundation.reference.AreaMeaning;
import pk.gov.nsor.foundation.reference.AreaNames;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.publicservice.directory.Directory;
import pk.gov.nsor.publicservice.directory.Listing;
import pk.gov.nsor.publicservice.outreach.DistrictQuestions;

/**
 * Help by district, by tehsil, or by province; what a name means is found as for questions about areas. Nobody in need is
 * asked back: a word of several places gets what is right for all of them, and one that nobody knows what is right
 * everywhere, with the names that may have been meant. They are to be sent whole, since nothing is kept of who asked.
 */
@Component
class DirectoryHelp implements NearbyHelp {

    /** No place has a longer name; a longer text is not looked up. */
    private static final int LONGEST_NAME = 100;

    private final Directory directory;
    private final AreaNames names;
    private final DistrictQuestions questions;
    private volatile @Nullable Provinces provinces;

    DirectoryHelp(Directory directory, AreaNames names, DistrictQuestions questions) {
        this.directory = directory;
        this.names = names;
        this.questions = questions;
    }

    @Override
    public Look look() {
        Listing listing = directory.current();
        Map<String, String> provinceCodes = provinces(listing.districts()).codes;
        return place -> at(place, listing, provinceCodes);
    }

    private Found at(String place, Listing listing, Map<String, String> provinceCodes) {
        if (place.isBlank() || place.length() > LONGEST_NAME) {
            return new Found(listing.near(List.of()), false, List.of());
        }
        return switch (names.find(place)) {
            case AreaMeaning.Known(Area area) -> in(listing, List.of(area));
            case AreaMeaning.Several(String ignored, List<Area> areas) -> in(listing, areas);
            case AreaMeaning.Unknown(List<Area> nearest) -> {
                String province = provinceCodes.get(letters(place));
                yield province == null
                        ? new Found(listing.near(List.of()), false, distinct(nearest))
                        : new Found(listing.inProvince(province), false, List.of());
            }
        };
    }

    private Found in(Listing listing, List<Area> meant) {
        Set<String> codes =
                meant.stream().map(area -> area.district().code()).collect(Collectors.toCollection(LinkedHashSet::new));
        boolean isOne = codes.size() == 1;
        if (isOne) {
            questions.asked(DistrictQuestions.Topic.HELP, codes.iterator().next());
        }
        return new Found(listing.near(codes), isOne, isOne ? List.of() : distinct(meant));
    }

    /** A tehsil whose name others have too is suggested as its district. */
    private List<Area> distinct(List<Area> areas) {
        return areas.stream()
                .map(area -> names.find(area.nameEn()) instanceof AreaMeaning.Known(Area same) && same.equals(area)
                        ? area
                        : new Area(area.district(), null))
                .distinct()
                .toList();
    }

    /** Read again with the districts only. */
    private Provinces provinces(Collection<District> from) {
        Provinces known = provinces;
        if (known == null || !known.from.equals(from)) {
            Map<String, String> codes = new HashMap<>();
            for (District district : from) {
                codes.put(letters(district.provinceEn()), district.provinceCode());
                codes.put(letters(district.provinceUr()), district.provinceCode());
            }
            known = new Provinces(from, codes);
            provinces = known;
        }
        return known;
    }

    private static String letters(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}]", "");
    }

    /** @param codes by the letters of the name, in either script */
    private record Provinces(Collection<District> from, Map<String, String> codes) {}
}
