package pk.gov.nsor.survivors.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.sms.internal.RegisterLines;
import pk.gov.nsor.survivors.alerts.OffenderState.Custody;
import pk.gov.nsor.survivors.alerts.places.Places;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.VaultTest;

/** What becomes of alerts that were not sent when nothing may be sent, or that she did not ask for. */
@VaultTest
class PausedAlertsTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Enrolments enrolments;

    @Autowired
    private Alerting alerting;

    @Autowired
    private Places places;

    private final TestClock clock;
    private final Officers officers;
    private final String phone = Enrolled.phone();
    private final String caseNumber = Enrolled.newCase();
    private final UUID alias = UUID.randomUUID();
    private Enrolled enrolled;
    private RegisterLines lines;

    PausedAlertsTest(Officers officers, TestClock clock) {
        this.officers = officers;
        this.clock = clock;
    }

    @BeforeEach
    void bind() throws Exception {
        enrolled = new Enrolled(enrolments, officers);
        lines = new RegisterLines(context);
        // Days after those in which other tests have filled the brake.
        clock.move(Duration.ofDays(200));
        at(LocalTime.NOON);
    }

    @AfterEach
    void close() {
        lines.close();
        enrolled.endAll();
    }

    @Test
    void aReleaseOfWhichSheWasSentNothingYetIsToldWhenSheGoesOn() throws Exception {
        UUID id = enrolled.active(Enrolled.notAtNight(Enrolled.wanted(caseNumber, phone)));
        tell(Enrolled.held(caseNumber));
        at(LocalTime.of(23, 0));
        tell(free());
        assertThat(told(id).getLast()).returns(0, Alert::sent).returns(false, Alert::isOver);
        lines.reply(phone, Enrolled.WORD + " pause");
        at(LocalTime.of(10, 0));
        alerting.sendDue();
        assertThat(told(id)).allMatch(Alert::isOver);
        lines.reply(phone, Enrolled.WORD + " start");
        assertThat(told(id))
                .filteredOn(alert -> !alert.isOver())
                .singleElement()
                .returns(AlertKind.RELEASED, Alert::kind);
    }

    @Test
    void aReleaseIntoHerDistrictDuringAPauseIsOneMessageWhenSheGoesOn() throws Exception {
        UUID id = enrolled.active(caseNumber, phone);
        tell(Enrolled.held(caseNumber));
        lines.reply(phone, Enrolled.WORD + " pause");
        tell(Enrolled.state(caseNumber, Custody.AT_LIBERTY, LocalDate.now(clock), null, "lahore"));
        lines.reply(phone, Enrolled.WORD + " start");
        assertThat(told(id)).singleElement().returns(AlertKind.MOVED_NEAR, Alert::kind);
    }

    @Test
    void aReleaseBetweenWritingDownAndConfirmationIsToldOnce() {
        tell(Enrolled.held(caseNumber));
        UUID id = enrolled.proposed(choosing(AlertKind.RELEASED));
        tell(free());
        enrolments.approve(id, enrolled.second.signedIn(), enrolled.second.actor());
        assertThat(told(id)).isEmpty();
        enrolments.confirm(id, enrolled.prosecutor.signedIn(), enrolled.prosecutor.actor());
        assertThat(told(id)).singleElement().returns(AlertKind.RELEASED, Alert::kind);
        tell(free());
        assertThat(told(id)).hasSize(1);
    }

    @Test
    void aReleaseBeforeItWasWrittenDownIsNotToldAtConfirmation() {
        tell(free());
        assertThat(told(enrolled.active(choosing(AlertKind.RELEASED)))).isEmpty();
    }

    @Test
    void aReleaseBetweenWritingDownAndAPauseThatWasAskedForBeforeIsToldWhenSheGoesOn() throws Exception {
        tell(Enrolled.held(caseNumber));
        UUID id = enrolled.proposed(choosing(AlertKind.RELEASED));
        lines.reply(phone, Enrolled.WORD + " pause");
        tell(free());
        enrolments.approve(id, enrolled.second.signedIn(), enrolled.second.actor());
        enrolments.confirm(id, enrolled.prosecutor.signedIn(), enrolled.prosecutor.actor());
        assertThat(told(id)).isEmpty();
        lines.reply(phone, Enrolled.WORD + " start");
        assertThat(told(id)).singleElement().returns(AlertKind.RELEASED, Alert::kind);
    }

    @Test
    void aReleaseDuringAnAppealIsToldOnceWhenTheJudgmentStands() {
        UUID id = enrolled.active(choosing(AlertKind.RELEASED));
        tell(underAppeal(Enrolled.held(caseNumber)));
        tell(underAppeal(free()));
        tell(underAppeal(free()));
        assertThat(told(id)).isEmpty();
        tell(free());
        assertThat(told(id)).singleElement().returns(AlertKind.RELEASED, Alert::kind);
        tell(free());
        assertThat(told(id)).hasSize(1);
    }

    @Test
    void whoWasFreeWhenTheAppealBeganIsNotSaidToBeReleasedWhenTheJudgmentStands() {
        UUID id = enrolled.active(choosing(AlertKind.RELEASED));
        tell(underAppeal(free()));
        tell(free());
        assertThat(told(id)).isEmpty();
    }

    @Test
    void whoIsFreeDuringAnAppealDoesNotHideTheReleaseOfAnotherOfHerCase() {
        alerting.take(List.of(Enrolled.event(UUID.randomUUID(), underAppeal(free()))), null);
        tell(Enrolled.held(caseNumber));
        UUID id = enrolled.proposed(choosing(AlertKind.RELEASED));
        tell(free());
        enrolments.approve(id, enrolled.second.signedIn(), enrolled.second.actor());
        enrolments.confirm(id, enrolled.prosecutor.signedIn(), enrolled.prosecutor.actor());
        assertThat(told(id)).singleElement().returns(AlertKind.RELEASED, Alert::kind);
    }

    @Test
    void aReleaseBeforeConfirmationIsToldThoughTheJudgmentCameAfterItWasWrittenDown() {
        UUID id = enrolled.proposed(choosing(AlertKind.RELEASED));
        tell(Enrolled.held(caseNumber));
        tell(free());
        confirm(id);
        assertThat(told(id)).singleElement().returns(AlertKind.RELEASED, Alert::kind);
    }

    @Test
    void whoIsFreeWhenTheJudgmentComesIsNotSaidToBeReleasedAndHidesNoOther() {
        UUID other = UUID.randomUUID();
        UUID id = enrolled.proposed(choosing(AlertKind.RELEASED, AlertKind.RELEASED_UNANNOUNCED));
        tell(free());
        alerting.take(List.of(Enrolled.event(other, Enrolled.held(caseNumber))), null);
        UUID second = enrolled.proposed(Enrolled.wanted(caseNumber, Enrolled.phone()));
        UUID third = UUID.randomUUID();
        alerting.take(List.of(Enrolled.event(third, free())), null);
        confirm(id);
        assertThat(told(id)).isEmpty();
        alerting.take(List.of(Enrolled.event(other, free())), null);
        confirm(second);
        assertThat(told(second)).singleElement().returns(AlertKind.RELEASED, Alert::kind);
        assertThat(told(id)).singleElement().returns(AlertKind.RELEASED_UNANNOUNCED, Alert::kind);
    }

    @Test
    void aReleaseThatAMoveWasToSayIsToldWhereThePersonMovesOnBeforeItWasSent() {
        UUID id = enrolled.active(Enrolled.notAtNight(Enrolled.wanted(caseNumber, phone)));
        tell(Enrolled.held(caseNumber));
        at(LocalTime.of(23, 0));
        tell(Enrolled.state(caseNumber, Custody.AT_LIBERTY, LocalDate.now(clock), null, "lahore"));
        assertThat(told(id)).singleElement().returns(AlertKind.MOVED_NEAR, Alert::kind);
        tell(Enrolled.state(caseNumber, Custody.AT_LIBERTY, LocalDate.now(clock), null, "multan"));
        at(LocalTime.of(7, 1));
        alerting.sendDue();
        assertThat(told(id))
                .filteredOn(alert -> !alert.isOver())
                .singleElement()
                .returns(AlertKind.RELEASED, Alert::kind)
                .returns(1, Alert::sent);
        assertThat(told(id)).filteredOn(Alert::isOver).singleElement().returns(0, Alert::sent);
    }

    @Test
    void aReleaseThatAMoveHasSaidIsNotToldAgainWhereThePersonMovesOn() throws Exception {
        UUID id = enrolled.active(caseNumber, phone);
        tell(Enrolled.held(caseNumber));
        tell(Enrolled.state(caseNumber, Custody.AT_LIBERTY, LocalDate.now(clock), null, "lahore"));
        String _ = lines.awaitText(phone, 1);
        tell(Enrolled.state(caseNumber, Custody.AT_LIBERTY, LocalDate.now(clock), null, "multan"));
        assertThat(told(id)).extracting(Alert::kind).doesNotContain(AlertKind.RELEASED_UNANNOUNCED);
    }

    @Test
    void aReleaseThatAMoveWasToSayIsToldWhenSheGoesOnAfterAPauseThoughThePersonMovedOn() throws Exception {
        UUID id = enrolled.active(Enrolled.notAtNight(Enrolled.wanted(caseNumber, phone)));
        tell(Enrolled.held(caseNumber));
        at(LocalTime.of(23, 0));
        tell(Enrolled.state(caseNumber, Custody.AT_LIBERTY, LocalDate.now(clock), null, "lahore"));
        lines.reply(phone, Enrolled.WORD + " pause");
        tell(Enrolled.state(caseNumber, Custody.AT_LIBERTY, LocalDate.now(clock), null, "multan"));
        at(LocalTime.of(10, 0));
        lines.reply(phone, Enrolled.WORD + " start");
        assertThat(told(id))
                .filteredOn(alert -> !alert.isOver())
                .singleElement()
                .returns(AlertKind.RELEASED, Alert::kind);
    }

    @Test
    void aReleaseDuringAnAppealIsToldThoughTheRegisterBeganAnewMeanwhile() {
        UUID id = enrolled.active(choosing(AlertKind.RELEASED, AlertKind.OFF_REGISTER));
        tell(underAppeal(Enrolled.held(caseNumber)));
        alerting.beginAnew();
        UUID name = UUID.randomUUID();
        alerting.take(List.of(Enrolled.event(name, underAppeal(free()))), null);
        clock.move(Duration.ofDays(2));
        alerting.completed();
        assertThat(told(id)).as("there is no end").isEmpty();
        alerting.take(List.of(Enrolled.event(name, free())), null);
        assertThat(told(id)).singleElement().returns(AlertKind.RELEASED, Alert::kind);
    }

    private void confirm(UUID id) {
        enrolments.approve(id, enrolled.second.signedIn(), enrolled.second.actor());
        enrolments.confirm(id, enrolled.prosecutor.signedIn(), enrolled.prosecutor.actor());
    }

    private OffenderState underAppeal(OffenderState state) {
        return state.withCases(List.of(new OffenderState.CourtCase(Enrolled.COURT, caseNumber, true)));
    }

    @Test
    void anAnnouncementIsOverAfterAnEscapeAlsoForWhoeverIsNotToldOfEscapes() {
        UUID id = enrolled.active(choosing(AlertKind.RELEASE_PLANNED));
        LocalDate day = LocalDate.now(clock).plusDays(9);
        tell(Enrolled.held(caseNumber));
        tell(Enrolled.state(caseNumber, Custody.HELD, LocalDate.of(2024, 1, 1), day, "lahore"));
        assertThat(told(id)).singleElement().returns(false, Alert::isOver);
        tell(Enrolled.state(caseNumber, Custody.ESCAPED, LocalDate.now(clock), null, "lahore"));
        assertThat(told(id)).singleElement().returns(true, Alert::isOver);
    }

    @Test
    void whoEscapesAndIsRecapturedInTheNightIsNotSaidToHaveEscapedInTheMorning() {
        UUID id = enrolled.active(Enrolled.notAtNight(Enrolled.wanted(caseNumber, phone)));
        tell(Enrolled.held(caseNumber));
        at(LocalTime.of(23, 0));
        tell(escaped());
        at(LocalTime.of(23, 30));
        tell(Enrolled.held(caseNumber));
        at(LocalTime.of(7, 1));
        alerting.sendDue();
        assertThat(told(id))
                .filteredOn(alert -> alert.kind() == AlertKind.ESCAPED)
                .singleElement()
                .returns(0, Alert::sent);
        assertThat(told(id))
                .filteredOn(alert -> !alert.isOver())
                .extracting(Alert::kind)
                .containsExactly(AlertKind.FOUND);
    }

    @Test
    void whoWasSentAnEscapeIsToldThatItIsOverThoughSheDidNotChooseThat() {
        UUID id = enrolled.active(choosing(AlertKind.ESCAPED));
        tell(Enrolled.held(caseNumber));
        tell(escaped());
        assertThat(told(id)).singleElement().returns(1, Alert::sent);
        tell(Enrolled.held(caseNumber));
        assertThat(told(id))
                .filteredOn(alert -> !alert.isOver())
                .extracting(Alert::kind)
                .containsExactly(AlertKind.FOUND);
        tell(free());
        tell(Enrolled.held(caseNumber));
        assertThat(told(id)).as("of a release she was sent nothing").hasSize(2);
    }

    @Test
    void whoWasEnrolledWithTwoDigitsAndDidNotChooseThatIsCalledAsSheWasNotShownWhatItsNumberMeans() {
        UUID id = enrolled.active(choosing(AlertKind.ESCAPED));
        Enrolment known = enrolled.of(id);
        int _ = places.change(draft -> {
            draft.put(new Enrolment(
                    id,
                    known.state(),
                    known.court(),
                    known.caseNumber(),
                    known.number(),
                    known.codeWord(),
                    known.language(),
                    known.theme(),
                    Map.of(AlertKind.ESCAPED, "47", AlertKind.FOUND, "11", AlertKind.CHECK, "30"),
                    known.events(),
                    known.districts(),
                    known.atNight(),
                    known.adviser(),
                    known.cell(),
                    known.approver(),
                    known.confirmer(),
                    known.nextCheck(),
                    known.alerts(),
                    known.decidedUpTo(),
                    null,
                    null,
                    null,
                    null));
            return 1;
        });
        tell(Enrolled.held(caseNumber));
        tell(escaped());
        assertThat(told(id).getLast()).returns("47", Alert::number).returns(1, Alert::sent);
        tell(Enrolled.held(caseNumber));
        clock.move(Duration.ofHours(7));
        alerting.sendDue();
        assertThat(told(id).getLast())
                .returns(AlertKind.FOUND, Alert::kind)
                .returns(0, Alert::sent)
                .returns(null, Alert::nextAt)
                .returns(true, alert -> alert.isToCall(clock.instant()));
    }

    @Test
    void whoWasSentAReleaseIsNotToldThatThePersonIsSeenAgainWhoIsStillFree() {
        UUID id = enrolled.active(choosing(AlertKind.RELEASED_UNANNOUNCED));
        tell(Enrolled.held(caseNumber));
        tell(free());
        OffenderState free = free();
        tell(new OffenderState(
                free.cases(),
                free.custody(),
                free.custodySince(),
                null,
                null,
                free.district(),
                LocalDate.now(clock),
                free.numbers(),
                List.of(),
                null));
        tell(free());
        assertThat(told(id)).singleElement().returns(false, Alert::isOver);
        tell(Enrolled.held(caseNumber));
        assertThat(told(id)).extracting(Alert::kind).containsExactly(AlertKind.RELEASED_UNANNOUNCED, AlertKind.FOUND);
    }

    @Test
    void anEscapeIsSentOnWhereAnotherOfHerCaseIsFoundAndNothingIsAfterTheEnd() {
        UUID id = enrolled.active(choosing(AlertKind.ESCAPED, AlertKind.OFF_REGISTER));
        UUID second = UUID.randomUUID();
        tell(Enrolled.held(caseNumber));
        tell(escaped());
        alerting.take(List.of(Enrolled.event(second, escaped())), null);
        alerting.take(List.of(Enrolled.event(second, Enrolled.held(caseNumber))), null);
        assertThat(told(id))
                .filteredOn(alert -> alert.kind() == AlertKind.ESCAPED)
                .noneMatch(Alert::isOver);
        alerting.take(List.of(Enrolled.event(second, null)), null);
        assertThat(told(id))
                .filteredOn(alert -> alert.kind() == AlertKind.ESCAPED)
                .noneMatch(Alert::isOver);
        alerting.take(List.of(Enrolled.event(alias, null)), null);
        assertThat(told(id))
                .filteredOn(alert -> !alert.isOver())
                .extracting(Alert::kind)
                .containsOnly(AlertKind.OFF_REGISTER);
    }

    @Test
    void whatWasDecidedWhileAnotherNumberWaitedWakesNobodyWhenItIsApprovedInTheNight() {
        UUID id = enrolled.active(Enrolled.notAtNight(Enrolled.wanted(caseNumber, phone)));
        tell(Enrolled.held(caseNumber));
        enrolments.renumber(
                id,
                MobileNumber.parse(Enrolled.phone()),
                Enrolled.WORD,
                enrolled.adviser.signedIn(),
                enrolled.adviser.actor());
        tell(free());
        at(LocalTime.of(22, 0));
        enrolments.approve(id, enrolled.second.signedIn(), enrolled.second.actor());
        alerting.sendDue();
        assertThat(told(id).getLast()).returns(0, Alert::sent).returns(true, alert -> alert.isToCall(clock.instant()));
        at(LocalTime.of(7, 1));
        alerting.sendDue();
        assertThat(told(id).getLast().sent()).isEqualTo(1);
    }

    private void tell(OffenderState state) {
        alerting.take(List.of(Enrolled.event(alias, state)), null);
    }

    private NewEnrolment choosing(AlertKind... kinds) {
        NewEnrolment every = Enrolled.wanted(caseNumber, phone);
        return new NewEnrolment(
                every.court(),
                every.caseNumber(),
                every.number(),
                every.codeWord(),
                every.language(),
                every.theme(),
                Set.of(kinds),
                every.districts(),
                true);
    }

    private OffenderState escaped() {
        return Enrolled.state(caseNumber, Custody.ESCAPED, LocalDate.now(clock), null, "lahore");
    }

    private OffenderState free() {
        return Enrolled.state(caseNumber, Custody.AT_LIBERTY, LocalDate.now(clock), null, "quetta");
    }

    /** Without messages that say nothing, whose times are drawn by lot. */
    private List<Alert> told(UUID id) {
        return enrolled.of(id).alerts().stream()
                .filter(alert -> alert.kind() != AlertKind.CHECK)
                .toList();
    }

    /** Moves on to this time of day. */
    private void at(LocalTime time) {
        ZonedDateTime now = clock.instant().atZone(Day.ZONE);
        ZonedDateTime then = now.with(time);
        clock.move(Duration.between(now, then.isAfter(now) ? then : then.plusDays(1)));
    }
}
