package pk.gov.nsor.demo.internal;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import pk.gov.nsor.conviction.NewConviction;
import pk.gov.nsor.conviction.Offence;
import pk.gov.nsor.conviction.Victim;
import pk.gov.nsor.kernel.Section;
import pk.gov.nsor.reference.Courts;
import pk.gov.nsor.reference.PoliceStations;

/** Makes up judgments of the courts that {@code reference} knows, under sections that its table of the law has. */
final class DemoJudgments {

    private static final LocalDate FIRST_DAY_OF_THE_ACT = LocalDate.of(2021, 12, 1);

    private final Courts courts;
    private final PoliceStations stations;
    private final List<Charge> charges = List.of(
            new Charge(26, Whom.WOMAN, List.of("PPC 376")),
            new Charge(14, Whom.CHILD, List.of("PPC 376(3)")),
            new Charge(13, Whom.BOY, List.of("PPC 377")),
            new Charge(12, Whom.CHILD, List.of("PPC 377B")),
            new Charge(5, Whom.WOMAN, List.of("PPC 375A", "PPC 34")),
            new Charge(5, Whom.WOMAN, List.of("PPC 354")),
            new Charge(3, Whom.WOMAN, List.of("PPC 354A")),
            new Charge(5, Whom.WOMAN, List.of("PPC 365B", "PPC 376")),
            new Charge(2, Whom.CHILD, List.of("PPC 366A")),
            new Charge(3, Whom.CHILD, List.of("PPC 376", "PPC 511")),
            new Charge(2, Whom.WOMAN, List.of("PPC 371A")),
            new Charge(3, Whom.WOMAN, List.of("PPC 336B")),
            new Charge(3, Whom.WOMAN, List.of("PECA 21")),
            new Charge(4, Whom.CHILD, List.of("PECA 22")),
            new Charge(1, Whom.CHILD, List.of("PPC 292A")));

    DemoJudgments(Courts courts, PoliceStations stations) {
        this.courts = courts;
        this.stations = stations;
    }

    /** A day from the Act's first to the last given. */
    static LocalDate judgmentDay(RandomGenerator random, LocalDate asOf) {
        return FIRST_DAY_OF_THE_ACT.plusDays(
                random.nextInt((int) ChronoUnit.DAYS.between(FIRST_DAY_OF_THE_ACT, asOf) + 1));
    }

    NewConviction judgment(RandomGenerator random, String district, LocalDate offenceOn, LocalDate judgmentOn) {
        return judgment(random, district, offenceOn, judgmentOn, weighted(random));
    }

    /** A judgment whose section and days a story depends on. */
    NewConviction ofRape(RandomGenerator random, String district, LocalDate offenceOn, LocalDate judgmentOn) {
        return judgment(random, district, offenceOn, judgmentOn, charges.getFirst());
    }

    private NewConviction judgment(
            RandomGenerator random, String district, LocalDate offenceOn, LocalDate judgmentOn, Charge charge) {
        return new NewConviction(
                courts.inDistrict(district).getFirst().code(),
                "SC %d/%d".formatted(1 + random.nextInt(400), judgmentOn.getYear()),
                "%d/%d".formatted(1 + random.nextInt(1800), offenceOn.getYear()),
                stations.inDistrict(district).getFirst().code(),
                offenceOn,
                judgmentOn,
                charge.whom().victim(),
                charge.offences());
    }

    private Charge weighted(RandomGenerator random) {
        int left = random.nextInt(charges.stream().mapToInt(Charge::weight).sum());
        for (Charge charge : charges) {
            left -= charge.weight();
            if (left < 0) {
                return charge;
            }
        }
        return charges.getLast();
    }

    /** @param sections the first stands alone; those after it are connected with it */
    private record Charge(int weight, Whom whom, List<String> sections) {

        List<Offence> offences() {
            Section first = Section.parse(sections.getFirst());
            return Stream.concat(
                            Stream.of(new Offence(first, List.of())),
                            sections.stream()
                                    .skip(1)
                                    .map(section -> new Offence(Section.parse(section), List.of(first))))
                    .toList();
        }
    }

    private enum Whom {
        WOMAN,
        CHILD,
        BOY;

        Victim victim() {
            return switch (this) {
                case WOMAN -> new Victim(Victim.Age.ADULT, Victim.VictimSex.FEMALE);
                case CHILD -> new Victim(Victim.Age.CHILD, Victim.VictimSex.FEMALE);
                case BOY -> new Victim(Victim.Age.CHILD, Victim.VictimSex.MALE);
            };
        }
    }
}
