package pk.gov.nsor.publicservice.directory;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Jurisdiction.National;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.reference.District;

/** The present versions of all entries, and the districts beside them, as they were when they were read. */
public final class Listing {

    private static final double EARTH_RADIUS_KM = 6371;

    private static final Comparator<Entry> FIRST_TOLD = Comparator.comparing(
                    (Entry entry) -> rank(entry.particulars().helpRank()))
            .thenComparing(entry -> entry.particulars().nameEn())
            .thenComparing(Entry::id);

    private final List<Entry> entries;
    private final Map<UUID, Entry> byId;
    private final List<Entry> told;
    private final List<District> allDistricts;
    private final Map<String, District> districts;

    Listing(List<Entry> entries, List<District> districts) {
        this(entries, districts, Entry::isTold);
    }

    private Listing(List<Entry> entries, List<District> districts, Predicate<Entry> isTold) {
        this.entries = List.copyOf(entries);
        this.byId = this.entries.stream().collect(Collectors.toUnmodifiableMap(Entry::id, Function.identity()));
        this.told = this.entries.stream().filter(isTold).sorted(FIRST_TOLD).toList();
        this.allDistricts = districts;
        this.districts = districts.stream().collect(Collectors.toUnmodifiableMap(District::code, Function.identity()));
    }

    /** As it would be with other particulars of one entry, or with one entry more. */
    Listing with(UUID id, EntryDetails particulars) {
        Entry changed = new Entry(id, 0, particulars, EntryChange.CHANGED, "", Instant.EPOCH, null, null, null);
        return new Listing(
                Stream.concat(entries.stream().filter(entry -> !entry.id().equals(id)), Stream.of(changed))
                        .toList(),
                allDistricts);
    }

    /** With what the public page lists, and near anybody what it lists near them. */
    public Listing onPublicPage() {
        return new Listing(
                entries.stream()
                        .filter(entry -> entry.particulars().isOnPublicPage())
                        .toList(),
                allDistricts,
                any -> true);
    }

    /** The present version of each, by kind and English name. */
    public List<Entry> entries() {
        return entries;
    }

    public Optional<Entry> byId(UUID id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Every district that the register knows. */
    public List<District> districts() {
        return allDistricts;
    }

    /** The province in which an area lies; null for the country, and where the district is not known. */
    public @Nullable String provinceOf(Jurisdiction area) {
        return switch (area) {
            case National _ -> null;
            case OfProvince(String code) -> code;
            case OfDistrict(String code) -> provinceOf(code);
        };
    }

    /** Help for somebody in a district; for the country where it is null or not known. */
    public Nearby near(@Nullable String districtCode) {
        return near(districtCode == null ? Set.of() : Set.of(districtCode));
    }

    /**
     * Help for somebody in one of several districts: what is right for each of them, and otherwise what is right for their
     * province, or the country.
     */
    public Nearby near(Collection<String> districtCodes) {
        Set<District> places = new HashSet<>();
        districtCodes.forEach(code -> Optional.ofNullable(districts.get(code)).ifPresent(places::add));
        Set<Optional<Entry>> cells = places.stream().map(this::cell).collect(Collectors.toSet());
        Entry cell = cells.size() == 1 ? cells.iterator().next().orElse(null) : null;
        return new Nearby(
                cell,
                best(EntryKind.HELPLINE, places),
                best(EntryKind.LEGAL_AID, places),
                cell == null ? null : beyond(cell, places));
    }

    private Nearby.@Nullable Beyond beyond(Entry cell, Set<District> asked) {
        String province = provinceOf(cell.particulars().area());
        return asked.stream()
                .filter(place -> province != null && !province.equals(place.provinceCode()))
                .min(Comparator.comparing(District::code))
                .map(place -> new Nearby.Beyond(
                        place,
                        first(
                                        EntryKind.CRISIS_CELL,
                                        entry -> place.provinceCode()
                                                .equals(provinceOf(
                                                        entry.particulars().area())))
                                .isEmpty()))
                .orElse(null);
    }

    /** Help for somebody in a province of whom no more is known. */
    public Nearby inProvince(String provinceCode) {
        return new Nearby(
                null,
                first(EntryKind.HELPLINE, serves(new OfProvince(provinceCode)))
                        .or(() -> first(EntryKind.HELPLINE, serves(Jurisdiction.NATIONAL)))
                        .orElse(null),
                first(EntryKind.LEGAL_AID, serves(new OfProvince(provinceCode)))
                        .or(() -> first(EntryKind.LEGAL_AID, serves(Jurisdiction.NATIONAL)))
                        .orElse(null),
                null);
    }

    /**
     * That of the district, else the nearest of its province, else one for the province, else the nearest of all. One beyond
     * the border takes the place of the province's where it is less than half as far: from Rawalpindi it is Islamabad's and
     * not Lahore's.
     */
    private Optional<Entry> cell(District place) {
        String province = place.provinceCode();
        Optional<Entry> ofAll = nearest(place, any -> true);
        Optional<Entry> ofProvince = nearest(
                        place,
                        entry -> province.equals(provinceOf(entry.particulars().area())))
                .map(near -> ofAll.filter(other -> distance(place, other) < distance(place, near) / 2)
                        .orElse(near));
        return first(EntryKind.CRISIS_CELL, serves(new OfDistrict(place.code())))
                .or(() -> ofProvince)
                .or(() -> first(EntryKind.CRISIS_CELL, serves(new OfProvince(province))))
                .or(() -> ofAll)
                .or(() -> first(EntryKind.CRISIS_CELL, serves(Jurisdiction.NATIONAL)));
    }

    /** Of those that are in a district; of two that are equally near the one that ranks first. */
    private Optional<Entry> nearest(District from, Predicate<Entry> where) {
        return told.stream()
                .filter(entry -> entry.particulars().kind() == EntryKind.CRISIS_CELL)
                .filter(where)
                .filter(entry -> districtOf(entry) != null)
                .min(Comparator.comparingDouble(entry -> distance(from, entry)));
    }

    private @Nullable Entry best(EntryKind kind, Set<District> places) {
        Set<Jurisdiction> ofDistrict =
                places.stream().map(place -> new OfDistrict(place.code())).collect(Collectors.toSet());
        Set<Jurisdiction> ofProvince = places.stream()
                .map(place -> new OfProvince(place.provinceCode()))
                .collect(Collectors.toSet());
        return common(kind, ofDistrict)
                .or(() -> common(kind, ofProvince))
                .or(() -> first(kind, serves(Jurisdiction.NATIONAL)))
                .orElse(null);
    }

    /** The first that serves the one area; none where there are several, since it would be wrong for somebody. */
    private Optional<Entry> common(EntryKind kind, Set<Jurisdiction> areas) {
        return areas.size() == 1 ? first(kind, serves(areas.iterator().next())) : Optional.empty();
    }

    private Optional<Entry> first(EntryKind kind, Predicate<Entry> where) {
        return told.stream()
                .filter(entry -> entry.particulars().kind() == kind)
                .filter(where)
                .findFirst();
    }

    private static Predicate<Entry> serves(Jurisdiction area) {
        return entry -> entry.particulars().area().equals(area);
    }

    private @Nullable String provinceOf(String districtCode) {
        District district = districts.get(districtCode);
        return district == null ? null : district.provinceCode();
    }

    private @Nullable District districtOf(Entry entry) {
        return entry.particulars().area() instanceof OfDistrict(String code) ? districts.get(code) : null;
    }

    /** Kilometres between the districts' points. */
    private double distance(District from, Entry entry) {
        District to = districtOf(entry);
        if (to == null) {
            return Double.MAX_VALUE;
        }
        double latitude = Math.toRadians(to.latitude() - from.latitude()) / 2;
        double longitude = Math.toRadians(to.longitude() - from.longitude()) / 2;
        double haversine = Math.pow(Math.sin(latitude), 2)
                + Math.cos(Math.toRadians(from.latitude()))
                        * Math.cos(Math.toRadians(to.latitude()))
                        * Math.pow(Math.sin(longitude), 2);
        return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(haversine));
    }

    private static int rank(@Nullable Integer helpRank) {
        return helpRank == null ? Integer.MAX_VALUE : helpRank;
    }
}
