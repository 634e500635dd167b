package pk.gov.nsor.policing.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.supervision.NewAppearance.AddressSeen;
import pk.gov.nsor.policing.supervision.NewAppearance.IdentitySeen;
import pk.gov.nsor.policing.supervision.review.CaseReviewJob;
import pk.gov.nsor.policing.supervision.whereabouts.Absconders;
import pk.gov.nsor.policing.supervision.whereabouts.Whereabouts;
import pk.gov.nsor.record.conviction.Conviction.Quashing;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyEvent.ReleaseReason;
import pk.gov.nsor.record.conviction.CustodyEvent.Type;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactKind;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.conviction.Quashed;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.register.journal.Timeline;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.record.registration.Standings;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestClock;

/** Nobody is lost sight of because something was recorded by mistake and is put right. */
@RegisterTest
class CorrectedCustodyTest {

    private static final Actor PRISON = Actor.system("test");

    private static final String LAHORE = "city-police-station-lahore";
    private static final String QUETTA = "city-police-station-quetta";

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private FactRecording facts;

    @Autowired
    private LegalRecord legal;

    @Autowired
    private Standings standings;

    @Autowired
    private Appearances appearances;

    @Autowired
    private Absconders absconders;

    @Autowired
    private Releases releases;

    @Autowired
    private Stations stations;

    @Autowired
    private Timeline timeline;

    @Autowired
    private CaseReviewJob sweep;

    @Autowired
    private TestClock clock;

    private @Nullable Officer made;

    @BeforeEach
    void anOfficer(Officers officers) {
        made = officers.with(Role.SUPERVISING_OFFICER);
    }

    @Test
    void whoIsLookedForIsLookedForAgainWhenTheCustodyThatEndedItIsWithdrawn() {
        PersonId person = lost();
        Whereabouts alert = absconders.of(person).orElseThrow();
        goTo(today().plusDays(3));
        FactId admission = event(person, CustodyPeriodId.next(), Type.ADMITTED, today(), null);
        assertThat(absconders.of(person)).isEmpty();
        withdraw(person, admission);
        assertThat(absconders.of(person)).contains(alert);
        assertThat(kinds(person).stream().filter("WHEREABOUTS_UNKNOWN"::equals)).hasSize(2);
    }

    @Test
    void whoWasSeenSinceIsNotLookedForWhenTheCustodyIsWithdrawn() {
        PersonId person = lost();
        goTo(today().plusDays(3));
        FactId admission = event(person, CustodyPeriodId.next(), Type.ADMITTED, today().minusDays(1), null);
        appear(person, AddressSeen.DOCUMENT);
        withdraw(person, admission);
        assertThat(absconders.of(person)).isEmpty();
    }

    @Test
    void whoWasInCustodySinceIsNotLookedForAfterTheRelease() {
        PersonId person = lost();
        goTo(today().plusDays(3));
        CustodyPeriodId custodyPeriod = CustodyPeriodId.next();
        event(person, custodyPeriod, Type.ADMITTED, today().minusDays(2), null);
        event(person, custodyPeriod, Type.RELEASED, today().minusDays(1), ReleaseReason.SENTENCE_SERVED);
        assertThat(absconders.of(person)).isEmpty();
    }

    @Test
    void anEarlierCustodyThatIsRecordedLateEndsNoAlert() {
        PersonId person = lost();
        CustodyPeriodId custodyPeriod = CustodyPeriodId.next();
        event(person, custodyPeriod, Type.ADMITTED, today().minusDays(30), null);
        event(person, custodyPeriod, Type.RELEASED, today().minusDays(20), ReleaseReason.SENTENCE_SERVED);
        assertThat(absconders.of(person)).isPresent();
    }

    @Test
    void whoIsLookedForIsLookedForAgainWhenAQuashingByMistakeIsWithdrawn() {
        PersonId person = lost();
        Whereabouts alert = absconders.of(person).orElseThrow();
        FactId quashing = facts.record(
                person,
                new Quashed(
                        legal.of(person).convictions().getFirst().id(),
                        null,
                        today(),
                        Quashing.Reason.ACQUITTED_ON_APPEAL),
                PRISON);
        assertThat(absconders.of(person)).isEmpty();
        goTo(today().plusDays(2));
        facts.withdraw(person, FactKind.QUASHING, quashing, "Of another person", PRISON);
        assertThat(absconders.of(person)).contains(alert);
    }

    @Test
    void aReleaseThatIsWithdrawnIsPlannedStill() {
        PersonId person = register();
        CustodyPeriodId custodyPeriod = CustodyPeriodId.next();
        event(person, custodyPeriod, Type.ADMITTED, today().minusDays(30), null);
        PlannedRelease plan = plan(person, 20);
        FactId release = event(person, custodyPeriod, Type.RELEASED, today(), ReleaseReason.SENTENCE_SERVED);
        assertThat(releases.planned(person)).isEmpty();
        goTo(today().plusDays(1));
        withdraw(person, release);
        assertThat(releases.planned(person)).contains(plan);
        event(person, custodyPeriod, Type.RELEASED, today(), ReleaseReason.SENTENCE_SERVED);
        assertThat(station(person)).isEqualTo(QUETTA);
        assertThat(releases.planned(person)).isEmpty();
    }

    @Test
    void aCorrectedDayOfAnEarlierReleaseLeavesTheNextReleasePlanned() {
        PersonId person = register();
        CustodyPeriodId earlier = CustodyPeriodId.next();
        event(person, earlier, Type.ADMITTED, today().minusDays(40), null);
        FactId release = event(person, earlier, Type.RELEASED, today().minusDays(1), ReleaseReason.SENTENCE_SERVED);
        event(person, CustodyPeriodId.next(), Type.ADMITTED, today(), null);
        PlannedRelease plan = plan(person, 20);
        facts.correct(
                person,
                release,
                new CustodyEvent(
                        earlier,
                        null,
                        Type.RELEASED,
                        today().minusDays(2),
                        "Camp Jail Lahore",
                        ReleaseReason.SENTENCE_SERVED),
                "It was the day before",
                PRISON);
        assertThat(releases.planned(person)).contains(plan);
    }

    @Test
    void aReleaseThatHappenedIsNotPlannedAgainWhenItsDayIsCorrectedAfterTheNextAdmission() {
        PersonId person = register();
        CustodyPeriodId custodyPeriod = CustodyPeriodId.next();
        event(person, custodyPeriod, Type.ADMITTED, today().minusDays(40), null);
        plan(person, 20);
        FactId release =
                event(person, custodyPeriod, Type.RELEASED, today().minusDays(1), ReleaseReason.SENTENCE_SERVED);
        event(person, CustodyPeriodId.next(), Type.ADMITTED, today(), null);
        facts.correct(
                person,
                release,
                new CustodyEvent(
                        custodyPeriod,
                        null,
                        Type.RELEASED,
                        today().minusDays(3),
                        "Camp Jail Lahore",
                        ReleaseReason.SENTENCE_SERVED),
                "It was earlier",
                PRISON);
        assertThat(releases.planned(person)).isEmpty();
    }

    @Test
    void aPlanOfAnAdmissionThatIsWithdrawnIsOverUntilTheAdmissionIsRecordedAgain() {
        PersonId person = register();
        FactId admission = event(person, CustodyPeriodId.next(), Type.ADMITTED, today(), null);
        PlannedRelease plan = plan(person, 20);
        withdraw(person, admission);
        assertThat(releases.planned(person)).isEmpty();
        event(person, CustodyPeriodId.next(), Type.ADMITTED, today(), null);
        assertThat(releases.planned(person)).contains(plan);
    }

    @Test
    void aPlanThatAnotherOneReplacedDoesNotComeBack() {
        PersonId person = register();
        CustodyPeriodId custodyPeriod = CustodyPeriodId.next();
        event(person, custodyPeriod, Type.ADMITTED, today().minusDays(30), null);
        plan(person, 20);
        FactId release = event(person, custodyPeriod, Type.RELEASED, today(), ReleaseReason.SENTENCE_SERVED);
        CustodyPeriodId next = CustodyPeriodId.next();
        FactId admission = event(person, next, Type.ADMITTED, today(), null);
        PlannedRelease newer = plan(person, 50);
        releases.callOff(person, officer());
        assertThat(newer).isNotNull();
        withdraw(person, admission);
        withdraw(person, release);
        assertThat(releases.planned(person)).isEmpty();
    }

    private PlannedRelease plan(PersonId person, int daysAhead) {
        PlannedRelease plan = new PlannedRelease(today().plusDays(daysAhead), "Camp Jail Lahore", "quetta", "");
        releases.announce(person, plan, officer());
        return plan;
    }

    private @Nullable String station(PersonId person) {
        return stations.of(person).map(Responsibility::station).orElse(null);
    }

    /** Missed an appearance, and is not at the address. */
    private PersonId lost() {
        PersonId person = register();
        goTo(Objects.requireNonNull(standings.requirement(person).nextVerificationDueOn())
                .plusDays(1));
        appear(person, AddressSeen.FAILED);
        return person;
    }

    private PersonId register() {
        return registration
                .register(
                        Offenders.identity(LocalDate.of(1990, 5, 1)),
                        Samples.cnic(),
                        List.of(new NewAddress("House 3, Street 9", "lahore", LocalDate.of(2024, 6, 1))),
                        Offenders.conviction("PPC 376"),
                        null,
                        officer())
                .person();
    }

    private void appear(PersonId person, AddressSeen address) {
        appearances.record(
                person,
                new NewAppearance(UUID.randomUUID(), LAHORE, today(), IdentitySeen.CNIC_CARD, address, ""),
                officer());
    }

    private FactId event(
            PersonId person, CustodyPeriodId custodyPeriod, Type type, LocalDate on, @Nullable ReleaseReason reason) {
        return facts.record(
                person, new CustodyEvent(custodyPeriod, null, type, on, "Camp Jail Lahore", reason), PRISON);
    }

    private void withdraw(PersonId person, FactId event) {
        facts.withdraw(person, FactKind.CUSTODY, event, "Of another person", PRISON);
    }

    private List<String> kinds(PersonId person) {
        return timeline.page(person, Timeline.Question.ALL, null, 100).lines().stream()
                .map(line -> String.valueOf(line.kind()))
                .toList();
    }

    private Actor officer() {
        return Objects.requireNonNull(made).actor();
    }

    /** Each day in between is swept. */
    private void goTo(LocalDate day) {
        while (today().isBefore(day)) {
            clock.move(Duration.ofDays(ChronoUnit.DAYS.between(today(), today().plusDays(1))));
            sweep.run();
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
