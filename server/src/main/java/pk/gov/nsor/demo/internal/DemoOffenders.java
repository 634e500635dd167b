package pk.gov.nsor.demo.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.conviction.Conviction.Quashing;
import pk.gov.nsor.conviction.NewConviction;
import pk.gov.nsor.kernel.Cnic;
import pk.gov.nsor.kernel.PersonName;
import pk.gov.nsor.kernel.Sex;
import pk.gov.nsor.reference.Courts;
import pk.gov.nsor.reference.Districts;
import pk.gov.nsor.reference.PoliceStations;
import pk.gov.nsor.register.Identity;
import pk.gov.nsor.register.NewAddress;

/**
 * Makes up people: from one seed and one day always the same. The first two are for stories; of the others about one in
 * twenty has no CNIC, and a few each are women, foreigners, were under 18 at the offence, or had a conviction quashed.
 */
final class DemoOffenders {

    /** Of the first person: on the register, confirmed. */
    static final Cnic ON_THE_REGISTER = Cnic.parse("93520-1234567-1");

    /** Of the second: registered, but no second registrar has confirmed the identity. */
    static final Cnic UNCONFIRMED = Cnic.parse("93740-7654987-3");

    /** Of nobody. */
    static final Cnic NOBODYS = Cnic.parse("94210-4455667-5");

    /** From here on people could get the family numbers of the CNICs above, or of the example in the documentation. */
    private static final int MOST = 730;

    private static final Map<String, Integer> PROVINCE_DIGITS =
            Map.of("PK-KP", 1, "PK-PB", 3, "PK-SD", 4, "PK-BA", 5, "PK-IS", 6, "PK-GB", 7, "PK-JK", 8);

    private final long seed;
    private final LocalDate asOf;
    private final Districts districts;
    private final DemoNames names = new DemoNames();
    private final DemoAddresses addresses = new DemoAddresses();
    private final DemoJudgments judgments;

    DemoOffenders(long seed, LocalDate asOf, Districts districts, Courts courts, PoliceStations stations) {
        this.seed = seed;
        this.asOf = asOf;
        this.districts = districts;
        this.judgments = new DemoJudgments(courts, stations);
    }

    /**
     * The person of this place in the order; does not depend on who was made before.
     *
     * @param index 0 to 729
     */
    DemoOffender offender(int index) {
        if (index < 0 || index >= MOST) {
            throw new IllegalArgumentException("There is no person " + index);
        }
        // Neighbouring seeds begin alike; multiplied by a large odd number they do not.
        RandomGenerator random = new Random((seed * 1000 + index) * 0x9E3779B97F4A7C15L);
        return switch (index) {
            case 0 -> fixed(random, "Akbar Ali Nadeem", "اکبر علی ندیم", ON_THE_REGISTER, "lahore", true);
            case 1 -> fixed(random, "Sajid Mehmood Bhatti", "ساجد محمود بھٹی", UNCONFIRMED, "rawalpindi", false);
            default -> random(random, index);
        };
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
        return new DemoOffender(
                identity,
                cnic,
                List.of(new NewAddress(
                        "House No. 12, Street 4, Mohalla Noor Pura", district, LocalDate.of(2019, 6, 1))),
                List.of(judgments.ofRape(random, district, LocalDate.of(2022, 2, 3), LocalDate.of(2023, 5, 17))),
                null,
                confirmed);
    }

    private DemoOffender random(RandomGenerator random, int index) {
        Sex sex = oneIn(33, random) ? Sex.FEMALE : oneIn(150, random) ? Sex.OTHER : Sex.MALE;
        boolean foreigner = oneIn(45, random);
        boolean juvenile = oneIn(40, random);
        String district = addresses.district(random);
        LocalDate judgmentOn = DemoJudgments.judgmentDay(random, asOf);
        LocalDate offenceOn = judgmentOn.minusDays(150 + random.nextInt(900));
        LocalDate bornOn = juvenile
                ? offenceOn.minusYears(16).minusDays(random.nextInt(400))
                : offenceOn.minusYears(19 + random.nextInt(40)).minusDays(random.nextInt(365));
        Cnic cnic = foreigner || oneIn(22, random) ? null : cnic(random, index, district, sex);
        List<NewConviction> convictions = new ArrayList<>();
        convictions.add(judgments.judgment(random, district, offenceOn, judgmentOn));
        LocalDate secondOn = judgmentOn.plusDays(200 + random.nextInt(500));
        if (oneIn(9, random) && secondOn.isBefore(asOf)) {
            convictions.add(judgments.judgment(random, district, offenceOn.plusDays(40), secondOn));
        }
        return new DemoOffender(
                identity(random, sex, bornOn, foreigner),
                cnic,
                addresses(random, district, bornOn),
                convictions,
                quashed(random, judgmentOn),
                cnic != null && random.nextInt(100) < 91);
    }

    private Identity identity(RandomGenerator random, Sex sex, LocalDate bornOn, boolean foreigner) {
        DemoNames.CommonName familyName = names.familyName(random);
        return new Identity(
                sex == Sex.FEMALE ? names.woman(random, familyName) : names.man(random, familyName),
                names.man(random, familyName),
                sex,
                bornOn,
                foreigner ? DemoNames.pick(List.of("AF", "AF", "BD", "IR"), random) : "PK",
                oneIn(8, random) ? List.of(names.streetName(random)) : List.of());
    }

    /** Nine; the digit of the province and three more; a family number that no two people share; the digit of the sex. */
    private Cnic cnic(RandomGenerator random, int index, String districtCode, Sex sex) {
        String province = districts.byCode(districtCode).orElseThrow().provinceCode();
        int locality = PROVINCE_DIGITS.getOrDefault(province, 3) * 1000 + 100 + random.nextInt(900);
        // 389 and 1000 have no common divisor: the last three digits differ from person to person.
        int family = (1 + random.nextInt(9999)) * 1000 + (index * 389 + 17) % 1000;
        int last = 2 * random.nextInt(4) + (sex == Sex.FEMALE ? 2 : 1);
        return Cnic.parse("9%04d%07d%d".formatted(locality, family, last));
    }

    private List<NewAddress> addresses(RandomGenerator random, String district, LocalDate bornOn) {
        LocalDate from = asOf.minusDays(200 + random.nextInt(2500));
        NewAddress present = new NewAddress(line(random, district), district, latest(from, bornOn));
        if (!oneIn(4, random)) {
            return List.of(present);
        }
        String before = oneIn(2, random) ? district : addresses.district(random);
        LocalDate since = latest(from.minusDays(400 + random.nextInt(3000)), bornOn.minusDays(1));
        return since.isBefore(present.from())
                ? List.of(new NewAddress(line(random, before), before, since), present)
                : List.of(present);
    }

    private String line(RandomGenerator random, String district) {
        return addresses.line(
                random, districts.byCode(district).orElseThrow().provinceCode().equals("PK-PB"));
    }

    private @Nullable Quashing quashed(RandomGenerator random, LocalDate judgmentOn) {
        LocalDate on = judgmentOn.plusDays(90 + random.nextInt(500));
        boolean quashed = oneIn(30, random) && !on.isAfter(asOf);
        return quashed ? new Quashing(on, DemoNames.pick(List.of(Quashing.Reason.values()), random)) : null;
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static boolean oneIn(int many, RandomGenerator random) {
        return random.nextInt(many) == 0;
    }
}
