package pk.gov.nsor.startup.demo.internal;

import java.util.List;
import java.util.random.RandomGenerator;
import pk.gov.nsor.foundation.kernel.PersonName;

/** Makes up names from common ones, in Urdu and in one of the usual Roman spellings. */
final class DemoNames {

    private static final List<CommonName> EPITHETS = List.of(
            new CommonName(List.of("Pehlwan", "Pahalwan"), "پہلوان"),
            new CommonName(List.of("Mistri"), "مستری"),
            new CommonName(List.of("Lamba"), "لمبا"),
            new CommonName(List.of("Ustad"), "استاد"),
            new CommonName(List.of("Driver"), "ڈرائیور"));

    private final List<CommonName> male = ofKind("male");
    private final List<CommonName> female = ofKind("female");
    private final List<CommonName> family = ofKind("family");

    /** One or two given names and, mostly, a family's, tribe's or clan's name. */
    PersonName man(RandomGenerator random, CommonName familyName) {
        CommonName first = pick(male, random);
        CommonName second = pick(male, random);
        boolean hasSecond = random.nextInt(100) < 55 && !second.equals(first);
        boolean hasFamilyName = !hasSecond || random.nextInt(100) < 70;
        return joined(
                random,
                hasSecond
                        ? hasFamilyName ? List.of(first, second, familyName) : List.of(first, second)
                        : List.of(first, familyName));
    }

    PersonName woman(RandomGenerator random, CommonName familyName) {
        return joined(random, List.of(pick(female, random), familyName));
    }

    /** An informal name by which such a man is known. */
    PersonName streetName(RandomGenerator random) {
        return joined(random, List.of(pick(male, random), pick(EPITHETS, random)));
    }

    CommonName familyName(RandomGenerator random) {
        return pick(family, random);
    }

    private static PersonName joined(RandomGenerator random, List<CommonName> parts) {
        return new PersonName(
                String.join(
                        " ",
                        parts.stream().map(part -> pick(part.roman(), random)).toList()),
                String.join(" ", parts.stream().map(CommonName::urdu).toList()));
    }

    static <T> T pick(List<T> things, RandomGenerator random) {
        return things.get(random.nextInt(things.size()));
    }

    private static List<CommonName> ofKind(String kind) {
        return DemoTable.read("names.tsv").stream()
                .filter(line -> line.get(0).equals(kind))
                .map(line -> new CommonName(List.of(line.get(1).split(";")), line.get(2)))
                .toList();
    }

    /** @param roman the usual spellings, at least one */
    record CommonName(List<String> roman, String urdu) {}
}
