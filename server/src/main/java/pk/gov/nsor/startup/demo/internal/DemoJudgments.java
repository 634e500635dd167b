package pk.gov.nsor.startup.demo.internal;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pk.gov.nsor.foundation.kernel.Section;
import pk.gov.nsor.foundation.reference.Court;
import pk.gov.nsor.foundation.reference.Courts;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.conviction.Offence;
import pk.gov.nsor.record.conviction.Victim;

/** Makes up judgments of the courts that {@code reference} knows, under sections that its table of the law has. */
final class DemoJudgments {

    static final LocalDate FIRST_DAY_OF_THE_ACT = LocalDate.of(2021, 12, 1);

    /** Keys by district. */
    private final Map<String, String> courts;

    private final Map<String, String> stations;
    private final List<Charge> charges = List.of(
            Charge.of(26, Whom.WOMAN, "PPC 376"),
            Charge.of(14, Whom.CHILD, "PPC 376(3)"),
            Charge.of(13, Whom.BOY, "PPC 377"),
            Charge.of(12, Whom.CHILD, "PPC 377B"),
            Charge.of(5, Whom.WOMAN, "PPC 375A", "PPC 34"),
            Charge.of(5, Whom.WOMAN, "PPC 354"),
            Charge.of(3, Whom.WOMAN, "PPC 354A"),
            Charge.of(5, Whom.WOMAN, "PPC 365B", "PPC 376"),
            Charge.of(2, Whom.CHILD, "PPC 366A"),
            Charge.of(3, Whom.CHILD, "PPC 376", "PPC 511"),
            Charge.of(2, Whom.WOMAN, "PPC 371A"),
            Charge.of(3, Whom.WOMAN, "PPC 336B"),
            Charge.of(3, Whom.WOMAN, "PECA 21"),
            Charge.of(4, Whom.CHILD, "PECA 22"),
            Charge.of(1, Whom.CHILD, "PPC 292A"),
            Charge.of(1, Whom.WOMAN, "PPC 366B"),
            Charge.of(1, Whom.CHILD, "PPC 377A"),
            Charge.of(1, Whom.CHILD, "PPC 376(3)", "PPC 302"),
            Charge.of(1, Whom.MAN, "PPC 377"));

    private final int weights = charges.stream().mapToInt(Charge::weight).sum();

    DemoJudgments(Courts courts, PoliceStations stations) {
        this.courts = courts.all().stream()
                .collect(Collectors.toMap(Court::districtCode, Court::code, (first, another) -> first));
        this.stations = stations.all().stream()
                .collect(Collectors.toMap(PoliceStation::districtCode, PoliceStation::code, (first, another) -> first));
    }

    /** A day from the Act's first to the last given. */
    static LocalDate judgmentDay(RandomGenerator random, LocalDate asOf) {
        return FIRST_DAY_OF_THE_ACT.plusDays(
                random.nextInt((int) ChronoUnit.DAYS.between(FIRST_DAY_OF_THE_ACT, asOf) + 1));
    }

    NewConviction judgment(RandomGenerator random, String district, LocalDate offenceOn, LocalDate judgmentOn) {
        return judgment(random, district, offenceOn, judgmentOn, weighted(random));
    }

    /** A judgment whose section and days a demonstration script depends on. */
    NewConviction ofRape(RandomGenerator random, String district, LocalDate offenceOn, LocalDate judgmentOn) {
        return judgment(random, district, offenceOn, judgmentOn, charges.getFirst());
    }

    private NewConviction judgment(
            RandomGenerator random, String district, LocalDate offenceOn, LocalDate judgmentOn, Charge charge) {
        return new NewConviction(
                Objects.requireNonNull(courts.get(district), district),
                "SC " + (1 + random.nextInt(400)) + "/" + judgmentOn.getYear(),
                (1 + random.nextInt(1800)) + "/" + offenceOn.getYear(),
                Objects.requireNonNull(stations.get(district), district),
                offenceOn,
                judgmentOn,
                charge.whom().victim(),
                charge.offences());
    }

    private Charge weighted(RandomGenerator random) {
        int left = random.nextInt(weights);
        for (Charge charge : charges) {
            left -= charge.weight();
            if (left < 0) {
                return charge;
            }
        }
        return charges.getLast();
    }

    private record Charge(int weight, Whom whom, List<Offence> offences) {

        /** The first section stands alone; the later ones are connected with it. */
        static Charge of(int weight, Whom whom, String... sections) {
            Section first = Section.parse(sections[0]);
            return new Charge(
                    weight,
                    whom,
                    Stream.concat(
                                    Stream.of(new Offence(first, List.of())),
                                    Arrays.stream(sections)
                                            .skip(1)
                                            .map(section -> new Offence(Section.parse(section), List.of(first))))
                            .toList());
        }
    }

    private enum Whom {
        WOMAN,
        CHILD,
        BOY,
        MAN;

        Victim victim() {
            return switch (this) {
                case WOMAN -> new Victim(Victim.Age.ADULT, Victim.VictimSex.FEMALE);
                case CHILD -> new Victim(Victim.Age.CHILD, Victim.VictimSex.FEMALE);
                case BOY -> new Victim(Victim.Age.CHILD, Victim.VictimSex.MALE);
                case MAN -> new Victim(Victim.Age.ADULT, Victim.VictimSex.MALE);
            };
        }
    }
}
