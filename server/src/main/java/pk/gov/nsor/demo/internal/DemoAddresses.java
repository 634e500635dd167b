package pk.gov.nsor.demo.internal;

import java.util.List;
import java.util.random.RandomGenerator;

/** Makes up addresses, and spreads people over districts by population. */
final class DemoAddresses {

    private static final List<String> MOHALLAS = List.of(
            "Noor Pura",
            "Islam Pura",
            "Gulshan Colony",
            "Muhammad Nagar",
            "Eidgah",
            "Kot Fazal",
            "Rehmat Abad",
            "Bilal Town");
    private static final List<String> ROADS =
            List.of("Railway Road", "Circular Road", "Canal Road", "Hospital Road", "Jail Road", "Station Road");

    private final List<District> districts = DemoTable.read("district_weights.tsv").stream()
            .map(line -> new District(line.get(0), Integer.parseInt(line.get(1))))
            .toList();
    private final int weights = districts.stream().mapToInt(District::weight).sum();

    /** The code of one of the forty most populous districts, each as likely as people live there. */
    String district(RandomGenerator random) {
        int left = random.nextInt(weights);
        for (District district : districts) {
            left -= district.weight();
            if (left < 0) {
                return district.code();
            }
        }
        return districts.getLast().code();
    }

    /** @param hasChaks whether the district is one of Punjab, whose villages along the canals are numbered chaks */
    String line(RandomGenerator random, boolean hasChaks) {
        String mohalla = DemoNames.pick(MOHALLAS, random);
        String road = DemoNames.pick(ROADS, random);
        int house = 1 + random.nextInt(350);
        int street = 1 + random.nextInt(24);
        return switch (random.nextInt(hasChaks ? 4 : 3)) {
            case 0 -> "House No. %d, Street %d, Mohalla %s".formatted(house, street, mohalla);
            case 1 -> "Mohalla %s, %s".formatted(mohalla, road);
            case 2 -> "House No. %d-%c, %s".formatted(house, (char) ('A' + random.nextInt(4)), road);
            default -> "Chak No. %d/%dL, near the mosque".formatted(house, 1 + random.nextInt(15));
        };
    }

    private record District(String code, int weight) {}
}
