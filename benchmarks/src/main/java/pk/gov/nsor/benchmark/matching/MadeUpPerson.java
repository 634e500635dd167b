package pk.gov.nsor.benchmark.matching;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Sex;
import pk.gov.nsor.record.matching.compare.Birth;
import pk.gov.nsor.record.matching.compare.Described;

/** Somebody who was made up. */
record MadeUpPerson(PersonName name, PersonName father, LocalDate bornOn, Sex sex, String district) {

    private static final int DISTRICTS = 140;

    static MadeUpPerson of(NamePopulation population, Random random) {
        Sex sex = random.nextInt(12) == 0 ? Sex.FEMALE : Sex.MALE;
        return new MadeUpPerson(
                population.name(),
                population.name(),
                LocalDate.of(1945, 1, 1).plusDays(random.nextInt(22_000)),
                sex,
                district(random));
    }

    /** Near districts have the same first letter; as many people live near as far. */
    private static String district(Random random) {
        int number = random.nextInt(DISTRICTS);
        return (char) ('a' + number % 20) + "-" + number;
    }

    Described described() {
        return described(name, father, Birth.on(bornOn), district);
    }

    private Described described(PersonName ofPerson, PersonName ofFather, Birth birth, String livesIn) {
        return Described.of(List.of(ofPerson), ofFather, birth, sex).with(Set.of(), Set.of(livesIn), Set.of());
    }

    /**
     * Four of five births are right and one of fifty is far off, one of ten lives in another district, one name of ten has a
     * slip, one of eight lacks a word, and one of fifty has another in its place.
     */
    Described asSomebodyElseWrites(Respelling respelling, Random random) {
        String latin = remembered(respelling.name(Objects.requireNonNull(name.latin()), null), random);
        String fathers = remembered(respelling.name(Objects.requireNonNull(father.latin()), null), random);
        int chance = random.nextInt(100);
        Birth birth = chance < 80
                ? Birth.on(bornOn)
                : chance < 84 && bornOn.getDayOfMonth() <= 12
                        ? Birth.on(LocalDate.of(bornOn.getYear(), bornOn.getDayOfMonth(), bornOn.getMonthValue()))
                        : chance < 92 ? Birth.in(bornOn.getYear()) : Birth.in(bornOn.getYear() + random.nextInt(5) - 2);
        return described(
                PersonName.latin(random.nextInt(10) == 0 ? respelling.slip(latin) : latin),
                PersonName.latin(random.nextInt(10) == 0 ? respelling.slip(fathers) : fathers),
                birth,
                random.nextInt(10) == 0 ? district(random) : district);
    }

    private static String remembered(String name, Random random) {
        List<String> words = new ArrayList<>(List.of(name.split(" ")));
        int chance = random.nextInt(200);
        if (words.size() > 1 && chance < 25) {
            String _ = words.remove(random.nextInt(words.size()));
        } else if (chance < 29) {
            String _ = words.set(random.nextInt(words.size()), "sarang");
        }
        return String.join(" ", words);
    }
}
