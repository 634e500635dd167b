package pk.gov.nsor.policing.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.reference.Announcements;
import pk.gov.nsor.foundation.reference.Laws;
import pk.gov.nsor.policing.notices.Drafts.Draft;
import pk.gov.nsor.policing.notices.Particulars.NewHome;
import pk.gov.nsor.policing.notices.Particulars.NewName;
import pk.gov.nsor.policing.notices.Particulars.TravelInside;
import pk.gov.nsor.policing.notices.review.Lateness;
import pk.gov.nsor.policing.notices.review.NoticeSweep;
import pk.gov.nsor.policing.supervision.assignment.Transfer;
import pk.gov.nsor.policing.supervision.assignment.Transfers;
import pk.gov.nsor.policing.supervision.breach.Breach;
import pk.gov.nsor.policing.supervision.breach.BreachExcuseProposal;
import pk.gov.nsor.policing.supervision.breach.Breaches;
import pk.gov.nsor.record.conviction.Conviction;
import pk.gov.nsor.record.conviction.Convictions;
import pk.gov.nsor.record.conviction.Death;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactKind;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.register.Address;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.Names;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;

@RegisterTest
class NoticesTest {

    private static final String OWN = "sialkot";
    private static final String STATION = "city-police-station-sialkot";
    private static final String OTHER = "narowal";

    @Autowired
    private Notices notices;

    @Autowired
    private Decisions decisions;

    @Autowired
    private Drafts drafts;

    @Autowired
    private NoticeSweep sweep;

    @Autowired
    private Accounts accounts;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private FactRecording facts;

    @Autowired
    private People people;

    @Autowired
    private Names names;

    @Autowired
    private Breaches breaches;

    @Autowired
    private BreachExcuseProposal excuses;

    @Autowired
    private Proposals proposals;

    @Autowired
    private Convictions convictions;

    @Autowired
    private Transfers transfers;

    @Autowired
    private Laws laws;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private TestClock clock;

    private Duration travelled = Duration.ZERO;
    private @Nullable Officer made;
    private @Nullable PersonId person;
    private @Nullable Supervised supervised;

    @BeforeEach
    void somebodyIsFollowed() {
        made = new Officers(accounts).of(new OfDistrict(OWN), Role.SUPERVISING_OFFICER);
        supervised = new Supervised(registration, facts, jdbc, officer().actor());
        person = supervised().in(OWN);
    }

    @AfterEach
    void home() {
        clock.move(travelled.negated());
        supervised().unseal();
    }

    @Test
    void aNewAddressIsOnTheRecordOnlyWhenItIsAcceptedAndFromItsDay() {
        later(30);
        LocalDate moved = today().minusDays(1);
        Notice notice = take(new NewHome("House 7, Canal Road", OWN, null, moved), today());
        assertThat(notice.state()).isEqualTo(NoticeState.RECEIVED);
        assertThat(notice.lateness().isLate()).isFalse();
        assertThat(lives()).isEqualTo("House 3, Street 9");
        decisions.accept(
                person(),
                notice.id(),
                Evidence.VISIT,
                "Visited, lives there",
                officer().actor());
        Address now = addresses().getFirst();
        assertThat(now.line()).isEqualTo("House 7, Canal Road");
        assertThat(now.from()).isEqualTo(moved);
        assertThat(addresses().get(1).until()).isEqualTo(moved.minusDays(1));
        assertThat(notices.find(person(), notice.id()).orElseThrow().steps())
                .extracting(Notice.Step::state)
                .containsExactly(NoticeState.RECEIVED, NoticeState.ACCEPTED);
    }

    @Test
    void aMoveToAnotherDistrictOffersTheTransferByItself() {
        later(30);
        Notice notice = take(new NewHome("Mohalla Islampura", OTHER, null, today()), today());
        assertThat(transfers.offered(person())).isEmpty();
        decisions.accept(
                person(),
                notice.id(),
                Evidence.TENANCY_PAPER,
                "Tenancy paper seen",
                officer().actor());
        assertThat(transfers.offered(person()))
                .get()
                .extracting(Transfer::toDistrict)
                .isEqualTo(OTHER);
        decisions.refuse(
                person(),
                notice.id(),
                "The paper was of somebody else",
                officer().actor());
        assertThat(transfers.offered(person())).isEmpty();
    }

    @Test
    void theDayItWasToldCountsForLatenessAndNotTheDayItIsAccepted() {
        later(60);
        LocalDate moved = today().minusDays(40);
        Notice inTime = take(new NewHome("House 8", OWN, null, moved), moved.plusDays(1));
        decisions.accept(
                person(),
                inTime.id(),
                Evidence.VISIT,
                "Visited, lives there",
                officer().actor());
        assertThat(alleged()).isEmpty();
    }

    @Test
    void whoTellsOnTheLastDayIsInTimeAndADayLaterIsAnAllegedBreach() {
        later(60);
        LocalDate moved = today().minusDays(30);
        LocalDate last = laws.current().workingDays().after(moved, 3);
        Notice inTime = take(new NewHome("House 9", OWN, null, moved), last);
        assertThat(inTime.lateness()).isEqualTo(new Lateness(last, false, "notice.change", 1));
        assertThat(alleged()).isEmpty();
        decisions.withdraw(person(), inTime.id(), "Told by mistake", officer().actor());
        Notice late = take(new NewHome("House 9", OWN, null, moved), last.plusDays(1));
        assertThat(late.lateness().isLate()).isTrue();
        Breach breach = alleged().getFirst();
        assertThat(breach.broken().name()).isEqualTo("NOTIFY_ADDRESS");
        assertThat(breach.broken().dueOn()).isEqualTo(last);
        assertThat(breaches.assumed(breach)).contains("notice.change", "working-days.week");
    }

    @Test
    void aHolidayThatIsAnnouncedLateTakesTheAllegedBreachAwayVisibly() {
        later(60);
        LocalDate moved = today().minusDays(30);
        LocalDate last = laws.current().workingDays().after(moved, 3);
        LocalDate told = laws.current().workingDays().after(last, 1);
        take(new NewHome("House 10", OWN, null, moved), told);
        assertThat(alleged()).hasSize(1);
        new Announcements(context).holiday(last);
        sweep.runDue(() -> true);
        assertThat(alleged()).isEmpty();
        assertThat(breaches.of(person()).getFirst().state()).isEqualTo(Breach.State.WITHDRAWN);
        assertThat(journal()).contains("BREACH_ALLEGED", "DUTY_WITHDRAWN");
    }

    @Test
    void aHolidayThatMovesNoLastDayIsSeenOnceAndTheSweepEnds() {
        later(60);
        LocalDate moved = laws.current().workingDays().after(today().minusDays(40), 1);
        Notice notice = take(new NewHome("House 20", OWN, null, moved), moved);
        // The day of the change itself is not counted.
        new Announcements(context).holiday(moved);
        AtomicInteger asked = new AtomicInteger();
        sweep.runDue(() -> asked.incrementAndGet() < 200);
        assertThat(asked).hasValueLessThan(200);
        assertThat(notices.of(person()).getFirst().lateness()).isEqualTo(notice.lateness());
    }

    @Test
    void twoPeopleExcuseALateNoticeOnThePagesOfEveryBreach() {
        later(60);
        take(new NewHome("House 18", OWN, null, today().minusDays(30)), today());
        UUID proposal = excuses.propose(
                alleged().getFirst(),
                "Was in hospital all the time",
                today(),
                officer().actor());
        proposals.approve(
                proposal,
                "",
                new Officers(accounts)
                        .of(new OfDistrict(OWN), Role.DISTRICT_SUPERVISOR)
                        .actor());
        assertThat(breaches.of(person()).getFirst().state()).isEqualTo(Breach.State.EXCUSED);
    }

    @Test
    void whoseConvictionIsQuashedToldNothingLate() {
        later(60);
        take(new NewHome("House 19", OWN, null, today().minusDays(30)), today());
        assertThat(alleged()).hasSize(1);
        Conviction conviction = convictions.of(person()).getFirst();
        convictions.quash(
                person(),
                conviction.id(),
                new Conviction.Quashing(today(), Conviction.Quashing.Reason.ACQUITTED_ON_APPEAL),
                officer().actor());
        assertThat(alleged()).isEmpty();
    }

    @Test
    void aDeathThatIsOnlyReportedAllegesAndWithdrawsNothing() {
        later(60);
        take(new NewHome("House 21", OWN, null, today().minusDays(30)), today());
        Breach late = alleged().getFirst();
        breaches.uphold(
                late.id(),
                "Gave no reason",
                new Officers(accounts)
                        .of(new OfDistrict(OWN), Role.DISTRICT_SUPERVISOR)
                        .actor());
        facts.record(
                person(), new Death(today(), Death.Source.FAMILY), officer().actor());
        Notice another = take(new NewHome("House 22", OWN, null, today().minusDays(20)), today());
        assertThat(another.lateness().isLate()).isTrue();
        assertThat(breaches.of(person())).extracting(Breach::state).containsExactly(Breach.State.UPHELD);
        facts.withdraw(
                person(),
                FactKind.DEATH,
                new FactId(person().value()),
                "A namesake",
                officer().actor());
        assertThat(breaches.of(person()))
                .extracting(Breach::state)
                .containsExactlyInAnyOrder(Breach.State.UPHELD, Breach.State.ALLEGED);
    }

    @Test
    void aRefusedNoticeWasNoChangeSoNobodyToldItLate() {
        later(60);
        Notice late = take(new NewHome("House 11", OWN, null, today().minusDays(30)), today());
        assertThat(alleged()).hasSize(1);
        decisions.refuse(
                person(),
                late.id(),
                "Nobody of this name lives there",
                officer().actor());
        assertThat(alleged()).isEmpty();
        assertThat(lives()).isEqualTo("House 3, Street 9");
    }

    @Test
    void whoWasNotFollowedYetIsNotAccused() {
        assertThat(take(new NewHome("House 12", OWN, null, today().minusDays(100)), today())
                        .lateness()
                        .isLate())
                .isTrue();
        assertThat(alleged()).isEmpty();
    }

    @Test
    void aNameChangesByADocumentAndTheFormerOneStaysAndFindsThePerson() {
        later(10);
        PersonName name = new PersonName("Ghulam Qadir", "غلام قادر");
        Notice notice = take(new NewName(name, today().minusDays(1)), today());
        refused(
                "notice.evidence",
                () -> decisions.accept(
                        person(),
                        notice.id(),
                        Evidence.STATED,
                        "He says so himself",
                        officer().actor()));
        decisions.accept(
                person(),
                notice.id(),
                Evidence.NADRA_DOCUMENT,
                "New CNIC card seen",
                officer().actor());
        Identity identity = people.get(person()).identity();
        assertThat(identity.name()).isEqualTo(name);
        assertThat(names.of(person())).hasSize(1);
        Identity before = new Identity(
                PersonName.latin("akbar ali nadeem"),
                identity.fatherName(),
                identity.sex(),
                identity.bornOn(),
                "PK",
                List.of());
        assertThat(people.resembling(before)).contains(person());
        decisions.refuse(
                person(), notice.id(), "The card was of a cousin", officer().actor());
        assertThat(people.get(person()).identity().name().latin()).isEqualTo("Akbar Ali Nadeem");
        assertThat(people.resembling(
                        new Identity(name, identity.fatherName(), identity.sex(), identity.bornOn(), "PK", List.of())))
                .doesNotContain(person());
    }

    @Test
    void aRefusedNoticeDoesNotComeBackBesideAnotherOfTheSameDay() {
        later(30);
        Notice first = take(new NewHome("House 13", OWN, null, today()), today());
        decisions.refuse(
                person(), first.id(), "There is no such house", officer().actor());
        Notice second = take(new NewHome("House 31", OWN, null, today()), today());
        refused(
                "notice.twice",
                () -> decisions.accept(
                        person(),
                        first.id(),
                        Evidence.VISIT,
                        "There is one",
                        officer().actor()));
        assertThat(lives()).isEqualTo("House 3, Street 9");
        decisions.accept(
                person(), second.id(), Evidence.VISIT, "Lives there", officer().actor());
        assertThat(lives()).isEqualTo("House 31");
    }

    @Test
    void aWrongAcceptanceIsCorrectedByANewDecisionAndTheAddressBeforeIsTheHomeAgain() {
        later(30);
        Notice notice = take(new NewHome("House 13", OWN, null, today().minusDays(2)), today());
        decisions.accept(
                person(),
                notice.id(),
                Evidence.VISIT,
                "Visited, lives there",
                officer().actor());
        decisions.refuse(
                person(), notice.id(), "It was the wrong house", officer().actor());
        assertThat(lives()).isEqualTo("House 3, Street 9");
        assertThat(addresses()).hasSize(1).allMatch(address -> address.until() == null);
        decisions.accept(
                person(),
                notice.id(),
                Evidence.VISIT,
                "It was the right house",
                officer().actor());
        assertThat(lives()).isEqualTo("House 13");
        assertThat(notices.find(person(), notice.id()).orElseThrow().steps())
                .extracting(Notice.Step::state)
                .containsExactly(NoticeState.RECEIVED, NoticeState.ACCEPTED, NoticeState.REFUSED, NoticeState.ACCEPTED);
    }

    @Test
    void ofTwoOfficersWhoDecideOneNoticeOneDecides() throws Exception {
        later(30);
        for (int round = 0; round < 5; round++) {
            Notice notice =
                    take(new NewHome("House " + (20 + round), OWN, null, today().minusDays(9 - round)), today());
            CyclicBarrier together = new CyclicBarrier(2);
            try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
                Future<Boolean> accepts = threads.submit(decide(
                        together,
                        () -> decisions.accept(
                                person(),
                                notice.id(),
                                Evidence.VISIT,
                                "Visited, lives there",
                                officer().actor())));
                Future<Boolean> withdraws = threads.submit(decide(
                        together,
                        () -> decisions.withdraw(
                                person(),
                                notice.id(),
                                "The person took it back",
                                officer().actor())));
                assertThat(accepts.get()).isNotEqualTo(withdraws.get());
                assertThat(lives().equals("House " + (20 + round))).isEqualTo(accepts.get());
            }
        }
    }

    @Test
    void theSameNoticeSentAgainIsOneAndASecondOfTheSameChangeIsRefused() {
        later(30);
        NewNotice once = new NewNotice(
                UUID.randomUUID(), new NewHome("House 14", OWN, null, today()), today(), How.AT_STATION, STATION);
        Notice first = notices.take(person(), once, officer().actor());
        assertThat(notices.take(person(), once, officer().actor())).isEqualTo(first);
        refused("notice.twice", () -> take(new NewHome("House 15", OWN, null, today()), today()));
        refused("notice.twice", () -> take(new NewHome("House 14", OWN, null, today().minusDays(1)), today()));
        assertThat(notices.of(person())).hasSize(1);
    }

    @Test
    void aDraftGoesWithTheNoticeThatItBecomesAndNoOtherDoes() {
        later(30);
        UUID account = officer().account().id();
        UUID other = UUID.randomUUID();
        UUID colleague =
                new Officers(accounts).with(Role.SUPERVISING_OFFICER).account().id();
        NewNotice told = new NewNotice(
                UUID.randomUUID(), new NewHome("House 16", OWN, null, today()), today(), How.AT_STATION, STATION);
        drafts.save(told.id(), person(), account, Map.of());
        drafts.save(other, person(), account, Map.of());
        drafts.save(UUID.randomUUID(), person(), colleague, Map.of());
        refused(
                "day.future",
                () -> notices.take(
                        person(),
                        new NewNotice(told.id(), told.particulars(), today().plusDays(1), told.how(), told.station()),
                        officer().actor()));
        assertThat(drafts.find(told.id(), person(), account))
                .as("what was refused is kept")
                .isPresent();
        Notice taken = notices.take(person(), told, officer().actor());
        assertThat(drafts.of(person(), account)).extracting(Draft::id).containsExactly(other);
        // A page that was still open has kept it once more.
        drafts.save(told.id(), person(), account, Map.of());
        assertThat(notices.take(person(), told, officer().actor())).isEqualTo(taken);
        assertThat(drafts.of(person(), account)).extracting(Draft::id).containsExactly(other);
        assertThat(drafts.of(person(), colleague)).hasSize(1);
    }

    @Test
    void whatCannotBeIsRefusedAndChangesNothing() {
        later(30);
        refused("notice.past", () -> take(new NewHome("House 1", OWN, null, LocalDate.of(2021, 11, 30)), today()));
        refused(
                "notice.future",
                () -> take(
                        new NewHome("House 1", OWN, null, today().plusYears(2).plusDays(1)), today()));
        refused("day.future", () -> take(new NewHome("House 1", OWN, null, today()), today().plusDays(1)));
        refused("notice.district", () -> take(new NewHome("House 1", "atlantis", null, today()), today()));
        refused("notice.tehsil", () -> take(new NewHome("House 1", OWN, "nowhere", today()), today()));
        refused("name.length", () -> PersonName.latin("a".repeat(10_000)));
        refused("name.latin", () -> PersonName.latin("Ali\u202Eilahg"));
        refused("text.direction", () -> new NewHome("House \u202E1", OWN, null, today()));
        refused("notice.text", () -> new NewHome("a".repeat(301), OWN, null, today()));
        refused("notice.back-before", () -> new TravelInside("Hotel", OTHER, today(), today().minusDays(1), "Wedding"));
        refused(
                "name.same",
                () -> take(new NewName(people.get(person()).identity().name(), today()), today()));
        assertThat(notices.of(person())).isEmpty();
    }

    @Test
    void nothingIsToldOfSomebodyWhoseRecordIsSealed() {
        supervised().seal(person(), today());
        refused("notice.nobody", () -> take(new NewHome("House 1", OWN, null, today()), today()));
    }

    @Test
    void aChangeToComeIsToldBeforeAndAcceptedOnItsDay() {
        Notice notice = take(new NewHome("House 16", OWN, null, today().plusDays(5)), today());
        assertThat(notice.lateness().isLate()).isFalse();
        refused(
                "notice.early",
                () -> decisions.accept(
                        person(),
                        notice.id(),
                        Evidence.VISIT,
                        "Visited, lives there",
                        officer().actor()));
        later(5);
        decisions.accept(
                person(),
                notice.id(),
                Evidence.VISIT,
                "Visited, lives there",
                officer().actor());
        assertThat(lives()).isEqualTo("House 16");
    }

    @Test
    void whatIsToldBySmsWaitsUntilThePersonConfirmsIt() {
        later(30);
        Notice notice = notices.take(
                person(),
                new NewNotice(
                        UUID.randomUUID(), new NewHome("House 17", OWN, null, today()), today(), How.BY_SMS, STATION),
                officer().actor());
        assertThat(notice.state()).isEqualTo(NoticeState.ANNOUNCED);
        refused(
                "notice.decided",
                () -> decisions.accept(
                        person(),
                        notice.id(),
                        Evidence.VISIT,
                        "Visited, lives there",
                        officer().actor()));
        decisions.confirm(person(), notice.id(), officer().actor());
        decisions.verify(person(), notice.id(), officer().actor());
        decisions.accept(
                person(),
                notice.id(),
                Evidence.VISIT,
                "Visited, lives there",
                officer().actor());
        refused(
                "notice.decided",
                () -> decisions.withdraw(
                        person(), notice.id(), "Too late now", officer().actor()));
    }

    @Test
    void theDatabaseHoldsNoWordOfWhatWasTold() {
        take(new NewHome("Somewhere very particular", OWN, null, today()), today());
        assertThat(jdbc.sql("select encode(particulars, 'escape') from notices.notice where person_id = ?")
                        .param(person().value())
                        .query(String.class)
                        .single())
                .doesNotContain("particular", "Somewhere");
    }

    private Callable<Boolean> decide(CyclicBarrier together, Runnable decision) {
        return () -> {
            together.await();
            try {
                decision.run();
                return true;
            } catch (InvalidValueException tooLate) {
                assertThat(tooLate.code()).isEqualTo("notice.decided");
                return false;
            }
        };
    }

    private Notice take(Particulars particulars, LocalDate announcedOn) {
        return notices.take(
                person(),
                new NewNotice(UUID.randomUUID(), particulars, announcedOn, How.AT_STATION, STATION),
                officer().actor());
    }

    private static void refused(String code, Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private List<Breach> alleged() {
        return breaches.of(person()).stream()
                .filter(breach -> breach.broken() instanceof Breach.Broken.Notification)
                .filter(breach -> breach.state() == Breach.State.ALLEGED)
                .toList();
    }

    private List<String> journal() {
        return jdbc.sql("select kind from register.journal where person_id = ?")
                .param(person().value())
                .query(String.class)
                .list();
    }

    private List<Address> addresses() {
        return people.get(person()).addresses();
    }

    private String lives() {
        return addresses().getFirst().line();
    }

    private Supervised supervised() {
        return Objects.requireNonNull(supervised);
    }

    private Officer officer() {
        return Objects.requireNonNull(made);
    }

    private PersonId person() {
        return Objects.requireNonNull(person);
    }

    private void later(int days) {
        clock.move(Duration.ofDays(days));
        travelled = travelled.plusDays(days);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
