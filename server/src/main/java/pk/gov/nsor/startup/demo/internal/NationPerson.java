package pk.gov.nsor.startup.demo.internal;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.foundation.requirement.Law;
import pk.gov.nsor.foundation.requirement.Status;
import pk.gov.nsor.record.conviction.Conviction;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyPeriod;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.Death;
import pk.gov.nsor.record.conviction.LegalFact;
import pk.gov.nsor.record.conviction.LegalFacts;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.conviction.Sentence;
import pk.gov.nsor.record.conviction.legalfile.JournalRow;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.register.journal.JournalKind;
import pk.gov.nsor.record.registration.Standing;
import pk.gov.nsor.record.registration.StandingDerivation;

/**
 * Simulates day by day what the register would have recorded of a synthetic person, and generates the rows that its
 * use cases would have written: one registrar records, another confirms. The standing is derived by the register's own
 * policy.
 */
final class NationPerson {

    /** Two registrars without an account: nobody can sign in as them. */
    static final UUID ONE = registrar("one");

    static final UUID OTHER = registrar("other");

    /** The offsets at which identifiers of other kinds begin, so that none equals that of a conviction. */
    private static final long SENTENCES = 100;

    private static final long CUSTODY_PERIODS = 1_000;

    private static final Comparator<Conviction> LATEST_FIRST = Comparator.comparing(
                    (Conviction conviction) -> conviction.judgment().judgmentOn())
            .thenComparing(Conviction::recordedAt)
            .reversed();

    private final NationRows rows;
    private final Law law;
    private final LocalDate asOf;
    private final DemoOffender offender;
    private final int index;
    private final long cnicRow;
    private final UUID id;
    private final UUID registrar;
    private final UUID second;
    private final RandomGenerator random;
    private final List<Conviction> convictions = new ArrayList<>();
    private final Map<CustodyPeriodId, CustodyPeriod> custodyPeriods = new LinkedHashMap<>();
    private final List<Event> events = new ArrayList<>();

    private @Nullable LocalDate diedOn;

    private Standing standing;
    private OffsetDateTime now;

    private NationPerson(
            NationRows rows, Law law, long seed, LocalDate asOf, DemoOffender offender, int index, long cnicRow) {
        this.rows = rows;
        this.law = law;
        this.asOf = asOf;
        this.offender = offender;
        this.index = index;
        this.cnicRow = cnicRow;
        long mixed = mix(seed * 10_000_000 + index);
        this.id = uuid(mixed);
        this.random = new Random(mixed);
        this.registrar = index % 2 == 0 ? ONE : OTHER;
        this.second = index % 2 == 0 ? OTHER : ONE;
        this.standing = StandingDerivation.standing(
                law, LegalFacts.NONE, offender.identity().bornOn(), asOf);
        this.now = at(asOf);
    }

    /**
     * Adds one person's rows.
     *
     * @param index the person's place in the nation; with the seed it names the record
     * @param asOf the last day on which anything was recorded
     * @param serial of the register number
     * @param cnicRow the identifier of the CNIC's row
     */
    static void write(
            NationRows rows,
            Law law,
            long seed,
            LocalDate asOf,
            DemoOffender offender,
            int index,
            int serial,
            long cnicRow) {
        new NationPerson(rows, law, seed, asOf, offender, index, cnicRow).write(serial);
    }

    private void write(int serial) {
        NewConviction first = offender.judgments().getFirst();
        LocalDate registeredOn = soonAfter(first.judgmentOn(), 40);
        plan(registeredOn, () -> register(serial));
        List<LocalDate> convicted = new ArrayList<>(List.of(registeredOn));
        for (int i = 1; i < offender.addresses().size(); i++) {
            NewAddress address = offender.addresses().get(i);
            LocalDate until = lastDayAt(i);
            plan(latest(soonAfter(address.from(), 30), registeredOn), () -> address(address, until));
        }
        for (NewConviction later :
                offender.judgments().subList(1, offender.judgments().size())) {
            LocalDate on = latest(soonAfter(later.judgmentOn(), 40), registeredOn);
            convicted.add(on);
            plan(on, () -> convict(later));
        }
        offender.fate().stays().forEach(stay -> planCustody(stay, convicted.get(stay.judgment())));
        if (offender.confirmed()) {
            plan(soonAfter(registeredOn, 60), this::confirm);
        } else if (offender.cnic() != null) {
            plan(registeredOn, () -> rows.cnic(cnicRow, id, cnic(), now, registrar, null));
        }
        Conviction.Quashing quashing = offender.quashed();
        if (quashing != null) {
            plan(latest(soonAfter(quashing.on(), 20), registeredOn), () -> quash(quashing));
        }
        Death death = offender.fate().death();
        if (death != null) {
            plan(latest(soonAfter(death.on(), 30), registeredOn), () -> die(death));
        }
        play();
        standing = standing(asOf);
        rows.standing(id, standing, offender.cnic() != null && !offender.confirmed(), offender.cnic() == null, now);
        if (offender.confirmed()) {
            rows.listed(id, cnic(), standing);
        }
    }

    private void play() {
        // In the order of days; within a day, in the order in which they were planned.
        events.sort(Comparator.comparing(Event::on));
        for (Event event : events) {
            OffsetDateTime earliest = at(event.on());
            OffsetDateTime next = now.plusMinutes(2);
            now = event == events.getFirst() || earliest.isAfter(next) ? earliest : next;
            event.action().run();
        }
    }

    private void register(int serial) {
        rows.person(id, serial, offender.identity(), now, registrar);
        journal(JournalKind.REGISTERED, today(), registrar, Map.of("number", new RegisterNumber(serial).formatted()));
        address(offender.addresses().getFirst(), lastDayAt(0));
        if (offender.cnic() != null) {
            journal(JournalKind.CNIC_ENTERED, today(), registrar, Map.of("cnic", cnic().formatted()));
        }
        convict(offender.judgments().getFirst());
    }

    private void address(NewAddress address, @Nullable LocalDate until) {
        rows.address(id, address, until, now, registrar);
        journal(
                JournalKind.ADDRESS_RECORDED,
                address.from(),
                registrar,
                Map.of("line", address.line(), "district", address.districtCode()));
    }

    private void convict(NewConviction judgment) {
        int place = convictions.size();
        Conviction conviction = new Conviction(convictionId(place), judgment, now, null);
        convictions.add(conviction);
        rows.conviction(id, conviction, registrar);
        String sections = judgment.offences().stream()
                .map(offence -> offence.section().toString())
                .collect(Collectors.joining(", "));
        journal(
                JournalKind.CONVICTION_RECORDED,
                judgment.judgmentOn(),
                registrar,
                Map.of("sections", sections, "court", judgment.courtCode(), "case", judgment.caseNumber()));
        derive();
        Sentence sentence = offender.fate().sentences().get(place).sentence(conviction.id(), judgment.judgmentOn());
        rows.sentence(uuid(mix(id.getLeastSignificantBits() + SENTENCES + place)), id, sentence, now, registrar);
        follow(sentence, judgment.caseNumber(), registrar);
    }

    /** Each event is recorded some days later, and after the one before it. */
    private void planCustody(DemoFate.Stay stay, LocalDate convictedOn) {
        LocalDate recordedOn = convictedOn;
        CustodyPeriodId custodyPeriod =
                new CustodyPeriodId(uuid(mix(id.getLeastSignificantBits() + CUSTODY_PERIODS + events.size())));
        for (DemoFate.Step step : stay.steps()) {
            CustodyEvent event = step.event(custodyPeriod, convictionId(stay.judgment()));
            UUID row = event.type().begins()
                    ? custodyPeriod.value()
                    : uuid(mix(id.getLeastSignificantBits() + CUSTODY_PERIODS + events.size()));
            recordedOn = latest(recordedOn, soonAfter(step.on(), 15));
            plan(recordedOn, () -> {
                rows.custody(row, id, event, now, registrar);
                String caseNumber = event.conviction() == null
                        ? null
                        : offender.judgments().get(stay.judgment()).caseNumber();
                follow(event, caseNumber, registrar);
                custodyPeriods.compute(event.custodyPeriod(), (unused, known) -> after(event, known));
                derive();
            });
        }
    }

    private static CustodyPeriod after(CustodyEvent event, @Nullable CustodyPeriod known) {
        if (known == null) {
            return new CustodyPeriod(event.custodyPeriod(), event.conviction(), event.on(), null);
        }
        return event.type() == CustodyEvent.Type.RELEASED
                ? new CustodyPeriod(known.id(), known.conviction(), known.admittedOn(), event.on())
                : known;
    }

    private void die(Death death) {
        rows.death(id, death, now, second);
        follow(death, null, second);
        diedOn = death.on();
        derive();
    }

    private void follow(LegalFact fact, @Nullable String caseNumber, UUID by) {
        journal(JournalRow.kind(fact), fact.on(), by, JournalRow.details(fact, caseNumber));
    }

    private ConvictionId convictionId(int place) {
        return new ConvictionId(uuid(mix(id.getLeastSignificantBits() + place + 1)));
    }

    /** The CNIC's row is written here too: it is the one row that a use case changes later. */
    private void confirm() {
        rows.cnic(cnicRow, id, cnic(), enteredAt(), registrar, now);
        rows.confirmation(cnicRow, "S-%07d".formatted(index), now, second);
        journal(
                JournalKind.IDENTITY_CONFIRMED,
                today(),
                second,
                Map.of(
                        "cnic",
                        cnic().formatted(),
                        "document",
                        "CNIC_CARD",
                        "outcome",
                        IdentityConfirmation.Outcome.CONFIRMED.name()));
    }

    private void quash(Conviction.Quashing quashing) {
        Conviction first = convictions.getFirst();
        rows.quashing(id, first, quashing, now, second);
        convictions.set(0, new Conviction(first.id(), first.judgment(), first.recordedAt(), quashing));
        journal(
                JournalKind.CONVICTION_QUASHED,
                quashing.on(),
                second,
                Map.of(
                        "case",
                        first.judgment().caseNumber(),
                        "reason",
                        quashing.reason().name()));
        derive();
    }

    private void derive() {
        Standing derived = standing(today());
        Status status = derived.on(today());
        if (standing.on(today()) != status) {
            journal(JournalKind.STANDING_CHANGED, today(), null, Map.of("status", status.name()));
        }
        standing = derived;
    }

    private Standing standing(LocalDate day) {
        List<Conviction> latestFirst = convictions.stream().sorted(LATEST_FIRST).toList();
        return StandingDerivation.standing(
                law,
                new LegalFacts(latestFirst, List.copyOf(custodyPeriods.values()), diedOn),
                offender.identity().bornOn(),
                day);
    }

    private void journal(JournalKind kind, LocalDate happenedOn, @Nullable UUID by, Map<String, String> details) {
        rows.journal(id, kind, happenedOn, now, by, details);
    }

    private @Nullable LocalDate lastDayAt(int address) {
        boolean isPresent = address == offender.addresses().size() - 1;
        return isPresent ? null : offender.addresses().get(address + 1).from().minusDays(1);
    }

    private void plan(LocalDate on, Runnable action) {
        events.add(new Event(on, action));
    }

    private OffsetDateTime enteredAt() {
        return convictions.getFirst().recordedAt();
    }

    private Cnic cnic() {
        return java.util.Objects.requireNonNull(offender.cnic());
    }

    private LocalDate today() {
        return now.toLocalDate();
    }

    /** A working day of the following weeks, but none after the last. */
    private LocalDate soonAfter(LocalDate day, int days) {
        LocalDate on = day.plusDays(1L + random.nextInt(days));
        LocalDate working = on.getDayOfWeek() == DayOfWeek.SUNDAY ? on.plusDays(1) : on;
        return working.isAfter(asOf) ? asOf : working;
    }

    private OffsetDateTime at(LocalDate day) {
        return day.atTime(LocalTime.of(9, 0).plusMinutes(random.nextInt(420)))
                .atZone(Day.ZONE)
                .toOffsetDateTime();
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static UUID registrar(String which) {
        return UUID.nameUUIDFromBytes(("synthetic registrar " + which).getBytes(StandardCharsets.UTF_8));
    }

    /** Different for different values, in all but the six bits that every identifier has in common. */
    private static UUID uuid(long value) {
        return new UUID(value & ~0xF000L | 0x4000L, mix(value + 1) & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L);
    }

    /** Stafford's variant 13 of the finalizer of MurmurHash3: a permutation without visible patterns. */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    private record Event(LocalDate on, Runnable action) {}
}
