package pk.gov.nsor.startup.demo.internal;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Sex;
import pk.gov.nsor.foundation.reference.Courts;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.record.conviction.Conviction.Quashing;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.NewAddress;

/**
 * Generates people; one seed and one day always give the same. About one in twenty has no CNIC. A few each are women,
 * foreigners, were under 18 at the offence, had a conviction quashed, are known in one script only, or are duplicates
 * of somebody on record, entered once more with other spellings and with no CNIC or another one.
 */
final class DemoOffenders {

    /** The CNIC of the first person of a demonstration: on the register, confirmed. */
    static final Cnic ON_THE_REGISTER = Cnic.parse("93520-1234567-1");

    /** The CNIC of the second person: registered, but no second registrar has confirmed the identity. */
    static final Cnic UNCONFIRMED = Cnic.parse("93740-7654987-3");

    /** A CNIC that no person has. */
    static final Cnic NOBODYS = Cnic.parse("94210-4455667-5");

    /** How many people a synthetic nation can have. */
    static final int MOST_OF_A_NATION = 9_000_000;

    /** How many people a demonstration can have; their CNICs occur in no synthetic nation. */
    static final int MOST_OF_A_DEMONSTRATION = DemoCnics.MOST - MOST_OF_A_NATION;

    private static final List<Quashing.Reason> QUASHINGS =
            List.of(Quashing.Reason.ACQUITTED_ON_APPEAL, Quashing.Reason.RETRIAL_ORDERED);
    private static final int LOOKED_BACK_FOR_DUPLICATES = 20_000;

    private final long seed;
    private final LocalDate asOf;
    private final DemoNames names = new DemoNames();
    private final DemoAddresses addresses;
    private final DemoJudgments judgments;

    DemoOffenders(long seed, LocalDate asOf, Districts districts, Courts courts, PoliceStations stations) {
        this.seed = seed;
        this.asOf = asOf;
        this.addresses = new DemoAddresses(districts);
        this.judgments = new DemoJudgments(courts, stations);
    }

    /**
     * A person of a demonstration, in which the first two are for demonstration scripts. Independent of the people
     * generated before.
     *
     * @param index 0 to {@link #MOST_OF_A_DEMONSTRATION}, that excluded
     */
    DemoOffender offender(int index) {
        check(index, MOST_OF_A_DEMONSTRATION);
        RandomGenerator random = random(MOST_OF_A_NATION + index);
        return switch (index) {
            case 0 -> fixed(random, "Akbar Ali Nadeem", "اکبر علی ندیم", ON_THE_REGISTER, "lahore", true);
            case 1 -> fixed(random, "Sajid Mehmood Bhatti", "ساجد محمود بھٹی", UNCONFIRMED, "rawalpindi", false);
            default -> random(random, MOST_OF_A_NATION + index, MOST_OF_A_NATION + 2);
        };
    }

    /**
     * A person of a synthetic nation. Independent of the people generated before.
     *
     * @param index 0 to {@link #MOST_OF_A_NATION}, that excluded
     */
    DemoOffender citizen(int index) {
        check(index, MOST_OF_A_NATION);
        return random(random(index), index, 0);
    }

    private static void check(int index, int most) {
        if (index < 0 || index >= most) {
            throw new IllegalArgumentException("There is no person " + index);
        }
    }

    private RandomGenerator random(int index) {
        // Neighbouring seeds begin with similar values; multiplying by a large odd number prevents that.
        return new Random((seed * 10_000_000 + index) * 0x9E3779B97F4A7C15L);
    }

    private DemoOffender fixed(
            RandomGenerator random, String latin, String urdu, Cnic cnic, String district, boolean confirmed) {
        Identity identity = new Identity(
                new PersonName(latin, urdu),
                new PersonName("Bashir Ahmed", "بشیر احمد"),
                Sex.MALE,
                LocalDate.of(1984, 3, 12),
                "PK",
                List.of());
        NewConviction judgment =
                judgments.ofRape(random, district, LocalDate.of(2022, 2, 3), LocalDate.of(2023, 5, 17));
        return new DemoOffender(
                identity,
                cnic,
                List.of(new NewAddress(
                        "House No. 12, Street 4, Mohalla Noor Pura", district, LocalDate.of(2019, 6, 1))),
                List.of(judgment),
                null,
                fates(random, district).released(judgment, LocalDate.of(2025, 9, 8)),
                confirmed);
    }

    /** @param first where the people begin of whom this may be a duplicate */
    private DemoOffender random(RandomGenerator random, int index, int first) {
        int before = Math.min(index - first, LOOKED_BACK_FOR_DUPLICATES);
        if (!isDuplicate(random) || before == 0) {
            return fresh(random, index);
        }
        int original = index - 1 - random.nextInt(before);
        RandomGenerator originals = random(original);
        return isDuplicate(originals) ? fresh(random, index) : again(random, index, fresh(originals, original));
    }

    private static boolean isDuplicate(RandomGenerator random) {
        return oneIn(70, random);
    }

    /** A person entered as if nobody had known that they are on record already. */
    private DemoOffender again(RandomGenerator random, int index, DemoOffender known) {
        Identity identity = new Identity(
                Misspelling.of(known.identity().name(), random),
                known.identity().fatherName() == null || oneIn(4, random)
                        ? known.identity().fatherName()
                        : Misspelling.of(known.identity().fatherName(), random),
                known.identity().sex(),
                misread(known.identity().bornOn(), random),
                known.identity().nationality(),
                List.of());
        District district = addresses.byCode(known.addresses().getLast().districtCode());
        LocalDate before = known.judgments().getFirst().judgmentOn();
        LocalDate judgmentOn = before.plusDays(random.nextInt((int) ChronoUnit.DAYS.between(before, asOf) + 1));
        LocalDate offenceOn = judgmentOn.minusDays(random.nextInt(150));
        Cnic cnic = oneIn(3, random)
                ? DemoCnics.of(index, district.provinceCode(), known.identity().sex(), random)
                : null;
        boolean confirmed = cnic != null && oneIn(2, random);
        List<NewConviction> convictions = List.of(judgments.judgment(random, district.code(), offenceOn, judgmentOn));
        return new DemoOffender(
                identity,
                cnic,
                known.addresses().subList(0, 1),
                convictions,
                null,
                fates(random, district.code())
                        .of(convictions, null, known.addresses().getFirst().from()),
                confirmed);
    }

    private DemoOffender fresh(RandomGenerator random, int index) {
        Sex sex = oneIn(33, random) ? Sex.FEMALE : oneIn(150, random) ? Sex.OTHER : Sex.MALE;
        boolean foreigner = oneIn(45, random);
        boolean juvenile = oneIn(40, random);
        District district = addresses.district(random);
        LocalDate judgmentOn = DemoJudgments.judgmentDay(random, asOf);
        LocalDate offenceOn = judgmentOn.minusDays(150 + random.nextInt(900));
        LocalDate bornOn = juvenile
                ? offenceOn.minusYears(16).minusDays(random.nextInt(400))
                : offenceOn.minusYears(19 + random.nextInt(40)).minusDays(random.nextInt(365));
        Cnic cnic = foreigner || oneIn(22, random) ? null : DemoCnics.of(index, district.provinceCode(), sex, random);
        List<NewConviction> convictions = new ArrayList<>();
        convictions.add(judgments.judgment(random, district.code(), offenceOn, judgmentOn));
        LocalDate secondOn = judgmentOn.plusDays(200 + random.nextInt(500));
        if (oneIn(9, random) && secondOn.isBefore(asOf)) {
            convictions.add(judgments.judgment(random, district.code(), offenceOn.plusDays(40), secondOn));
        }
        Identity identity = identity(random, sex, bornOn, foreigner);
        List<NewAddress> lived = addresses(random, district, bornOn, judgmentOn);
        Quashing quashed = quashed(random, judgmentOn);
        boolean confirmed = cnic != null && random.nextInt(100) < 91;
        return new DemoOffender(
                identity,
                cnic,
                lived,
                convictions,
                quashed,
                fates(random, district.code())
                        .of(convictions, quashed, lived.getLast().from()),
                confirmed);
    }

    private DemoFates fates(RandomGenerator random, String district) {
        return new DemoFates(random, asOf, addresses.byCode(district).nameEn());
    }

    private Identity identity(RandomGenerator random, Sex sex, LocalDate bornOn, boolean foreigner) {
        DemoNames.CommonName familyName = names.familyName(random);
        PersonName name = sex == Sex.FEMALE ? names.woman(random, familyName) : names.man(random, familyName);
        PersonName father = names.man(random, familyName);
        return new Identity(
                oneIn(15, random) ? Misspelling.of(name, random) : oneIn(20, random) ? inOneScript(name, random) : name,
                oneIn(40, random) ? null : father,
                sex,
                oneIn(50, random) ? null : bornOn,
                foreigner ? DemoNames.pick(List.of("AF", "AF", "BD", "IR"), random) : "PK",
                oneIn(8, random) ? List.of(names.streetName(random)) : List.of());
    }

    private static PersonName inOneScript(PersonName name, RandomGenerator random) {
        return oneIn(3, random) ? new PersonName(null, name.urdu()) : new PersonName(name.latin(), null);
    }

    /** Half of the dates as they were; the others with day and month exchanged, or with the year only. */
    private static @Nullable LocalDate misread(@Nullable LocalDate day, RandomGenerator random) {
        if (day == null || oneIn(2, random)) {
            return day;
        }
        return day.getDayOfMonth() <= 12 && day.getMonthValue() < day.getDayOfMonth()
                ? LocalDate.of(day.getYear(), day.getDayOfMonth(), day.getMonthValue())
                : LocalDate.of(day.getYear(), 1, 1);
    }

    /** The addresses at conviction and later, in the order of time. */
    private List<NewAddress> addresses(RandomGenerator random, District home, LocalDate bornOn, LocalDate judgmentOn) {
        List<NewAddress> lived = new ArrayList<>();
        District district = home;
        LocalDate from = latest(judgmentOn.minusDays(100 + random.nextInt(5000)), bornOn);
        do {
            lived.add(new NewAddress(addresses.line(random, district), district.code(), from));
            from = from.plusDays(120 + random.nextInt(1500));
            district = oneIn(3, random) ? addresses.district(random) : district;
        } while (oneIn(2, random) && lived.size() < 5 && from.isBefore(asOf));
        return lived;
    }

    private @Nullable Quashing quashed(RandomGenerator random, LocalDate judgmentOn) {
        LocalDate on = judgmentOn.plusDays(90 + random.nextInt(500));
        boolean quashed = oneIn(30, random) && !on.isAfter(asOf);
        return quashed ? new Quashing(on, DemoNames.pick(QUASHINGS, random)) : null;
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static boolean oneIn(int many, RandomGenerator random) {
        return random.nextInt(many) == 0;
    }
}
