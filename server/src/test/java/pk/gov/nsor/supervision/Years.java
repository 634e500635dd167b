package pk.gov.nsor.supervision;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.access.Accounts;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.conviction.Conviction.Quashing.Reason;
import pk.gov.nsor.conviction.CustodyEvent;
import pk.gov.nsor.conviction.CustodyEvent.ReleaseReason;
import pk.gov.nsor.conviction.CustodyEvent.Type;
import pk.gov.nsor.conviction.Death;
import pk.gov.nsor.conviction.FactRecording;
import pk.gov.nsor.conviction.LegalFact;
import pk.gov.nsor.conviction.NewConviction;
import pk.gov.nsor.conviction.Quashed;
import pk.gov.nsor.conviction.SpellId;
import pk.gov.nsor.kernel.InvalidValueException;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.reference.Announcements;
import pk.gov.nsor.reference.PoliceStation;
import pk.gov.nsor.reference.PoliceStations;
import pk.gov.nsor.register.NewAddress;
import pk.gov.nsor.register.People;
import pk.gov.nsor.registration.OffenderRegistration;
import pk.gov.nsor.registration.OffenderRegistration.Registered;
import pk.gov.nsor.supervision.NewAppearance.AddressSeen;
import pk.gov.nsor.supervision.NewAppearance.IdentitySeen;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestClock;

/** Years of supervision on a moved clock, through the services that officers and feeds use. One seed, one story. */
final class Years {

    private static final String SPLIT = "faisalabad";
    private static final String TEHSIL = "PK60804";
    private static final List<String> DISTRICTS =
            List.of("lahore", "multan", SPLIT, "quetta", "peshawar", "rawalpindi", "sialkot", "bahawalpur");
    private static final String[] SECTIONS = {"PPC 354", "PPC 292A", "PPC 376"};
    private static final int[] MONTHS = {12, 6, 3};

    /** What is refused for a good reason that the story does not look for before. */
    private static final Set<String> EXPECTED = Set.of(
            "appearance.nobody", "appearance.twice", "appearance.before", "transfer.nobody", "transfer.answered");

    private final OffenderRegistration registration;
    private final FactRecording facts;
    private final People people;
    private final Appearances appearances;
    private final Transfers transfers;
    private final Outages outages;
    private final Stations stations;
    private final DailySweep sweep;
    private final JdbcClient jdbc;
    private final TestClock clock;
    private final Announcements announcements;
    private final Actor officer;
    private final SweepRuns runs;
    private final PoliceStations policeStations;
    private final Random random;
    private final List<YearsPerson> persons = new ArrayList<>();
    private final Map<PersonId, YearsPerson> byId = new HashMap<>();
    private final Map<UUID, Plan> plans = new HashMap<>();
    private final Map<UUID, LocalDate> answers = new HashMap<>();
    private final List<Later> later = new ArrayList<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<String> violations = new ArrayList<>();
    private long elapsed;
    private @Nullable UUID stationOutage;

    /** @param recordedOn null for somebody who does not come */
    private record Plan(
            PersonId person, LocalDate on, @Nullable LocalDate recordedOn) {}

    private record Later(LocalDate on, Runnable what) {}

    private record Duty(UUID id, UUID personId, LocalDate opensOn, LocalDate dueOn) {}

    private record Offer(UUID id, UUID personId, String toDistrict) {}

    Years(ApplicationContext context, long seed) {
        registration = context.getBean(OffenderRegistration.class);
        facts = context.getBean(FactRecording.class);
        people = context.getBean(People.class);
        appearances = context.getBean(Appearances.class);
        transfers = context.getBean(Transfers.class);
        outages = context.getBean(Outages.class);
        stations = context.getBean(Stations.class);
        sweep = context.getBean(DailySweep.class);
        jdbc = context.getBean(JdbcClient.class);
        clock = context.getBean(TestClock.class);
        announcements = new Announcements(context);
        officer = new Officers(context.getBean(Accounts.class))
                .with(Role.SUPERVISING_OFFICER)
                .actor();
        SweepHalts halts = context.getBean(SweepHalts.class);
        runs = new SweepRuns(
                jdbc, sweep, new ClockWatch(jdbc, halts, () -> elapsed, clock), halts, outages, List.of(), clock);
        policeStations = context.getBean(PoliceStations.class);
        random = new Random(seed);
    }

    /** What happened, by how often. */
    Map<String, Integer> counts() {
        return counts;
    }

    /** @return what should not be so; none where all is well */
    List<String> live(int howMany, int days) {
        for (int i = 0; i < howMany; i++) {
            register(i);
        }
        runs.run();
        for (int day = 1; day <= days; day++) {
            if (day == days / 2) {
                awayForFourDays();
            }
            if (day == days / 3) {
                split();
            }
            pass(Duration.ofHours(12));
            sweepAtNight();
            pass(Duration.ofHours(12));
            live();
            runs.run();
        }
        pass(Duration.ofHours(12));
        // Whoever appeared and whose officer has not written it down yet does so now.
        plans.values().stream().filter(plan -> plan.recordedOn() != null).forEach(this::appear);
        runs.run();
        violations.addAll(new YearsCheck(jdbc, today()).violations(persons));
        return violations;
    }

    private void register(int number) {
        int section = random.nextInt(SECTIONS.length);
        LocalDate judged = today().minusDays(30 + random.nextInt(700));
        String district = pick(DISTRICTS);
        NewConviction of = Offenders.conviction(SECTIONS[section]);
        Registered registered = registration.register(
                Offenders.identity(LocalDate.of(1970 + random.nextInt(30), 5, 1)),
                Samples.cnic(),
                List.of(address(district, judged)),
                new NewConviction(
                        of.courtCode(),
                        "SC " + number,
                        number + "/2024",
                        of.policeStationCode(),
                        judged.minusDays(200),
                        judged,
                        of.victim(),
                        of.offences()),
                null,
                officer);
        YearsPerson person = new YearsPerson(
                registered.person(), registered.conviction(), MONTHS[section], judged, today(), district);
        persons.add(person);
        byId.put(person.id, person);
        if (random.nextInt(100) < 40) {
            SpellId spell = SpellId.next();
            if (record("imprisoned", person, event(spell, person, Type.ADMITTED, judged, null))) {
                person.admitted(spell, judged);
            }
        } else {
            person.startedOn = judged;
        }
    }

    private void sweepAtNight() {
        if (random.nextInt(30) == 0) {
            count("sweeps cut short");
            sweep.runDue(() -> false);
        }
        runs.run();
        int early = jdbc.sql("select count(*) from supervision.duty where state = 'BREACHED' and due_on >= ?")
                .param(today())
                .query(Integer.class)
                .single();
        if (early > 0) {
            violations.add(today() + ": " + early + " breaches are alleged before their day is over");
        }
    }

    private void live() {
        List<Later> now =
                later.stream().filter(waiting -> !waiting.on().isAfter(today())).toList();
        later.removeAll(now);
        now.forEach(waiting -> waiting.what().run());
        for (YearsPerson person : persons) {
            if (!person.isGone()) {
                live(person);
            }
        }
        appearAsPlanned();
        answerTransfers();
        holidaysAndOutages();
    }

    private void live(YearsPerson person) {
        if (person.isInside()) {
            inside(person);
            return;
        }
        if (chance(1500)) {
            admit(person);
        } else if (chance(15_000)) {
            die(person);
        } else if (chance(20_000)) {
            quash(person);
        } else if (chance(900)) {
            move(person);
        }
    }

    private void inside(YearsPerson person) {
        SpellId spell = person.spell;
        if (spell == null || person.isUnknown(today(), today())) {
            return;
        }
        if (person.isAtLarge) {
            if (chance(40) && record("recaptured", person, event(spell, person, Type.RECAPTURED, today(), null))) {
                person.isAtLarge = false;
            }
        } else if (chance(3000)) {
            if (record("escaped", person, event(spell, person, Type.ESCAPED, today(), null))) {
                person.isAtLarge = true;
            }
        } else if (chance(200)) {
            if (record("released", person, event(spell, person, Type.RELEASED, today(), ReleaseReason.PAROLE))) {
                person.released(today());
                if (person.startedOn == null) {
                    person.startedOn = today();
                }
            }
        } else if (chance(20_000)) {
            die(person);
        }
    }

    /** Three in ten become known days later. */
    private void admit(YearsPerson person) {
        SpellId spell = SpellId.next();
        LocalDate on = today();
        boolean wasReleased = !person.stays.isEmpty();
        String what = wasReleased ? "recalled" : "admitted";
        CustodyEvent event = event(spell, null, wasReleased ? Type.RECALLED : Type.ADMITTED, on, null);
        if (random.nextInt(10) >= 3) {
            if (record(what, person, event)) {
                person.admitted(spell, on);
            }
            return;
        }
        count("admissions recorded late");
        int days = 1 + random.nextInt(20);
        person.unknown.add(new YearsPerson.Stay(on, on.plusDays(days)));
        person.admitted(spell, on);
        later.add(new Later(on.plusDays(days), () -> record(what, person, event)));
    }

    private void die(YearsPerson person) {
        if (record("died", person, new Death(today(), Death.Source.NADRA))) {
            person.diedOn = today();
        }
    }

    private void quash(YearsPerson person) {
        if (record("quashed", person, new Quashed(person.conviction, null, today(), Reason.ACQUITTED_ON_APPEAL))) {
            person.quashedOn = today();
        }
    }

    private void move(YearsPerson person) {
        String district = pick(DISTRICTS);
        attempt("moved", () -> people.recordAddress(person.id, address(district, today()), officer));
        person.district = district;
    }

    /** Of a hundred that open: 80 are answered in time, 7 of them written down late, 6 too late, 7 never. */
    private void appearAsPlanned() {
        List<Duty> open = jdbc.sql("""
                        select id, person_id, opens_on, due_on from supervision.duty where state = 'OPEN'
                        """).query(Duty.class).list().stream()
                .filter(duty -> !plans.containsKey(duty.id()))
                .sorted(Comparator.comparing((Duty duty) -> persons.indexOf(byId.get(new PersonId(duty.personId()))))
                        .thenComparing(Duty::dueOn))
                .toList();
        for (Duty duty : open) {
            plans.put(duty.id(), plan(duty));
        }
        List<Map.Entry<UUID, Plan>> today = plans.entrySet().stream()
                .filter(entry -> today().equals(entry.getValue().recordedOn()))
                .toList();
        for (Map.Entry<UUID, Plan> entry : today) {
            appear(entry.getValue());
            plans.put(
                    entry.getKey(),
                    new Plan(entry.getValue().person(), entry.getValue().on(), null));
        }
    }

    private Plan plan(Duty duty) {
        PersonId person = new PersonId(duty.personId());
        LocalDate first = duty.opensOn().isAfter(today()) ? duty.opensOn() : today();
        int days = (int) Math.max(0, duty.dueOn().toEpochDay() - first.toEpochDay());
        LocalDate on = first.plusDays(random.nextInt(days + 1));
        int lot = random.nextInt(100);
        if (lot < 80) {
            return new Plan(person, on, on);
        } else if (lot < 87) {
            count("appearances recorded late");
            return new Plan(person, on, on.plusDays(1 + random.nextInt(20)));
        } else if (lot < 93) {
            count("appearances after the day");
            LocalDate late = duty.dueOn().plusDays(1 + random.nextInt(10));
            return new Plan(person, late, late);
        }
        count("appearances missed");
        return new Plan(person, on, null);
    }

    private void appear(Plan plan) {
        YearsPerson person = byId.get(plan.person());
        if (person == null
                || person.isGone()
                || person.wasInside(plan.on())
                || plan.on().isAfter(today())) {
            return;
        }
        String station = stations.of(plan.person())
                .map(Responsibility::station)
                .orElse(policeStations.all().getFirst().code());
        NewAppearance appearance = new NewAppearance(
                UUID.randomUUID(), station, plan.on(), IdentitySeen.CNIC_CARD, AddressSeen.DOCUMENT, "");
        if (!person.appearances.contains(plan.on())
                && attempt("appeared", () -> appearances.record(plan.person(), appearance, officer))) {
            person.appearances.add(plan.on());
            // A day sheet that is sent again changes nothing.
            if (random.nextInt(20) == 0) {
                attempt("sent again", () -> appearances.record(plan.person(), appearance, officer));
            }
        }
    }

    /** Six in ten are accepted, two returned, two never answered. */
    private void answerTransfers() {
        for (Offer offer : jdbc.sql(
                        "select id, person_id, to_district from supervision.transfer where state = 'OFFERED'")
                .query(Offer.class)
                .list()) {
            LocalDate on = answers.computeIfAbsent(
                    offer.id(), id -> random.nextInt(10) < 2 ? LocalDate.MAX : today().plusDays(random.nextInt(10)));
            if (on.isAfter(today())) {
                continue;
            }
            if (random.nextInt(8) < 6) {
                String station = policeStations.all().stream()
                        .filter(known -> known.districtCode().equals(offer.toDistrict()))
                        .map(PoliceStation::code)
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
                attempt("transfers accepted", () -> transfers.accept(offer.id(), station, officer));
            } else {
                attempt("transfers returned", () -> transfers.giveBack(offer.id(), "Does not live here", officer));
            }
        }
    }

    private void holidaysAndOutages() {
        if (chance(60)) {
            LocalDate day = today().minusDays(random.nextInt(5));
            try {
                announcements.holiday(day);
                count("holidays announced late");
            } catch (InvalidValueException known) {
                count("refused: " + known.code());
            }
        }
        UUID going = stationOutage;
        if (going == null && chance(90)) {
            String station = pick(policeStations.all().stream()
                    .filter(known -> DISTRICTS.contains(known.districtCode()))
                    .map(PoliceStation::code)
                    .toList());
            stationOutage = outages.declare(station, today().minusDays(random.nextInt(3)), null, "Flood", officer);
            count("outages of a station");
        } else if (going != null && chance(4)) {
            outages.end(going, today(), officer);
            stationOutage = null;
        }
    }

    private void awayForFourDays() {
        count("days of outage of the server", 4);
        pass(Duration.ofDays(4));
        runs.run();
    }

    /** A tehsil with its station becomes a district of its own. */
    private void split() {
        String station = "sadar-police-station-jaranwala";
        announcements.station(station, SPLIT);
        announcements.split(SPLIT, "Jaranwala", "جڑانوالہ", today().plusDays(3), TEHSIL, station);
        count("districts split");
    }

    private boolean record(String what, YearsPerson person, LegalFact fact) {
        return attempt(what, () -> facts.record(person.id, fact, officer));
    }

    private boolean attempt(String what, Runnable step) {
        try {
            step.run();
            count(what);
            return true;
        } catch (InvalidValueException refused) {
            count("refused: " + refused.code());
            if (!EXPECTED.contains(refused.code())) {
                violations.add(today() + ": " + what + " was refused: " + refused.code() + " " + refused.getMessage());
            }
            return false;
        }
    }

    private static CustodyEvent event(
            SpellId spell, @Nullable YearsPerson convicted, Type type, LocalDate on, @Nullable ReleaseReason reason) {
        return new CustodyEvent(
                spell, convicted == null ? null : convicted.conviction, type, on, "Central Jail", reason);
    }

    private NewAddress address(String district, LocalDate from) {
        String tehsil = district.equals(SPLIT) && !counts.containsKey("districts split") ? TEHSIL : null;
        return new NewAddress("House 3, Street 9", district, tehsil, from);
    }

    private void pass(Duration time) {
        elapsed += time.toNanos();
        clock.move(time);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private void count(String what) {
        count(what, 1);
    }

    private void count(String what, int by) {
        counts.merge(what, by, Integer::sum);
    }
}
