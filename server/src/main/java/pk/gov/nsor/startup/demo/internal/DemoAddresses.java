package pk.gov.nsor.startup.demo.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;

/** Makes up addresses, and spreads people over the districts by population. */
final class DemoAddresses {

    private static final String PUNJAB = "PK-PB";

    /** People by province in hundreds of thousands, census of 2023; Gilgit-Baltistan and Azad Jammu and Kashmir estimated. */
    private static final Map<String, Integer> PROVINCES =
            Map.of(PUNJAB, 1277, "PK-SD", 557, "PK-KP", 409, "PK-BA", 149, "PK-IS", 24, "PK-GB", 17, "PK-JK", 44);

    private static final List<String> MOHALLAS = List.of(
            "Noor Pura",
            "Islam Pura",
            "Gulshan Colony",
            "Muhammad Nagar",
            "Eidgah",
            "Kot Fazal",
            "Rehmat Abad",
            "Bilal Town",
            "Shah Faisal Colony",
            "Madina Town",
            "Qasim Abad",
            "Ghareeb Abad",
            "Nawan Shehr",
            "Purana Bazaar");
    private static final List<String> ROADS = List.of(
            "Railway Road",
            "Circular Road",
            "Canal Road",
            "Hospital Road",
            "Jail Road",
            "Station Road",
            "Grand Trunk Road",
            "College Road");

    private final List<District> districts;
    private final Map<String, District> byCode;
    private final double[] upTo;

    DemoAddresses(Districts reference) {
        districts = reference.all();
        byCode = districts.stream().collect(Collectors.toMap(District::code, district -> district));
        Map<String, Integer> known = DemoTable.read("district_weights.tsv").stream()
                .collect(Collectors.toMap(List::getFirst, line -> Integer.parseInt(line.get(1))));
        Map<String, Double> rest = restOfProvinces(known);
        upTo = new double[districts.size()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            District district = districts.get(i);
            Integer weight = known.get(district.code());
            sum += weight != null ? weight : rest.getOrDefault(district.provinceCode(), 1.0);
            upTo[i] = sum;
        }
    }

    /** A random district, weighted by population. */
    District district(RandomGenerator random) {
        double place = random.nextDouble() * upTo[upTo.length - 1];
        int found = Arrays.binarySearch(upTo, place);
        return districts.get(Math.min(found < 0 ? -found - 1 : found + 1, upTo.length - 1));
    }

    /** @throws NullPointerException where there is no such district */
    District byCode(String code) {
        return java.util.Objects.requireNonNull(byCode.get(code));
    }

    String line(RandomGenerator random, District district) {
        String mohalla = DemoNames.pick(MOHALLAS, random);
        String road = DemoNames.pick(ROADS, random);
        int house = 1 + random.nextInt(350);
        int street = 1 + random.nextInt(24);
        // In Punjab the villages along the canals are numbered chaks.
        return switch (random.nextInt(district.provinceCode().equals(PUNJAB) ? 4 : 3)) {
            case 0 -> "House No. " + house + ", Street " + street + ", Mohalla " + mohalla;
            case 1 -> "Mohalla " + mohalla + ", " + road;
            case 2 -> "House No. " + house + "-" + (char) ('A' + random.nextInt(4)) + ", " + road;
            default -> "Chak No. " + house + "/" + (1 + random.nextInt(15)) + "L, near the mosque";
        };
    }

    /** The part of each district without a weight of its own, which share the remainder equally. */
    private Map<String, Double> restOfProvinces(Map<String, Integer> known) {
        Map<String, Integer> weights = new HashMap<>();
        Map<String, Integer> others = new HashMap<>();
        for (District district : districts) {
            Integer weight = known.get(district.code());
            if (weight != null) {
                weights.merge(district.provinceCode(), weight, Integer::sum);
            } else {
                others.merge(district.provinceCode(), 1, Integer::sum);
            }
        }
        return others.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        other -> Math.max(
                                        1.0,
                                        PROVINCES.getOrDefault(other.getKey(), 0)
                                                - weights.getOrDefault(other.getKey(), 0))
                                / other.getValue()));
    }
}
