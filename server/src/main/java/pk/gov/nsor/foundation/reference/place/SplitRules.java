package pk.gov.nsor.foundation.reference.place;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.reference.Courts;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.DistrictSplit;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.foundation.reference.Sources;
import pk.gov.nsor.foundation.reference.Tehsil;

/** The rules that a district split must satisfy. */
@Component
public class SplitRules {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_SOURCE = 200;

    /** A rectangle around Pakistan, Gilgit-Baltistan and Azad Jammu and Kashmir, degrees. */
    private static final double SOUTH = 23.6;

    private static final double NORTH = 37.1;
    private static final double WEST = 60.8;
    private static final double EAST = 77.9;

    /** From the headquarters of Chagai, the widest district, to its farthest end. */
    private static final int FARTHEST_KILOMETRES = 300;

    private final Districts districts;
    private final Courts courts;
    private final PoliceStations stations;

    SplitRules(Districts districts, Courts courts, PoliceStations stations) {
        this.districts = districts;
        this.courts = courts;
        this.stations = stations;
    }

    /** @throws InvalidValueException naming the field of the form */
    void check(DistrictSplit split, LocalDate from) {
        DistrictRepository table = districts.current();
        District old = old(table, split.district(), from);
        checkNames(table, split, old);
        checkPoint(split, old);
        checkTehsils(table, split, old, from);
        checkPlaces("station", split.stations(), stations.everIn(old.code()), old, from, "district-split.station.all");
        checkPlaces("court", split.courts(), courts.everIn(old.code()), old, from, "district-split.court.all");
        String _ = Sources.check(split.source(), LONGEST_SOURCE);
    }

    private static District old(DistrictRepository table, String code, LocalDate from) {
        District old = table.byCode(code)
                .orElseThrow(() -> refusal("district", "district-split.unknown", "There is no such district."));
        LocalDate to = old.to();
        if (to != null && to.isBefore(from)) {
            throw refusal(
                    "district", "district-split.ended", "This district ended on %s. Choose one that goes on.", to);
        }
        LocalDate first = old.from();
        if (first != null && !first.isBefore(from)) {
            throw refusal(
                    "effectiveFrom",
                    "district-split.begins",
                    "This district begins on %s. Choose a day after it.",
                    first);
        }
        return old;
    }

    private static void checkNames(DistrictRepository table, DistrictSplit split, District old) {
        checkName("nameEn", split.nameEn(), "[A-Za-z][A-Za-z .'-]*", "district-split.name.english");
        checkName(
                "nameUr",
                split.nameUr(),
                "[\\p{IsArabic}][\\p{IsArabic}\\p{M} ،.\\u200c-]*",
                "district-split.name.urdu");
        checkName("headquarters", split.headquarters(), "[A-Za-z][A-Za-z .'-]*", "district-split.name.english");
        String code = codeOf(split.nameEn());
        if (split.code().equals(old.code())
                || code.equals(old.code())
                || table.withName(split.nameEn()).contains(old)) {
            throw refusal(
                    "nameEn",
                    "district-split.itself",
                    "A district can not be its own successor. Give the new district's name.");
        }
        if (!split.code().equals(code)) {
            throw refusal("nameEn", "district-split.code", "The key of this district would be %s.", code);
        }
        table.byCode(code)
                .or(() -> table.withName(split.nameEn()).stream().findFirst())
                .ifPresent(known -> {
                    throw refusal(
                            "nameEn", "district-split.known", "There is a district of this name: %s.", known.nameEn());
                });
        table.withName(split.nameUr()).stream().findFirst().ifPresent(known -> {
            throw refusal("nameUr", "district-split.known", "There is a district of this name: %s.", known.nameUr());
        });
        checkName("divisionEn", split.divisionEn(), "[A-Za-z][A-Za-z .'-]*", "district-split.name.english");
    }

    private static void checkName(String field, String name, String pattern, String code) {
        if (name.length() > LONGEST_NAME) {
            throw refusal(field, "district-split.length", "A name has at most %s characters.", LONGEST_NAME);
        }
        if (!name.matches(pattern)) {
            throw refusal(field, code, "Write the name in the letters of its language.");
        }
    }

    private static void checkPoint(DistrictSplit split, District old) {
        if (!(split.latitude() >= SOUTH && split.latitude() <= NORTH)) {
            throw refusal(
                    "latitude",
                    "district-split.latitude",
                    "This point lies outside Pakistan: degrees north are between %s and %s.",
                    Double.toString(SOUTH),
                    Double.toString(NORTH));
        }
        if (!(split.longitude() >= WEST && split.longitude() <= EAST)) {
            throw refusal(
                    "longitude",
                    "district-split.longitude",
                    "This point lies outside Pakistan: degrees east are between %s and %s.",
                    Double.toString(WEST),
                    Double.toString(EAST));
        }
        double kilometres = kilometres(split.latitude(), split.longitude(), old.latitude(), old.longitude());
        if (kilometres > FARTHEST_KILOMETRES) {
            throw refusal(
                    "latitude",
                    "district-split.far",
                    "This point lies %s km from the headquarters of %s, farther than any district reaches.",
                    Math.round(kilometres),
                    old.nameEn());
        }
    }

    private static void checkTehsils(DistrictRepository table, DistrictSplit split, District old, LocalDate from) {
        if (split.tehsils().isEmpty()) {
            throw refusal("tehsils", "district-split.tehsil.none", "Choose the tehsils that move to the new district.");
        }
        for (String code : split.tehsils()) {
            Tehsil tehsil = table.tehsil(code)
                    .orElseThrow(() -> refusal("tehsils", "district-split.tehsil.unknown", "There is no such tehsil."));
            refuseUnlessHere("tehsil", tehsil, old, from);
        }
        Set<String> moving = new HashSet<>(split.tehsils());
        boolean isLeft = table.tehsils().stream()
                .anyMatch(tehsil -> tehsil.lastDistrict().equals(old.code()) && !moving.contains(tehsil.code()));
        if (!isLeft) {
            throw refusal(
                    "tehsils",
                    "district-split.tehsil.all",
                    "No tehsil would be left: that is a new name for the district, not a split. Its name is changed in the files of reference data; its key stays.");
        }
    }

    private static void checkPlaces(
            String kind, List<String> moving, List<? extends Located> known, District old, LocalDate from, String all) {
        if (moving.isEmpty()) {
            return;
        }
        String field = kind + "s";
        for (String code : moving) {
            Located place = known.stream()
                    .filter(each -> each.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> refusal(
                            field, "district-split." + kind + ".unknown", "This is not of the district: %s.", code));
            refuseUnlessHere(kind, place, old, from);
        }
        boolean isLeft = known.stream()
                .anyMatch(each -> each.lastDistrict().equals(old.code()) && !moving.contains(each.code()));
        if (!isLeft) {
            throw refusal(field, all, "One has to stay with %s, which would have none.", old.nameEn());
        }
    }

    private static void refuseUnlessHere(String kind, Located place, District old, LocalDate from) {
        if (!place.districtOn(from).equals(old.code())) {
            throw refusal(
                    kind + "s",
                    "district-split." + kind + ".elsewhere",
                    "%s is not of %s on %s.",
                    place.nameEn(),
                    old.nameEn(),
                    from);
        }
        if (place.movesFrom(from)) {
            throw refusal(
                    kind + "s",
                    "district-split." + kind + ".later",
                    "%s moves to another district on %s already.",
                    place.nameEn(),
                    java.util.Objects.requireNonNull(place.stays().getLast().from()));
        }
    }

    /** Shaheed Benazirabad becomes shaheed-benazirabad, as the loader of the files has it. */
    public static String codeOf(String nameEn) {
        return nameEn.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    /** Along a great circle; Earth's mean radius is 6371 km. */
    private static double kilometres(double latitude, double longitude, double otherLatitude, double otherLongitude) {
        double north = Math.toRadians(otherLatitude - latitude);
        double east = Math.toRadians(otherLongitude - longitude);
        double haversine = Math.pow(Math.sin(north / 2), 2)
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(otherLatitude))
                        * Math.pow(Math.sin(east / 2), 2);
        return 2 * 6371 * Math.asin(Math.sqrt(haversine));
    }

    private static InvalidValueException refusal(String field, String code, String english, Object... arguments) {
        return new InvalidValueException(code, english, arguments).at(field);
    }
}
