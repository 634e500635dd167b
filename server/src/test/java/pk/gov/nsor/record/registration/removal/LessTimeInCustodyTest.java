package pk.gov.nsor.record.registration.removal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactKind;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.conviction.Victim;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.record.registration.OffenderRegistration.Registered;
import pk.gov.nsor.record.registration.Standing;
import pk.gov.nsor.record.registration.Standings;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;

/** Of somebody whose time has begun and who is in custody again nobody knows the last day; it is shortened by two. */
@RegisterTest
class LessTimeInCustodyTest {

    private static final NewConviction AGAINST_CHILD =
            Offenders.conviction("PPC 354", new Victim(Victim.Age.CHILD, Victim.VictimSex.FEMALE));

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private FactRecording recording;

    @Autowired
    private Removals removals;

    @Autowired
    private Standings standings;

    private final Officer registrar;
    private Registered someone;
    private CustodyPeriodId stay;
    private FactId release;
    private CustodyPeriodId middle;
    private FactId middleRelease;
    private CustodyPeriodId present;
    private FactId admission;

    LessTimeInCustodyTest(Officers officers) {
        registrar = officers.with(Role.REGISTRAR);
    }

    @BeforeEach
    void somebodyIsInPrisonAgainForTheft() {
        someone = registration.register(
                Offenders.identity(null),
                Samples.cnic(),
                List.of(Offenders.address()),
                AGAINST_CHILD,
                null,
                registrar.actor());
        stay = CustodyPeriodId.next();
        FactId _ = recorded(event(stay, someone.conviction(), CustodyEvent.Type.ADMITTED, 1));
        release = recorded(event(stay, someone.conviction(), CustodyEvent.Type.RELEASED, 400));
        middle = CustodyPeriodId.next();
        FactId _ = recorded(event(middle, null, CustodyEvent.Type.ADMITTED, 500));
        middleRelease = recorded(event(middle, null, CustodyEvent.Type.RELEASED, 700));
        present = CustodyPeriodId.next();
        admission = recorded(event(present, null, CustodyEvent.Type.ADMITTED, 800));
        Standing.Term term =
                standings.of(someone.person()).orElseThrow().terms().getFirst();
        assertThat(term.startedOn()).isEqualTo(Offenders.JUDGMENT.plusDays(400));
        assertThat(term.lastDay()).isNull();
        assertThat(removals.waitingOf(someone.person())).isEmpty();
    }

    @Test
    void aCorrectionThatLowersTheTierWaits() {
        FactId judgment = new FactId(someone.conviction().value());
        recording.correct(
                someone.person(), judgment, Offenders.conviction("PPC 354"), "She was eighteen", registrar.actor());
        assertWaits(RemovalKind.CORRECTION);
    }

    @Test
    void aCorrectionThatLetsTheTimeBeginEarlierWaits() {
        Standing.Term before =
                standings.of(someone.person()).orElseThrow().terms().getFirst();
        releasedAfter(100);
        assertThat(standings
                        .of(someone.person())
                        .orElseThrow()
                        .terms()
                        .getFirst()
                        .startedOn())
                .isBefore(before.startedOn());
        assertWaits(RemovalKind.CORRECTION);
    }

    @Test
    void aCorrectionThatLetsTheTimeBeginLaterNeedsNobody() {
        releasedAfter(450);
        assertThat(removals.waitingOf(someone.person())).isEmpty();
    }

    @Test
    void aStayInBetweenThatEndedSoonerThanItWasSaidWaits() {
        middleStayIsReleasedAfter(520);
        assertWaits(RemovalKind.CORRECTION);
    }

    @Test
    void aStayInBetweenThatEndedLaterThanItWasSaidNeedsNobody() {
        middleStayIsReleasedAfter(750);
        assertThat(removals.waitingOf(someone.person())).isEmpty();
    }

    @Test
    void aPresentStayThatNeverWasWaits() {
        recording.withdraw(someone.person(), FactKind.CUSTODY, admission, "Another man", registrar.actor());
        assertWaits(RemovalKind.WITHDRAWAL);
    }

    @Test
    void aPresentStayThatBeganLaterThanItWasSaidWaits() {
        admittedAfter(900);
        assertWaits(RemovalKind.CORRECTION);
    }

    @Test
    void aPresentStayThatBeganEarlierThanItWasSaidNeedsNobody() {
        admittedAfter(790);
        assertThat(removals.waitingOf(someone.person())).isEmpty();
    }

    private void middleStayIsReleasedAfter(int days) {
        corrected(middleRelease, event(middle, null, CustodyEvent.Type.RELEASED, days));
    }

    private void admittedAfter(int days) {
        corrected(admission, event(present, null, CustodyEvent.Type.ADMITTED, days));
    }

    private void releasedAfter(int days) {
        corrected(release, event(stay, someone.conviction(), CustodyEvent.Type.RELEASED, days));
    }

    private void corrected(FactId fact, CustodyEvent event) {
        recording.correct(someone.person(), fact, event, "Misread", registrar.actor());
    }

    private FactId recorded(CustodyEvent event) {
        return recording.record(someone.person(), event, registrar.actor());
    }

    private static CustodyEvent event(
            CustodyPeriodId stay, @Nullable ConvictionId conviction, CustodyEvent.Type type, int days) {
        return new CustodyEvent(
                stay,
                conviction,
                type,
                Offenders.JUDGMENT.plusDays(days),
                "Camp Jail Lahore",
                type == CustodyEvent.Type.RELEASED ? CustodyEvent.ReleaseReason.SENTENCE_SERVED : null);
    }

    private void assertWaits(RemovalKind kind) {
        assertThat(removals.waitingOf(someone.person()))
                .extracting(Removal::kind)
                .containsExactly(kind);
    }
}
