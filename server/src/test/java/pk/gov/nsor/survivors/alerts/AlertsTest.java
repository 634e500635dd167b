package pk.gov.nsor.survivors.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.sms.internal.RegisterLines;
import pk.gov.nsor.survivors.alerts.OffenderState.CourtCase;
import pk.gov.nsor.survivors.alerts.OffenderState.Custody;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.VaultTest;

/** Alerts to telephones of the simulator, over real sockets. */
@VaultTest
class AlertsTest {

    private static final AtomicInteger TESTS = new AtomicInteger();

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Enrolments enrolments;

    @Autowired
    private Alerting alerting;

    private final TestClock clock;
    private final Officers officers;
    private final String phone = Enrolled.phone();
    private final String caseNumber = Enrolled.newCase();
    private final UUID alias = UUID.randomUUID();
    private Enrolled enrolled;
    private RegisterLines lines;

    AlertsTest(Officers officers, TestClock clock) {
        this.officers = officers;
        this.clock = clock;
    }

    @BeforeEach
    void bind() throws Exception {
        enrolled = new Enrolled(enrolments, officers);
        lines = new RegisterLines(context);
        // The clock is put back between tests, and what another test was told would count as of this hour.
        clock.move(Duration.ofDays(5).multipliedBy(TESTS.getAndIncrement()));
        at(LocalTime.NOON);
    }

    @AfterEach
    void close() {
        lines.close();
        enrolled.endAll();
    }

    @Test
    void sheIsToldOfAnEscapeAfterASecondAdviserAndTheProsecutorAndConfirmsIt() throws Exception {
        UUID id = enrolled.proposed(Enrolled.wanted(caseNumber, phone));
        tell(Enrolled.held(caseNumber));
        tell(escaped());
        tell(Enrolled.held(caseNumber));
        enrolments.approve(id, enrolled.second.signedIn(), enrolled.second.actor());
        tell(escaped());
        tell(Enrolled.held(caseNumber));
        assertThat(told(id)).as("not before all have agreed").isEmpty();
        enrolments.confirm(id, enrolled.prosecutor.signedIn(), enrolled.prosecutor.actor());

        tell(escaped());
        Alert alert = enrolled.of(id).alerts().getFirst();
        assertThat(lines.awaitText(phone, 1))
                .startsWith("Appointment " + alert.number() + " is on ")
                .endsWith("Please reply " + alert.code() + ".");
        assertThat(alert.isOver()).isFalse();

        lines.reply(phone, "ok " + alert.code());
        assertThat(enrolled.of(id).alerts().getFirst().isOver()).isTrue();
        assertThat(lines.awaitText(phone, 2)).isEqualTo(AlertTexts.REPLY);
        clock.move(Duration.ofHours(1));
        alerting.sendDue();
        assertThat(enrolled.of(id).alerts().getFirst().sent()).isEqualTo(1);
    }

    @Test
    void whatSheDoesNotConfirmIsSentThreeTimesAndThenAnAdviserCalls() {
        UUID id = enrolled.active(caseNumber, phone);
        tell(Enrolled.held(caseNumber));
        tell(escaped());
        for (int times = 1; times < AlertTimes.MOST; times++) {
            assertThat(alert(id).sent()).isEqualTo(times);
            assertThat(alert(id).isToCall(clock.instant())).isFalse();
            clock.move(Duration.ofMinutes(10));
            alerting.sendDue();
        }
        clock.move(Duration.ofMinutes(10));
        alerting.sendDue();
        assertThat(alert(id).sent()).isEqualTo(AlertTimes.MOST);
        assertThat(alert(id).isToCall(clock.instant())).isTrue();
        enrolments.called(id, alert(id).id(), enrolled.adviser.signedIn(), enrolled.adviser.actor());
        assertThat(alert(id).isOver()).isTrue();
    }

    @Test
    void aFeedThatIsReplayedTellsNobodyAnything() {
        UUID id = enrolled.active(caseNumber, phone);
        tell(Enrolled.held(caseNumber));
        tell(escaped());
        tell(escaped());
        tell(escaped());
        assertThat(told(id)).hasSize(1);
    }

    @Test
    void whereTheRegisterBeginsAnewWithOtherNamesNobodyIsToldAnythingTwice() {
        UUID id = enrolled.active(caseNumber, phone);
        tell(Enrolled.held(caseNumber));
        tell(escaped());
        alerting.beginAnew();
        UUID other = UUID.randomUUID();
        alerting.take(List.of(Enrolled.event(other, escaped())), null);
        assertThat(told(id)).hasSize(1);
        alerting.completed();
        assertThat(told(id)).hasSize(1);

        alerting.beginAnew();
        // It speaks of others by names that nobody knew.
        alerting.take(List.of(Enrolled.event(UUID.randomUUID(), Enrolled.held(Enrolled.newCase()))), null);
        clock.move(Duration.ofDays(1).minusMinutes(1));
        alerting.completed();
        assertThat(told(id)).as("while it may not have said all there is").hasSize(1);
        clock.move(Duration.ofMinutes(2));
        alerting.completed();
        assertThat(enrolled.of(id).alerts().getLast().kind())
                .as("of whom nothing is said any more")
                .isEqualTo(AlertKind.OFF_REGISTER);
    }

    @Test
    void aReleaseIntoHerDistrictIsAMoveThere() {
        UUID id = enrolled.active(caseNumber, phone);
        tell(Enrolled.held(caseNumber));
        tell(at("lahore"));
        assertThat(told(id))
                .as("messages that say nothing never come in twos")
                .singleElement()
                .returns(AlertKind.MOVED_NEAR, Alert::kind)
                .returns(1, Alert::sent);
    }

    @Test
    void ofTwoUrgentThingsAtOnceTheSecondFollowsWithinMinutes() {
        UUID id = enrolled.active(caseNumber, phone);
        tell(Enrolled.held(caseNumber));
        tell(unseen(at("quetta")));
        assertThat(told(id))
                .extracting(Alert::kind)
                .containsExactly(AlertKind.RELEASED_UNANNOUNCED, AlertKind.WHEREABOUTS_UNKNOWN);
        assertThat(told(id)).extracting(Alert::sent).containsExactly(1, 0);
        assertThat(alert(id).urgent()).isTrue();
        assertThat(Duration.between(alert(id).decidedAt(), alert(id).nextAt()))
                .isBetween(Duration.ofMinutes(1), Duration.ofMinutes(9));
        assertThat(Duration.between(alert(id).decidedAt(), alert(id).callAt())).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void whereSheSleepsAnAdviserIsToldOfBothAtOnceAndTheSecondFollowsTheFirstInTheMorning() {
        UUID id = enrolled.active(Enrolled.notAtNight(Enrolled.wanted(caseNumber, phone)));
        tell(Enrolled.held(caseNumber));
        at(LocalTime.of(23, 30));
        tell(unseen(at("quetta")));
        assertThat(told(id)).hasSize(2).allMatch(alert -> alert.isToCall(clock.instant()));
        assertThat(Duration.between(
                        told(id).getFirst().nextAt(), told(id).getLast().nextAt()))
                .isBetween(Duration.ofMinutes(1), Duration.ofMinutes(9));
    }

    @Test
    void nothingWaitsForAReleaseThatIsNotSentForMonths() {
        UUID id = enrolled.active(caseNumber, phone);
        tell(unseen(Enrolled.held(caseNumber)));
        tell(planned(LocalDate.now(clock).plusDays(500)));
        assertThat(told(id).getLast()).returns(AlertKind.FOUND, Alert::kind);
        assertThat(told(id).getLast().nextAt()).isBefore(clock.instant().plus(Duration.ofHours(6)));
    }

    @Test
    void noNumberIsThatOfTheUsualMessageAndNoneComesAgainSoon() {
        UUID id = enrolled.active(caseNumber, phone);
        tell(Enrolled.held(caseNumber));
        List<String> hers = enrolled.of(id).meanings().values().stream()
                .flatMap(numbers -> Stream.of(numbers.split(" ")))
                .toList();
        assertThat(hers).hasSize(27).doesNotHaveDuplicates();
        for (int checks = 0; checks < 6; checks++) {
            clock.move(Duration.between(clock.instant(), enrolled.of(id).nextCheck())
                    .plusSeconds(1));
            alerting.sendDue();
        }
        assertThat(enrolled.of(id).alerts())
                .extracting(Alert::number)
                .hasSize(6)
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(hers);
        List<String> numbers = new ArrayList<>();
        for (int times = 0; times < 2; times++) {
            tell(escaped());
            assertThat(enrolled.of(id).meanings().get(AlertKind.ESCAPED))
                    .contains(alert(id).number());
            numbers.add(alert(id).number());
            tell(Enrolled.held(caseNumber));
        }
        assertThat(numbers).doesNotHaveDuplicates();
    }

    @Test
    void aDayFurtherAheadThanThatOfAMessageThatSaysNothingIsNotSentYet() {
        UUID id = enrolled.active(caseNumber, phone);
        tell(Enrolled.held(caseNumber));
        tell(planned(LocalDate.now(clock).plusDays(500)));
        assertThat(alert(id).nextAt())
                .isBetween(
                        clock.instant().plus(Duration.ofDays(134)),
                        clock.instant().plus(Duration.ofDays(320)));
    }

    @Test
    void whatHappenedMoreThanADayAgoWaitsForAPerson() {
        UUID id = enrolled.active(caseNumber, phone);
        tell(Enrolled.held(caseNumber));
        tell(Enrolled.state(caseNumber, Custody.ESCAPED, LocalDate.now(clock).minusDays(2), null, "lahore"));
        assertThat(alert(id).held()).isTrue();
        assertThat(alert(id).sent()).isZero();
        enrolments.letGo(id, alert(id).id(), enrolled.adviser.signedIn(), enrolled.adviser.actor());
        assertThat(alert(id).sent()).isEqualTo(1);
        assertThatThrownBy(() ->
                        enrolments.letGo(id, alert(id).id(), enrolled.adviser.signedIn(), enrolled.adviser.actor()))
                .isInstanceOf(InvalidValueException.class);
    }

    @Test
    void aMoveAndALossOfSightThatComeWithAnOldReleaseWaitForAPersonAsItDoes() {
        UUID id = enrolled.active(caseNumber, phone);
        tell(Enrolled.held(caseNumber));
        LocalDate before = LocalDate.now(clock).minusDays(90);
        OffenderState released = Enrolled.state(caseNumber, Custody.AT_LIBERTY, before, null, "lahore");
        tell(new OffenderState(
                released.cases(),
                released.custody(),
                released.custodySince(),
                null,
                null,
                released.district(),
                before,
                released.numbers(),
                List.of(),
                null));
        assertThat(told(id))
                .allMatch(Alert::held)
                .extracting(Alert::kind)
                .containsExactly(AlertKind.MOVED_NEAR, AlertKind.RELEASED_UNANNOUNCED, AlertKind.WHEREABOUTS_UNKNOWN);
    }

    @Test
    void manyAlertsOfAnHourWaitForAPersonButAnEscapeDoesNot() {
        clock.move(Duration.ofHours(2));
        UUID id = enrolled.active(caseNumber, phone);
        tell(Enrolled.held(caseNumber));
        tell(at("quetta"));
        for (int times = 0; times < 6; times++) {
            // That the person has left again counts as one, too.
            tell(at("lahore"));
            assertThat(enrolled.of(id).alerts().getLast().held())
                    .as("%d", times)
                    .isFalse();
            tell(at("quetta"));
        }
        tell(at("lahore"));
        assertThat(enrolled.of(id).alerts().getLast().held()).isTrue();
        tell(escaped());
        assertThat(enrolled.of(id).alerts().getLast())
                .returns(AlertKind.ESCAPED, Alert::kind)
                .returns(false, Alert::held);
    }

    @Test
    void atNightSheIsLeftToSleepAndAnAdviserIsToldAtOnce() {
        UUID id = enrolled.active(Enrolled.notAtNight(Enrolled.wanted(caseNumber, phone)));
        tell(Enrolled.held(caseNumber));
        at(LocalTime.of(23, 30));
        tell(escaped());
        assertThat(alert(id).sent()).isZero();
        assertThat(alert(id).isToCall(clock.instant())).isTrue();
        assertThat(LocalTime.ofInstant(alert(id).nextAt(), Day.ZONE)).isEqualTo(AlertTimes.MORNING);
        at(LocalTime.of(7, 0, 1));
        alerting.sendDue();
        assertThat(alert(id).sent()).isEqualTo(1);
    }

    @Test
    void aCaseUnderAppealIsToldOfWhenTheAppealHasEnded() {
        UUID id = enrolled.active(caseNumber, phone);
        OffenderState open = new OffenderState(
                List.of(new CourtCase(Enrolled.COURT, caseNumber, true)),
                Custody.HELD,
                LocalDate.of(2024, 1, 1),
                null,
                LocalDate.now(clock).plusDays(9),
                null,
                null,
                List.of(),
                List.of(),
                null);
        tell(open);
        assertThat(told(id)).isEmpty();
        tell(new OffenderState(
                List.of(new CourtCase(Enrolled.COURT, caseNumber, false)),
                open.custody(),
                open.custodySince(),
                null,
                open.releaseOn(),
                null,
                null,
                List.of(),
                List.of(),
                null));
        assertThat(alert(id).kind()).isEqualTo(AlertKind.RELEASE_PLANNED);
        assertThat(alert(id).day()).isEqualTo(open.releaseOn());
    }

    @Test
    void aReleaseThatIsNotToBeAnyMoreIsTakenBackFromThoseWhoWereToldOfIt() {
        UUID id = enrolled.active(caseNumber, phone);
        tell(Enrolled.held(caseNumber));
        tell(Enrolled.state(
                caseNumber,
                Custody.HELD,
                LocalDate.of(2024, 1, 1),
                LocalDate.now(clock).plusDays(9),
                "lahore"));
        later(Duration.ofHours(6));
        tell(Enrolled.held(caseNumber));
        assertThat(told(id)).extracting(Alert::kind).containsExactly(AlertKind.RELEASE_PLANNED, AlertKind.TAKEN_BACK);
    }

    @Test
    void whatIsTakenBackOrPlannedForAnotherDayIsNotSentAgainAfterwards() {
        UUID id = enrolled.active(caseNumber, phone);
        LocalDate day = LocalDate.now(clock).plusDays(9);
        tell(Enrolled.held(caseNumber));
        tell(planned(day));
        tell(planned(day.plusDays(1)));
        assertThat(told(id))
                .as("what was never sent is not sent either")
                .extracting(Alert::isOver)
                .containsExactly(true, false);
        tell(Enrolled.held(caseNumber));
        assertThat(told(id))
                .as("what she was never told is not taken back")
                .allMatch(Alert::isOver)
                .extracting(Alert::kind)
                .containsOnly(AlertKind.RELEASE_PLANNED);
        tell(planned(day));
        later(Duration.ofHours(6));
        assertThat(alert(id)).returns(false, Alert::isOver).returns(1, Alert::sent);
        tell(Enrolled.held(caseNumber));
        assertThat(alert(id)).returns(AlertKind.TAKEN_BACK, Alert::kind).returns(false, Alert::isOver);
        assertThat(told(id))
                .filteredOn(alert -> alert.kind() == AlertKind.RELEASE_PLANNED)
                .allMatch(Alert::isOver);
        tell(planned(day.plusDays(2)));
        assertThat(told(id))
                .filteredOn(alert -> !alert.isOver())
                .singleElement()
                .returns(AlertKind.RELEASE_PLANNED, Alert::kind)
                .returns(day.plusDays(2), Alert::day);
    }

    @Test
    void afterAnEscapeNothingIsSentThatTakesItBackAndOfAnotherPersonItIsSentStill() {
        UUID id = enrolled.active(caseNumber, phone);
        LocalDate day = LocalDate.now(clock).plusDays(9);
        UUID second = UUID.randomUUID();
        alerting.take(List.of(Enrolled.event(second, Enrolled.held(caseNumber))), null);
        alerting.take(List.of(Enrolled.event(second, planned(day.plusDays(5)))), null);
        tell(Enrolled.held(caseNumber));
        tell(planned(day));
        later(Duration.ofHours(6));
        tell(Enrolled.held(caseNumber));
        assertThat(alert(id).kind()).isEqualTo(AlertKind.TAKEN_BACK);
        tell(escaped());
        assertThat(told(id))
                .filteredOn(alert -> !alert.isOver())
                .extracting(Alert::kind)
                .containsExactly(AlertKind.RELEASE_PLANNED, AlertKind.ESCAPED);
        assertThat(told(id))
                .filteredOn(alert -> alert.kind() == AlertKind.TAKEN_BACK)
                .allMatch(Alert::isOver);
    }

    @Test
    void whoPausesIsNotCalledAndIsNotSentWhatWasSoBeforeWhenSheGoesOn() throws Exception {
        UUID id = enrolled.active(caseNumber, phone);
        tell(Enrolled.held(caseNumber));
        tell(Enrolled.state(caseNumber, Custody.ESCAPED, LocalDate.now(clock).minusDays(2), null, "lahore"));
        assertThat(alert(id).held()).isTrue();
        tell(at("lahore"));
        UUID held = enrolled.of(id).alerts().getFirst().id();
        lines.settle();
        lines.reply(phone, Enrolled.WORD + " pause");
        later(Duration.ofDays(1));
        assertThat(enrolled.of(id).state()).isEqualTo(EnrolmentState.PAUSED);
        assertThat(told(id)).allMatch(Alert::isOver).noneMatch(Alert::held);
        assertThatThrownBy(() -> enrolments.letGo(id, held, enrolled.adviser.signedIn(), enrolled.adviser.actor()))
                .isInstanceOf(InvalidValueException.class);
        int before = told(id).size();
        lines.reply(phone, Enrolled.WORD + " start");
        assertThat(enrolled.of(id).state()).isEqualTo(EnrolmentState.ACTIVE);
        assertThat(told(id)).as("nothing has changed").hasSize(before);

        enrolments.pause(id, true, Enrolled.WORD, enrolled.adviser.signedIn(), enrolled.adviser.actor());
        tell(at("quetta"));
        tell(at("lahore"));
        tell(Enrolled.held(caseNumber));
        enrolments.pause(id, false, Enrolled.WORD, enrolled.adviser.signedIn(), enrolled.adviser.actor());
        enrolments.pause(id, true, Enrolled.WORD, enrolled.adviser.signedIn(), enrolled.adviser.actor());
        tell(at("lahore"));
        enrolments.pause(id, false, Enrolled.WORD, enrolled.adviser.signedIn(), enrolled.adviser.actor());
        assertThat(told(id))
                .filteredOn(alert -> !alert.isOver())
                .extracting(Alert::kind)
                .as("a release into one of her districts is one message, that of the district")
                .containsExactly(AlertKind.MOVED_NEAR);
    }

    @Test
    void aReleaseWhileAnotherNumberWaitsIsToldWhenItIsApprovedAndAnAdviserCallsBefore() throws Exception {
        UUID id = enrolled.active(caseNumber, phone);
        tell(Enrolled.held(caseNumber));
        String other = Enrolled.phone();
        enrolments.renumber(
                id, MobileNumber.parse(other), Enrolled.WORD, enrolled.adviser.signedIn(), enrolled.adviser.actor());
        tell(at("quetta"));
        later(Duration.ofMinutes(1));
        assertThat(alert(id))
                .returns(AlertKind.RELEASED_UNANNOUNCED, Alert::kind)
                .returns(0, Alert::sent)
                .returns(true, alert -> alert.isToCall(clock.instant()));
        enrolments.approve(id, enrolled.second.signedIn(), enrolled.second.actor());
        alerting.sendDue();
        assertThat(told(id)).hasSize(1);
        assertThat(alert(id).sent()).isEqualTo(1);
        assertThat(lines.awaitText(other, 1)).contains(alert(id).code());
    }

    @Test
    void whereTheRegisterKnowsTheCursorNoMoreButSpeaksOfEverybodyByTheSameNameNobodyIsToldOfAnEnd() {
        UUID id = enrolled.active(caseNumber, phone);
        UUID silent = enrolled.active(Enrolled.newCase(), Enrolled.phone());
        UUID other = UUID.randomUUID();
        tell(Enrolled.held(caseNumber));
        alerting.take(
                List.of(Enrolled.event(other, Enrolled.held(enrolled.of(silent).caseNumber()))), null);
        alerting.beginAnew();
        clock.move(Duration.ofDays(2));
        alerting.completed();
        assertThat(told(id)).as("it has said nothing").isEmpty();
        tell(Enrolled.held(caseNumber));
        alerting.take(List.of(Enrolled.event(UUID.randomUUID(), Enrolled.held(Enrolled.newCase()))), null);
        alerting.completed();
        assertThat(told(id)).isEmpty();
        assertThat(told(silent)).isEmpty();
    }

    @Test
    void whereTheRegisterBeginsAnewAndSomebodyHasAnotherCaseByNowNobodyIsToldOfAnEnd() {
        String another = Enrolled.newCase();
        UUID id = enrolled.active(caseNumber, phone);
        UUID both = enrolled.active(another, Enrolled.phone());
        tell(Enrolled.held(caseNumber).withCases(cases(caseNumber, another)));
        UUID doubled = UUID.randomUUID();
        alerting.take(List.of(Enrolled.event(doubled, Enrolled.held(another))), null);
        alerting.beginAnew();
        UUID name = UUID.randomUUID();
        alerting.take(
                List.of(Enrolled.event(
                        name, Enrolled.held(caseNumber).withCases(cases(Enrolled.newCase(), another, caseNumber)))),
                null);
        clock.move(Duration.ofDays(2));
        alerting.completed();
        assertThat(told(id)).isEmpty();
        assertThat(told(both)).as("of one who may be the same nothing is said").isEmpty();
        alerting.take(List.of(Enrolled.event(name, escaped().withCases(cases(another, caseNumber)))), null);
        assertThat(alert(id).kind()).isEqualTo(AlertKind.ESCAPED);
    }

    @Test
    void twoSurvivorsOfOneCaseGetOtherNumbersOtherCodesAndKnowNothingOfEachOther() throws Exception {
        String other = Enrolled.phone();
        UUID first = enrolled.active(caseNumber, phone);
        UUID second = enrolled.active(caseNumber, other);
        tell(Enrolled.held(caseNumber));
        tell(escaped());
        assertThat(enrolled.of(first).meanings())
                .isNotEqualTo(enrolled.of(second).meanings());
        lines.awaitText(phone, 1);
        lines.awaitText(other, 1);
        lines.reply(phone, "stop " + Enrolled.WORD);
        assertThat(enrolments.find(first, enrolled.adviser.signedIn())).isEmpty();
        assertThat(enrolled.of(second).state()).isEqualTo(EnrolmentState.ACTIVE);
    }

    @Test
    void stopWithoutHerWordEndsNothingAndAnswersAsIfItDid() throws Exception {
        UUID id = enrolled.active(caseNumber, phone);
        lines.reply(phone, "STOP");
        String ended = lines.awaitText(phone, 1);
        assertThat(enrolled.of(id).state()).isEqualTo(EnrolmentState.ACTIVE);
        lines.reply(phone, Enrolled.WORD + " pause");
        assertThat(lines.awaitText(phone, 2)).isEqualTo(ended);
        assertThat(enrolled.of(id).state()).isEqualTo(EnrolmentState.PAUSED);
        lines.reply(phone, "start green KETTLE");
        assertThat(enrolled.of(id).state()).isEqualTo(EnrolmentState.ACTIVE);
        lines.reply(phone, "STOP greenkettle");
        assertThat(lines.awaitText(phone, 4)).isEqualTo(ended);
        assertThat(enrolments.find(id, enrolled.adviser.signedIn())).isEmpty();
        String stranger = Enrolled.phone();
        lines.reply(stranger, "STOP");
        assertThat(lines.awaitText(stranger, 1))
                .as("to a number that nobody knows")
                .isEqualTo(ended);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Green kettle pause.",
                "PAUSE, greenkettle",
                "green-kettle: ruko!",
                "رکو Green kettle",
                "ركو greenkettle",
                "wait. green kettle",
                "please greenkettle",
                "stop green kettle for a week"
            })
    void herWordWithPauseHoweverItIsWrittenPausesAndErasesNothing(String text) throws Exception {
        UUID id = enrolled.active(caseNumber, phone);
        lines.reply(phone, text);
        assertThat(enrolled.of(id).state()).isEqualTo(EnrolmentState.PAUSED);
        lines.reply(phone, "Start. green kettle");
        assertThat(enrolled.of(id).state()).isEqualTo(EnrolmentState.ACTIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Green kettle.", "Stop: greenkettle", "band karo, green kettle", "green KETTLE ختم"})
    void herWordAloneOrWithStopEndsIt(String text) throws Exception {
        UUID id = enrolled.active(caseNumber, phone);
        lines.reply(phone, text);
        assertThat(enrolments.find(id, enrolled.adviser.signedIn())).isEmpty();
    }

    @Test
    void whoGoesOnBySmsIsToldOfWhatHappenedMeanwhile() throws Exception {
        UUID id = enrolled.active(caseNumber, phone);
        tell(Enrolled.held(caseNumber));
        lines.reply(phone, Enrolled.WORD + " pause");
        tell(escaped());
        assertThat(told(id)).isEmpty();
        lines.reply(phone, Enrolled.WORD + " start");
        assertThat(alert(id).kind()).isEqualTo(AlertKind.ESCAPED);
        assertThat(alert(id).sent()).isEqualTo(1);
    }

    @Test
    void afterTenTextsInADayNoMoreAreAnswered() throws Exception {
        for (int times = 0; times < 12; times++) {
            lines.reply(phone, "STOP");
        }
        lines.settle();
        assertThat(lines.texts(phone)).hasSize(10);
    }

    private void tell(OffenderState state) {
        alerting.take(List.of(Enrolled.event(alias, state)), null);
    }

    private static List<CourtCase> cases(String... numbers) {
        return Stream.of(numbers)
                .map(number -> new CourtCase(Enrolled.COURT, number, false))
                .toList();
    }

    private OffenderState unseen(OffenderState state) {
        return new OffenderState(
                state.cases(),
                state.custody(),
                state.custodySince(),
                null,
                null,
                state.district(),
                LocalDate.now(clock),
                state.numbers(),
                List.of(),
                null);
    }

    private OffenderState planned(LocalDate day) {
        return Enrolled.state(caseNumber, Custody.HELD, LocalDate.of(2024, 1, 1), day, "lahore");
    }

    /** What is due by then is sent. */
    private void later(Duration time) {
        clock.move(time);
        alerting.sendDue();
    }

    private OffenderState escaped() {
        return Enrolled.state(caseNumber, Custody.ESCAPED, LocalDate.now(clock), null, "lahore");
    }

    private OffenderState at(String district) {
        return Enrolled.state(caseNumber, Custody.AT_LIBERTY, LocalDate.now(clock), null, district);
    }

    private Alert alert(UUID id) {
        return told(id).getLast();
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
