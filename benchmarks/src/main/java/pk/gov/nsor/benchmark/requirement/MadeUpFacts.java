package pk.gov.nsor.benchmark.requirement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.Section;
import pk.gov.nsor.foundation.requirement.Charge;
import pk.gov.nsor.foundation.requirement.Facts;
import pk.gov.nsor.foundation.requirement.FactsCheck;
import pk.gov.nsor.foundation.requirement.Judgment;
import pk.gov.nsor.foundation.requirement.Law;
import pk.gov.nsor.foundation.requirement.OffenceRule;
import pk.gov.nsor.foundation.requirement.TimeInCustody;
import pk.gov.nsor.foundation.requirement.VictimClass;

/**
 * People with 1 to 8 convictions and 0 to 12 custody periods, each number as often as any other, over three decades.
 */
final class MadeUpFacts {

    private static final int MOST_CONVICTIONS = 8;
    private static final int MOST_SPELLS = 12;
    private static final LocalDate FIRST_OFFENCE = LocalDate.of(1996, 1, 1);

    private final Random random;
    private final List<Section> sections;
    private final LocalDate today;

    /** @param today no day of the facts lies after it */
    MadeUpFacts(Law law, LocalDate today, long seed) {
        this.random = new Random(seed);
        this.sections = law.offences().rules().stream()
                .map(OffenceRule::section)
                .distinct()
                .toList();
        this.today = today;
    }

    List<Facts> people(int count) {
        List<Facts> people = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            people.add(person());
        }
        return people;
    }

    private Facts person() {
        List<Judgment> judgments = new ArrayList<>();
        int convictions = 1 + random.nextInt(MOST_CONVICTIONS);
        for (int i = 0; i < convictions; i++) {
            judgments.add(judgment("c" + i));
        }
        return FactsCheck.valid(born(), random.nextInt(30) == 0 ? today : null, judgments, custody(judgments));
    }

    /** Some offend under 18; of some the birth date is not known. */
    private @Nullable LocalDate born() {
        return switch (random.nextInt(10)) {
            case 0 -> null;
            case 1 -> FIRST_OFFENCE.minusYears(5);
            default -> FIRST_OFFENCE.minusYears(20);
        };
    }

    private Judgment judgment(String id) {
        LocalDate offence = dayBetween(FIRST_OFFENCE, today);
        LocalDate judgment = dayBetween(offence, earlier(offence.plusYears(3), today));
        boolean isQuashed = random.nextInt(10) == 0;
        List<Charge> charges = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            charges.add(new Charge(section(), random.nextInt(3) == 0 ? List.of(section()) : List.of()));
        }
        return new Judgment(
                id,
                offence,
                judgment,
                isQuashed ? dayBetween(judgment, today) : null,
                new VictimClass(random.nextInt(3) == 0, random.nextInt(5) != 0),
                charges);
    }

    /** Each for one of the convictions and from its judgment on, or for something else; the last may be open. */
    private List<TimeInCustody> custody(List<Judgment> judgments) {
        List<TimeInCustody> custodyPeriods = new ArrayList<>();
        int count = random.nextInt(MOST_SPELLS + 1);
        for (int i = 0; i < count; i++) {
            Judgment judgment = judgments.get(random.nextInt(judgments.size()));
            boolean isForIt = random.nextInt(4) != 0;
            LocalDate admitted =
                    isForIt && random.nextBoolean() ? judgment.judgmentOn() : dayBetween(judgment.judgmentOn(), today);
            LocalDate released = dayBetween(admitted, earlier(admitted.plusYears(4), today));
            custodyPeriods.add(
                    new TimeInCustody(isForIt ? judgment.id() : null, admitted, isOpen(i, count) ? null : released));
        }
        return custodyPeriods;
    }

    private boolean isOpen(int custodyPeriod, int count) {
        return custodyPeriod == count - 1 && random.nextInt(4) == 0;
    }

    private Section section() {
        return sections.get(random.nextInt(sections.size()));
    }

    private LocalDate dayBetween(LocalDate first, LocalDate last) {
        return first.plusDays(random.nextLong(last.toEpochDay() - first.toEpochDay() + 1));
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
