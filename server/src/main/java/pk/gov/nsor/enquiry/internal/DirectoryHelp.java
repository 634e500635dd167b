package pk.gov.nsor.enquiry.internal;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.directory.Directory;
import pk.gov.nsor.directory.Listing;
import pk.gov.nsor.reference.District;
import pk.gov.nsor.reference.Districts;
import pk.gov.nsor.reference.Districts.Naming;

/**
 * Help by district, by tehsil, or by province. Nobody in need is asked back: a word of several places gets what is right for
 * all of them, and one that nobody knows what is right everywhere.
 */
@Component
class DirectoryHelp implements NearbyHelp {

    /** No place has a longer name; a longer text is not looked up. */
    private static final int LONGEST_NAME = 100;

    private final Directory directory;
    private final Districts districts;
    private volatile @Nullable Provinces provinces;

    DirectoryHelp(Directory directory, Districts districts) {
        this.directory = directory;
        this.districts = districts;
    }

    @Override
    public Look look() {
        Listing listing = directory.current();
        Naming naming = districts.naming();
        Map<String, String> provinceCodes = provinces(listing.districts()).codes;
        return place -> at(place, listing, naming, provinceCodes);
    }

    private static Found at(String place, Listing listing, Naming naming, Map<String, String> provinceCodes) {
        if (place.isBlank() || place.length() > LONGEST_NAME) {
            return new Found(listing.near(List.of()), false);
        }
        List<District> meant = naming.districts(place);
        if (meant.isEmpty()) {
            meant = naming.ofTehsil(place);
        }
        if (!meant.isEmpty()) {
            return new Found(listing.near(meant.stream().map(District::code).toList()), meant.size() == 1);
        }
        String province = provinceCodes.get(letters(place));
        return new Found(province == null ? listing.near(List.of()) : listing.inProvince(province), false);
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
