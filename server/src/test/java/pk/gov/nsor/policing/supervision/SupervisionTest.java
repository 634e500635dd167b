package pk.gov.nsor.policing.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.ProposalReading;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.Announcements;
import pk.gov.nsor.foundation.reference.Laws;
import pk.gov.nsor.foundation.requirement.WorkingDays;
import pk.gov.nsor.policing.supervision.NewAppearance.AddressSeen;
import pk.gov.nsor.policing.supervision.NewAppearance.IdentitySeen;
import pk.gov.nsor.policing.supervision.assignment.Transfer;
import pk.gov.nsor.policing.supervision.assignment.Transfers;
import pk.gov.nsor.policing.supervision.breach.BreachExcuseProposal;
import pk.gov.nsor.policing.supervision.breach.Breaches;
import pk.gov.nsor.policing.supervision.breach.ExcusedBreach;
import pk.gov.nsor.policing.supervision.duty.DutyKind;
import pk.gov.nsor.policing.supervision.review.CaseReviewJob;
import pk.gov.nsor.policing.supervision.whereabouts.Absconders;
import pk.gov.nsor.policing.supervision.whereabouts.HabitualResidences;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyEvent.ReleaseReason;
import pk.gov.nsor.record.conviction.CustodyEvent.Type;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.record.registration.OffenderRegistration.Registered;
import pk.gov.nsor.record.registration.Standings;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestClock;

@RegisterTest
class SupervisionTest {

    private static final String LAHORE = "city-police-station-lahore";

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private FactRecording facts;

    @Autowired
    private People people;

    @Autowired
    private Standings standings;

    @Autowired
    private Appearances appearances;

    @Autowired
    private Transfers transfers;

    @Autowired
    private Outages outages;

    @Autowired
    private Stations stations;

    @Autowired
    private Absconders absconders;

    @Autowired
    private CaseReviewJob sweep;

    @Autowired
    private Breaches breaches;

    @Autowired
    private HabitualResidences habitualResidences;

    @Autowired
    private Releases releases;

    @Autowired
    private Proposals proposals;

    @Autowired
    private ProposalReading proposalReading;

    @Autowired
    private BreachExcuseProposal excuses;

    @Autowired
    private Laws laws;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private TestClock clock;

    private @Nullable Officer made;

    @BeforeEach
    void anOfficer() {
        made = new Officers(accounts).with(Role.SUPERVISING_OFFICER);
    }

    @Test
    void theStationOfTheDistrictOfTheAddressAnswersFromTheRegistrationOn() {
        PersonId person = register(Offenders.address());
        assertThat(station(person)).isEqualTo(LAHORE);
    }

    @Test
    void withoutAnAddressTheStationThatInvestigatedAnswers() {
        PersonId person = register();
        assertThat(station(person)).isEqualTo(LAHORE);
    }

    @Test
    void whoIsInCustodyNeedsNoStationAndGetsOneWithTheRelease() {
        PersonId person = register(address("multan"));
        CustodyPeriodId custodyPeriod = admit(person, today());
        assertThat(station(person)).isNull();
        release(person, custodyPeriod, today());
        assertThat(station(person)).isEqualTo("city-police-station-multan");
        assertThat(stations.history(person)).hasSize(2);
    }

    @Test
    void afterEveryReleaseAFirstAppearanceIsDueWithinThreeWorkingDays() {
        PersonId person = register(Offenders.address());
        release(person, admit(person, today()), today());
        CaseDuty duty = only(person);
        assertThat(duty.kind()).isEqualTo("FIRST_APPEARANCE");
        assertThat(duty.dueOn()).isEqualTo(days().after(today(), 3));
        appear(person, today());
        assertThat(only(person).state()).isEqualTo("ANSWERED");
    }

    @Test
    void aVerificationOpensFourteenDaysBeforeItIsDueAndIsAnsweredOnce() {
        PersonId person = register(Offenders.address());
        LocalDate due = nextDue(person);
        goTo(due.minusDays(15));
        assertThat(duties(person)).isEmpty();
        goTo(due.minusDays(14));
        assertThat(only(person).state()).isEqualTo("OPEN");
        UUID form = UUID.randomUUID();
        AppearanceReceipt receipt = appearances.record(person, appearance(form, today()), officer());
        assertThat(receipt.answered()).extracting(duty -> duty.dueOn()).containsExactly(due);
        assertThat(appearances.record(person, appearance(form, today()), officer()))
                .as("sent again")
                .isEqualTo(receipt);
        goTo(due.plusDays(1));
        assertThat(only(person).state()).isEqualTo("ANSWERED");
        assertThat(breaches(person)).isEmpty();
    }

    @Test
    void theDayAfterTheDueDayABreachIsAllegedAndATimelyAppearanceRecordedLateTakesItAway() {
        PersonId person = register(Offenders.address());
        LocalDate due = nextDue(person);
        goTo(due);
        assertThat(breaches(person)).isEmpty();
        goTo(due.plusDays(1));
        assertThat(breaches(person)).containsExactly("ALLEGED");
        sweep.run();
        assertThat(breaches(person)).as("once").containsExactly("ALLEGED");
        appear(person, due);
        assertThat(breaches(person)).containsExactly("WITHDRAWN");
        assertThat(only(person).state()).isEqualTo("ANSWERED");
    }

    @Test
    void aHolidayAnnouncedAfterTheDueDayTakesTheAllegedBreachAwayWithTheNextSweep() {
        PersonId person = register(Offenders.address());
        LocalDate due = nextDue(person);
        goTo(due.plusDays(1));
        assertThat(breaches(person)).containsExactly("ALLEGED");
        new Announcements(context).holiday(due);
        sweep.run();
        assertThat(breaches(person)).containsExactly("WITHDRAWN");
        assertThat(only(person).dueOn()).isEqualTo(days().after(due, 1));
    }

    @Test
    void anAppearanceAfterTheDueDayDoesNotAnswerIt() {
        PersonId person = register(Offenders.address());
        LocalDate due = nextDue(person);
        goTo(due.plusDays(1));
        appear(person, today());
        assertThat(breaches(person)).containsExactly("ALLEGED");
    }

    @Test
    void anAdmissionRecordedLateWithdrawsTheDutyThatFellIntoCustody() {
        PersonId person = register(Offenders.address());
        LocalDate due = nextDue(person);
        goTo(due.plusDays(2));
        assertThat(breaches(person)).containsExactly("ALLEGED");
        admit(person, due.minusDays(1));
        assertThat(breaches(person)).containsExactly("WITHDRAWN");
        assertThat(only(person).state()).isEqualTo("WITHDRAWN");
    }

    @Test
    void afterDaysWithoutASweepEverythingIsFoundInItsOrder() {
        PersonId person = register(Offenders.address());
        LocalDate first = nextDue(person);
        move(first.plusMonths(8));
        sweep.run();
        List<CaseDuty> duties = duties(person);
        assertThat(duties).extracting(CaseDuty::state).containsExactly("BREACHED", "BREACHED", "BREACHED");
        assertThat(duties).extracting(CaseDuty::dueOn).isSorted();
        assertThat(breaches(person)).hasSize(3);
    }

    @Test
    void afterAnOutageOfTheStationTheBreachWaitsForTheGrace() {
        PersonId person = register(address("multan"));
        LocalDate due = nextDue(person);
        goTo(due.minusDays(1));
        UUID outage = outages.declare("city-police-station-multan", today(), null, "Flood", officer());
        goTo(due.plusDays(3));
        assertThat(breaches(person)).as("while it goes on").isEmpty();
        outages.end(outage, today(), officer());
        LocalDate until = days().after(today(), 3);
        goTo(until);
        assertThat(breaches(person)).isEmpty();
        goTo(until.plusDays(1));
        assertThat(breaches(person)).containsExactly("ALLEGED");
    }

    @Test
    void afterATransferTheOutageOfTheStationThatAnsweredThenStillCounts() {
        PersonId person = register(address("bannu"));
        goTo(nextDue(person).minusDays(1));
        LocalDate due = only(person).dueOn();
        goTo(due);
        UUID outage = outages.declare("city-police-station-bannu", due, null, "Flood", officer());
        outages.end(outage, due, officer());
        goTo(due.plusDays(1));
        moveTo(person, "mardan");
        LocalDate until = days().after(due, 3);
        goTo(until);
        people.recordAddress(person, address("mardan"), officer());
        assertThat(breaches(person)).isEmpty();
        goTo(until.plusDays(1));
        assertThat(breaches(person)).containsExactly("ALLEGED");
    }

    @Test
    void anOutageThatIsDeclaredAfterTheTransferTakesTheAllegedBreachAwayAndOneOfTheNewStationDoesNot() {
        PersonId person = register(address("kohat"));
        goTo(nextDue(person).minusDays(1));
        LocalDate due = only(person).dueOn();
        goTo(due.plusDays(1));
        moveTo(person, "mardan");
        assertThat(breaches(person)).containsExactly("ALLEGED");
        outages.declare("city-police-station-mardan", due, due, "Flood", officer());
        sweep.run();
        assertThat(breaches(person)).containsExactly("ALLEGED");
        outages.declare("city-police-station-kohat", due, due, "Flood", officer());
        sweep.run();
        assertThat(breaches(person)).containsExactly("WITHDRAWN");
    }

    private void moveTo(PersonId person, String district) {
        people.recordAddress(person, address(district), officer());
        transfers.accept(transfers.offered(person).orElseThrow().id(), "city-police-station-" + district, officer());
    }

    @Test
    void anEscapeMakesTheWhereaboutsUnknownAtOnceAndAStationAnswers() {
        PersonId person = register(Offenders.address());
        CustodyPeriodId custodyPeriod = admit(person, today());
        event(person, custodyPeriod, Type.ESCAPED, today(), null);
        assertThat(absconders.of(person)).isPresent();
        assertThat(station(person)).isEqualTo(LAHORE);
        event(person, custodyPeriod, Type.RECAPTURED, today(), null);
        assertThat(absconders.of(person)).isEmpty();
        assertThat(station(person)).isNull();
    }

    @Test
    void whoMissedAnAppearanceAndIsNotAtTheAddressIsLookedForUntilSeen() {
        PersonId person = register(Offenders.address());
        goTo(nextDue(person).plusDays(1));
        appearances.record(
                person,
                new NewAppearance(UUID.randomUUID(), LAHORE, today(), IdentitySeen.CNIC_CARD, AddressSeen.FAILED, ""),
                officer());
        assertThat(absconders.of(person)).isPresent();
        goTo(today().plusDays(1));
        appear(person, today());
        assertThat(absconders.of(person)).isEmpty();
    }

    @Test
    void aBreachIsExcusedByTwoOfThePlaceAndUpheldByOne() {
        Officer proposer = police(Role.SUPERVISING_OFFICER, "lahore");
        PersonId person = register(Offenders.address());
        goTo(nextDue(person).plusDays(1));
        UUID breach = this.breaches.of(person).getFirst().id();
        UUID proposal =
                proposals.propose(excuses, new ExcusedBreach(breach), today(), "Was in hospital", proposer.actor());
        Officer elsewhere = police(Role.DISTRICT_SUPERVISOR, "multan");
        assertRefused("proposal.role", () -> proposals.approve(proposal, "", elsewhere.actor()));
        assertThat(proposalReading.find(proposal, elsewhere.signedIn())).isEmpty();
        Officer supervisor = police(Role.DISTRICT_SUPERVISOR, "lahore");
        assertThat(proposalReading.waitingFor(supervisor.signedIn(), 100))
                .anyMatch(one -> one.id().equals(proposal));
        proposals.approve(proposal, "", supervisor.actor());
        assertThat(breaches(person)).containsExactly("EXCUSED");
        assertRefused("breach.decided", () -> this.breaches.uphold(breach, "After all", supervisor.actor()));
        appear(person, today().minusDays(1));
        assertThat(breaches(person)).as("an appearance in time, recorded late").containsExactly("WITHDRAWN");
    }

    @Test
    void noArrestIsOfferedWhileAValueItRestsOnIsAssumed() {
        assertThat(this.breaches.assumed(DutyKind.VERIFICATION, today()))
                .contains("verification.tier-3", "tier.3.maximum");
        assertThat(this.breaches.assumed(DutyKind.FIRST_APPEARANCE, today())).contains("appearance.after-release");
    }

    private Officer police(Role role, String district) {
        return new Officers(accounts).of(new OfDistrict(district), role);
    }

    @Test
    void whoHasNoFixedAbodeAppearsEveryWeekUntilAnAddressIsRecorded() {
        PersonId person = register(Offenders.address());
        habitualResidences.lost(person, today(), "Data Darbar, the eastern gate", officer());
        goTo(today().plusDays(1));
        CaseDuty week = only(person);
        assertThat(week.kind()).isEqualTo("WEEKLY");
        assertThat(week.dueOn()).isEqualTo(days().onOrAfter(today().plusDays(6)));
        appear(person, today());
        goTo(today().plusDays(7));
        assertThat(duties(person)).extracting(CaseDuty::state).containsExactly("ANSWERED", "OPEN");
        people.recordAddress(
                person, new NewAddress("House 12, Mohalla Noor", "lahore", today().minusDays(1)), officer());
        assertThat(duties(person)).extracting(CaseDuty::state).containsExactly("ANSWERED", "WITHDRAWN");
        assertThat(habitualResidences.of(person)).isEmpty();
    }

    @Test
    void aPlannedReleaseNamesTheDistrictWhoseStationWillAnswer() {
        PersonId person = register(Offenders.address());
        assertRefused("planned-release.at-liberty", () -> releases.announce(person, plan(today()), officer()));
        CustodyPeriodId custodyPeriod = admit(person, today());
        assertRefused("planned-release.past", () -> releases.announce(person, plan(today().minusDays(1)), officer()));
        releases.announce(person, plan(today().plusDays(2)), officer());
        releases.announce(person, plan(today()), officer());
        assertThat(releases.planned(person).orElseThrow().on())
                .as("the later plan")
                .isEqualTo(today());
        release(person, custodyPeriod, today());
        assertThat(station(person)).isEqualTo("city-police-station-quetta");
        assertThat(releases.planned(person)).isEmpty();
    }

    @Test
    void aPlannedReleaseStandsWhenThePersonEscapesAndIsTakenAgain() {
        PersonId person = register(Offenders.address());
        CustodyPeriodId custodyPeriod = admit(person, today());
        releases.announce(person, plan(today().plusDays(20)), officer());
        event(person, custodyPeriod, Type.ESCAPED, today(), null);
        assertThat(releases.planned(person)).isPresent();
        event(person, custodyPeriod, Type.RECAPTURED, today(), null);
        assertThat(releases.planned(person)).isPresent();
        assertThat(station(person)).isNull();
        release(person, custodyPeriod, today());
        assertThat(station(person)).isEqualTo("city-police-station-quetta");
        assertThat(releases.planned(person)).isEmpty();
    }

    private static PlannedRelease plan(LocalDate on) {
        return new PlannedRelease(on, "Camp Jail Lahore", "quetta", "");
    }

    @Test
    void aMoveToAnotherDistrictOffersTheTransferAndTheOldStationAnswersUntilItIsAccepted() {
        PersonId person = register(Offenders.address());
        people.recordAddress(person, address("multan"), officer());
        Transfer offer = transfers.offered(person).orElseThrow();
        assertThat(offer.toDistrict()).isEqualTo("multan");
        assertThat(station(person)).isEqualTo(LAHORE);
        assertRefused("transfer.station", () -> transfers.accept(offer.id(), LAHORE, officer()));
        transfers.accept(offer.id(), "city-police-station-multan", officer());
        assertThat(station(person)).isEqualTo("city-police-station-multan");
        assertRefused("transfer.answered", () -> transfers.giveBack(offer.id(), "Too late", officer()));
    }

    @Test
    void aReturnedTransferLeavesThePersonWhereTheyWere() {
        PersonId person = register(Offenders.address());
        UUID offer = transfers.offer(person, "multan", "Works there", officer());
        assertRefused("transfer.open", () -> transfers.offer(person, "quetta", "Twice", officer()));
        transfers.giveBack(offer, "Nobody of this name lives here", officer());
        assertThat(station(person)).isEqualTo(LAHORE);
        assertThat(transfers.offered(person)).isEmpty();
    }

    @Test
    void aTransferToTheOwnDistrictOrToOneThatIsNotThereIsRefused() {
        PersonId person = register(Offenders.address());
        assertRefused("transfer.own", () -> transfers.offer(person, "lahore", "Here", officer()));
        assertRefused("transfer.district", () -> transfers.offer(person, "atlantis", "There", officer()));
        assertRefused("transfer.reason", () -> transfers.offer(person, "multan", "  ", officer()));
        assertThat(transfers.offered(person)).isEmpty();
    }

    @Test
    void anAppearanceInTheFutureBeforeSupervisionTwiceOrOfNobodyIsRefused() {
        PersonId person = register(Offenders.address());
        assertRefused("day.future", () -> appear(person, today().plusDays(1)));
        assertRefused("appearance.before", () -> appear(person, today().minusDays(1)));
        appear(person, today());
        assertRefused("appearance.twice", () -> appear(person, today()));
        PersonId other = register(Offenders.address());
        UUID form = UUID.randomUUID();
        appearances.record(person(), appearance(form, today()), officer());
        assertRefused("appearance.other", () -> appearances.record(other, appearance(form, today()), officer()));
    }

    private Actor officer() {
        return Objects.requireNonNull(made).actor();
    }

    private PersonId person() {
        return register(Offenders.address());
    }

    private PersonId register(NewAddress... addresses) {
        Registered registered = registration.register(
                Offenders.identity(LocalDate.of(1990, 5, 1)),
                Samples.cnic(),
                List.of(addresses),
                Offenders.conviction("PPC 376"),
                null,
                officer());
        return registered.person();
    }

    private static NewAddress address(String district) {
        return new NewAddress("House 3, Street 9", district, LocalDate.of(2024, 6, 1));
    }

    private CustodyPeriodId admit(PersonId person, LocalDate on) {
        CustodyPeriodId custodyPeriod = CustodyPeriodId.next();
        event(person, custodyPeriod, Type.ADMITTED, on, null);
        return custodyPeriod;
    }

    private void release(PersonId person, CustodyPeriodId custodyPeriod, LocalDate on) {
        event(person, custodyPeriod, Type.RELEASED, on, ReleaseReason.SENTENCE_SERVED);
    }

    private void event(
            PersonId person, CustodyPeriodId custodyPeriod, Type type, LocalDate on, @Nullable ReleaseReason reason) {
        facts.record(person, new CustodyEvent(custodyPeriod, null, type, on, "Camp Jail Lahore", reason), officer());
    }

    private void appear(PersonId person, LocalDate on) {
        appearances.record(person, appearance(UUID.randomUUID(), on), officer());
    }

    private static NewAppearance appearance(UUID id, LocalDate on) {
        return new NewAppearance(id, LAHORE, on, IdentitySeen.CNIC_CARD, AddressSeen.DOCUMENT, "");
    }

    private LocalDate nextDue(PersonId person) {
        return Objects.requireNonNull(standings.requirement(person).nextVerificationDueOn());
    }

    private WorkingDays days() {
        return laws.current().workingDays();
    }

    /** Each day in between is swept. */
    private void goTo(LocalDate day) {
        while (today().isBefore(day)) {
            move(today().plusDays(1));
            sweep.run();
        }
    }

    private void move(LocalDate day) {
        Duration by = Duration.ofDays(ChronoUnit.DAYS.between(today(), day));
        clock.move(by);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private @Nullable String station(PersonId person) {
        return stations.of(person).map(Responsibility::station).orElse(null);
    }

    private CaseDuty only(PersonId person) {
        assertThat(duties(person)).hasSize(1);
        return duties(person).getFirst();
    }

    private List<CaseDuty> duties(PersonId person) {
        return jdbc.sql("select kind, due_on, state from supervision.duty where person_id = ? order by due_on")
                .param(person.value())
                .query(CaseDuty.class)
                .list();
    }

    record CaseDuty(String kind, LocalDate dueOn, String state) {}

    private List<String> breaches(PersonId person) {
        return jdbc.sql("select state from supervision.breach where person_id = ? order by recorded_at")
                .param(person.value())
                .query(String.class)
                .list();
    }

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
