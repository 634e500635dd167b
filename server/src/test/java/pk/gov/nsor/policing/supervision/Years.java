package pk.gov.nsor.policing.supervision;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.jobs.ClockWatch;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.policing.supervision.review.CaseReviewHalts;
import pk.gov.nsor.policing.supervision.review.CaseReviewJob;
import pk.gov.nsor.policing.supervision.review.CaseReviewRuns;
import pk.gov.nsor.record.conviction.Conviction.Quashing.Reason;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyEvent.ReleaseReason;
import pk.gov.nsor.record.conviction.CustodyEvent.Type;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.conviction.LegalFact;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.conviction.Quashed;
import pk.gov.nsor.record.register.Examination;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.record.registration.OffenderRegistration.Registered;
import pk.gov.nsor.record.registration.removal.RemovalDecisions;
import pk.gov.nsor.record.registration.removal.Removals;
import pk.gov.nsor.testing.Deaths;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestClock;

/** Years of supervision on a moved clock, through the services that officers and feeds use. One seed, one story. */
final class Years {

    private static final String[] SECTIONS = {"PPC 354", "PPC 292A", "PPC 376"};
    private static final int[] MONTHS = {12, 6, 3};

    private final OffenderRegistration registration;
    private final FactRecording facts;
    private final IdentityConfirmation confirmation;
    private final Removals removals;
    private final RemovalDecisions decisions;
    private final Actor second;
    private final People people;
    private final CaseReviewJob sweep;
    private final JdbcClient jdbc;
    private final Actor officer;
    private final CaseReviewRuns runs;
    private final YearsBook book;
    private final YearsAppearances appearances;
    private final YearsWorld world;
    private final YearsNotices notices;
    private final YearsRetention retention;
    private final List<YearsPerson> persons = new ArrayList<>();

    Years(ApplicationContext context, long seed) {
        registration = context.getBean(OffenderRegistration.class);
        facts = context.getBean(FactRecording.class);
        confirmation = context.getBean(IdentityConfirmation.class);
        removals = context.getBean(Removals.class);
        decisions = context.getBean(RemovalDecisions.class);
        second = new Officers(context.getBean(Accounts.class))
                .with(Role.NATIONAL_SUPERVISOR)
                .actor();
        people = context.getBean(People.class);
        sweep = context.getBean(CaseReviewJob.class);
        jdbc = context.getBean(JdbcClient.class);
        officer = new Officers(context.getBean(Accounts.class))
                .with(Role.SUPERVISING_OFFICER)
                .actor();
        TestClock clock = context.getBean(TestClock.class);
        book = new YearsBook(clock, seed);
        CaseReviewHalts halts = context.getBean(CaseReviewHalts.class);
        runs = new CaseReviewRuns(
                jdbc,
                sweep,
                new ClockWatch(jdbc, () -> Stream.of(halts), book::elapsed, clock),
                halts,
                context.getBean(Outages.class),
                List.copyOf(context.getBeansOfType(DueWork.class).values()),
                clock);
        appearances = new YearsAppearances(context, book, persons, officer);
        world = new YearsWorld(context, book, officer);
        notices = new YearsNotices(context, book, officer);
        retention = new YearsRetention(context, officer);
    }

    /** What happened, by how often. */
    Map<String, Integer> counts() {
        return book.counts();
    }

    /** @return what should not be so; none where all is well */
    List<String> live(int howMany, int days) {
        for (int i = 0; i < howMany; i++) {
            register(i);
        }
        retention.begin();
        runs.run(() -> true);
        for (int day = 1; day <= days; day++) {
            if (day == days / 2) {
                world.awayForFourDays();
                runs.run(() -> true);
            }
            if (day == days / 3) {
                world.split();
            }
            book.pass(Duration.ofHours(12));
            sweepAtNight();
            book.pass(Duration.ofHours(12));
            live();
            runs.run(() -> true);
        }
        book.pass(Duration.ofHours(12));
        // What is known and not written down yet is written down now.
        book.writeDownTheRest();
        appearances.writeDownTheRest();
        runs.run(() -> true);
        List<String> violations = book.violations();
        violations.addAll(new YearsCheck(jdbc, book.today()).violations(persons));
        violations.addAll(new YearsNoticeCheck(jdbc, book.today()).violations(notices));
        violations.addAll(retention.violations());
        return violations;
    }

    private void register(int number) {
        int section = book.number(SECTIONS.length);
        LocalDate judged = book.today().minusDays(30 + book.number(700));
        String district = book.pick(YearsWorld.DISTRICTS);
        NewConviction of = Offenders.conviction(SECTIONS[section]);
        Cnic cnic = Samples.cnic();
        Registered registered = registration.register(
                Offenders.identity(LocalDate.of(1970 + book.number(30), 5, 1)),
                cnic,
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
                registered.person(), registered.conviction(), MONTHS[section], judged, book.today(), district);
        persons.add(person);
        person.homes.put(judged, district);
        // Immigration tells of the right person.
        confirmation.examine(
                person.id,
                cnic,
                new Examination(Examination.Document.CNIC_CARD, "A-1", EnumSet.allOf(Examination.Detail.class)),
                new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "test"));
        if (book.number(100) < 40) {
            CustodyPeriodId custodyPeriod = CustodyPeriodId.next();
            if (record("imprisoned", person, event(custodyPeriod, person, Type.ADMITTED, judged, null))) {
                person.admitted(custodyPeriod, judged);
            }
        } else {
            person.startedOn = judged;
        }
    }

    private void sweepAtNight() {
        if (book.number(30) == 0) {
            book.count("sweeps cut short");
            sweep.runDue(() -> false);
        }
        runs.run(() -> true);
        int early = jdbc.sql("select count(*) from supervision.duty where state = 'BREACHED' and due_on >= ?")
                .param(book.today())
                .query(Integer.class)
                .single();
        if (early > 0) {
            book.violation(early + " breaches are alleged before their day is over");
        }
    }

    private void live() {
        book.doWhatWaited(book.today());
        for (YearsPerson person : persons) {
            if (!person.isGone()) {
                live(person);
            }
        }
        appearances.appearAsPlanned();
        appearances.answerTransfers();
        world.holidaysAndOutages();
    }

    private void live(YearsPerson person) {
        if (person.isInside()) {
            inside(person);
            return;
        }
        if (book.chance(1500)) {
            admit(person);
        } else if (book.chance(15_000)) {
            die(person);
        } else if (book.chance(20_000)) {
            quash(person);
        } else if (book.chance(900)) {
            move(person);
        } else {
            notices.live(person);
        }
    }

    private void inside(YearsPerson person) {
        CustodyPeriodId custodyPeriod = person.custodyPeriod;
        if (custodyPeriod == null || person.isUnknown(book.today(), book.today())) {
            return;
        }
        if (person.isAtLarge) {
            if (book.chance(40)
                    && record(
                            "recaptured", person, event(custodyPeriod, person, Type.RECAPTURED, book.today(), null))) {
                person.recaptured();
            }
        } else if (book.chance(3000)) {
            if (record("escaped", person, event(custodyPeriod, person, Type.ESCAPED, book.today(), null))) {
                person.escaped(book.today());
            }
        } else if (book.chance(200)) {
            if (record(
                    "released",
                    person,
                    event(custodyPeriod, person, Type.RELEASED, book.today(), ReleaseReason.PAROLE))) {
                person.released(book.today());
                if (person.startedOn == null) {
                    person.startedOn = book.today();
                }
            }
        } else if (book.chance(20_000)) {
            die(person);
        }
    }

    /** Three in ten become known days later. */
    private void admit(YearsPerson person) {
        CustodyPeriodId custodyPeriod = CustodyPeriodId.next();
        LocalDate on = book.today();
        boolean wasReleased = !person.stays.isEmpty();
        String what = wasReleased ? "recalled" : "admitted";
        CustodyEvent event = event(custodyPeriod, null, wasReleased ? Type.RECALLED : Type.ADMITTED, on, null);
        if (book.number(10) >= 3) {
            if (record(what, person, event)) {
                person.admitted(custodyPeriod, on);
            }
            return;
        }
        book.count("admissions recorded late");
        int days = 1 + book.number(20);
        person.unknown.add(new YearsPerson.Stay(on, on.plusDays(days)));
        person.admitted(custodyPeriod, on);
        book.writtenDownLater(on.plusDays(days), () -> record(what, person, event));
    }

    private void die(YearsPerson person) {
        if (book.attempt("died", () -> Deaths.establish(facts, person.id, book.today(), officer))) {
            person.diedOn = book.today();
        }
    }

    private void quash(YearsPerson person) {
        if (record("quashed", person, new Quashed(person.conviction, null, book.today(), Reason.ACQUITTED_ON_APPEAL))) {
            person.quashedOn = book.today();
            // It stays so once a second person has looked; until then the record is open, and the station answers for
            // it.
            removals.waitingOf(person.id).forEach(waiting -> decisions.confirm(waiting.id(), null, second));
        }
    }

    private void move(YearsPerson person) {
        String district = book.pick(YearsWorld.DISTRICTS);
        if (book.attempt("moved", () -> people.recordAddress(person.id, address(district, book.today()), officer))) {
            person.moved(book.today(), district);
        }
    }

    private boolean record(String what, YearsPerson person, LegalFact fact) {
        return book.attempt(what, () -> facts.record(person.id, fact, officer));
    }

    private static CustodyEvent event(
            CustodyPeriodId custodyPeriod,
            @Nullable YearsPerson convicted,
            Type type,
            LocalDate on,
            @Nullable ReleaseReason reason) {
        return new CustodyEvent(
                custodyPeriod, convicted == null ? null : convicted.conviction, type, on, "Central Jail", reason);
    }

    private NewAddress address(String district, LocalDate from) {
        String tehsil = district.equals(YearsWorld.SPLIT) && !book.counts().containsKey("districts split")
                ? YearsWorld.TEHSIL
                : null;
        return new NewAddress("House 3, Street 9", district, tehsil, from);
    }
}
