package pk.gov.nsor.survivors.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.survivors.alerts.OffenderState.CourtCase;
import pk.gov.nsor.survivors.alerts.OffenderState.Custody;
import pk.gov.nsor.survivors.alerts.places.Places;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.VaultTest;

/** What survivors are told where a person or a case leaves the register, and where that was a mistake or of the records alone. */
@VaultTest
class EndOfRegisterTest {

    @Autowired
    private Enrolments enrolments;

    @Autowired
    private Alerting alerting;

    @Autowired
    private Places places;

    private final TestClock clock;
    private final Officers officers;
    private final String first = Enrolled.newCase();
    private final String second = Enrolled.newCase();
    private final UUID leading = UUID.randomUUID();
    private final UUID part = UUID.randomUUID();
    private Enrolled enrolled;

    EndOfRegisterTest(Officers officers, TestClock clock) {
        this.officers = officers;
        this.clock = clock;
    }

    @BeforeEach
    void enrol() {
        enrolled = new Enrolled(enrolments, officers);
        // Days after those in which other tests have filled the brake.
        clock.move(Duration.ofDays(600));
        at(LocalTime.NOON);
    }

    @AfterEach
    void end() {
        enrolled.endAll();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whereTwoRecordsAreJoinedNobodyIsToldOfAnEndAndWhoeverKnewTheOtherIsToldWhatChanged(boolean leadingFirst) {
        UUID ofFirst = enrolled.active(first, Enrolled.phone());
        UUID ofSecond = enrolled.active(second, Enrolled.phone());
        tell(leading, Enrolled.held(first));
        tell(part, Enrolled.state(second, Custody.ESCAPED, LocalDate.of(2024, 1, 1), null, null));
        OffenderState both = joined(Enrolled.held(first), first, second);
        inOrder(leadingFirst, () -> tell(leading, both), () -> tell(part, null));
        later(Duration.ofHours(7));
        assertThat(open(ofFirst)).isEmpty();
        assertThat(open(ofSecond))
                .as("of the other it was known that the person had escaped")
                .containsExactly(AlertKind.FOUND);
        tell(leading, joined(escaped(first), first, second));
        assertThat(open(ofFirst)).containsExactly(AlertKind.ESCAPED);
        assertThat(open(ofSecond)).contains(AlertKind.ESCAPED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whereTheyArePartedAgainNobodyIsToldOfAnEndAndEachIsToldWhatChanged(boolean leadingFirst) {
        UUID ofFirst = enrolled.active(first, Enrolled.phone());
        UUID ofSecond = enrolled.active(second, Enrolled.phone());
        tell(leading, joined(Enrolled.held(first), first, second));
        inOrder(leadingFirst, () -> tell(leading, Enrolled.held(first)), () -> tell(part, escaped(second)));
        later(Duration.ofHours(7));
        assertThat(open(ofFirst)).isEmpty();
        assertThat(open(ofSecond)).containsExactly(AlertKind.ESCAPED);
        tell(part, null);
        assertThat(open(ofSecond)).contains(AlertKind.OFF_REGISTER);
        assertThat(open(ofFirst)).isEmpty();
    }

    @Test
    void whoseCaseLeavesTheRegisterIsToldSoThoughThePersonStaysByAnother() {
        UUID ofFirst = enrolled.active(first, Enrolled.phone());
        UUID ofSecond = enrolled.active(second, Enrolled.phone());
        tell(leading, withCases(Enrolled.held(first), first, second));
        tell(leading, Enrolled.held(first));
        assertThat(open(ofSecond)).containsExactly(AlertKind.OFF_REGISTER);
        assertThat(open(ofFirst)).isEmpty();
        tell(leading, Enrolled.held(first));
        assertThat(open(ofSecond)).hasSize(1);
    }

    @Test
    void whoseCaseIsQuashedOnAppealIsToldSoAndNothingWhileTheAppealIsPending() {
        UUID id = enrolled.active(second, Enrolled.phone());
        OffenderState both = withCases(Enrolled.held(first), first, second);
        tell(leading, both);
        tell(leading, both.withCases(List.of(both.cases().getFirst(), new CourtCase(Enrolled.COURT, second, true))));
        assertThat(open(id)).isEmpty();
        tell(leading, Enrolled.held(first));
        assertThat(open(id)).containsExactly(AlertKind.OFF_REGISTER);
    }

    @Test
    void anEndThatWasAMistakeIsNotSentAnyMoreAndIsTakenBackFromWhoeverWasSentIt() {
        UUID id = enrolled.active(first, Enrolled.phone());
        tell(leading, Enrolled.held(first));
        tell(leading, null);
        assertThat(open(id)).containsExactly(AlertKind.OFF_REGISTER);
        tell(leading, Enrolled.held(first));
        assertThat(open(id)).as("nothing was sent").isEmpty();

        tell(leading, null);
        later(Duration.ofHours(7));
        tell(leading, Enrolled.held(first));
        assertThat(open(id)).containsExactly(AlertKind.TAKEN_BACK);
        tell(leading, escaped(first));
        assertThat(open(id)).containsExactly(AlertKind.ESCAPED);
    }

    @Test
    void aReleaseThatWaitedForTheMorningIsSentThoughThePersonHadLeftTheRegisterByMistakeMeanwhile() {
        UUID id = enrolled.active(Enrolled.notAtNight(Enrolled.wanted(first, Enrolled.phone())));
        tell(leading, Enrolled.held(first));
        at(LocalTime.of(22, 0));
        tell(leading, free());
        tell(leading, null);
        assertThat(open(id)).containsExactly(AlertKind.OFF_REGISTER);
        tell(leading, free());
        assertThat(open(id)).containsExactly(AlertKind.RELEASED_UNANNOUNCED);
        assertThat(alert(id, AlertKind.RELEASED_UNANNOUNCED).sent()).isZero();
        at(LocalTime.of(7, 1));
        alerting.sendDue();
        assertThat(alert(id, AlertKind.RELEASED_UNANNOUNCED).sent()).isEqualTo(1);
    }

    @Test
    void anEscapeThatSheHasNotConfirmedIsRepeatedAfterAnEndThatWasAMistakeAndSaysThatItWas() {
        UUID id = enrolled.active(first, Enrolled.phone());
        tell(leading, Enrolled.held(first));
        OffenderState escaped = escaped(first);
        tell(leading, escaped);
        tell(leading, null);
        later(Duration.ofHours(7));
        assertThat(alert(id, AlertKind.OFF_REGISTER).sent()).isEqualTo(1);
        tell(leading, escaped);
        assertThat(open(id)).containsExactly(AlertKind.ESCAPED);
        assertThat(alert(id, AlertKind.ESCAPED))
                .returns(2, Alert::sent)
                .returns(true, alert -> alert.isToCall(clock.instant()));
        tell(leading, null);
        tell(leading, Enrolled.held(first));
        assertThat(open(id)).as("no escape any more").containsExactly(AlertKind.FOUND);
    }

    @Test
    void anEscapeThatSheConfirmsAfterAnEndThatWasAMistakeIsNotOpenAgain() {
        UUID id = enrolled.active(first, Enrolled.phone());
        tell(leading, Enrolled.held(first));
        OffenderState escaped = escaped(first);
        tell(leading, escaped);
        tell(leading, null);
        String code = alert(id, AlertKind.ESCAPED).code();
        assertThat(places.<Boolean>change(
                        draft -> alerting.confirm(draft, draft.find(id).orElseThrow(), code)))
                .isTrue();
        tell(leading, escaped);
        assertThat(open(id)).isEmpty();
    }

    @Test
    void whatAPersonHasNotLookedAtYetWaitsForThatAfterAnEndThatWasAMistakeAlsoWhereSheDidNotChooseTheEnd() {
        NewEnrolment every = Enrolled.wanted(first, Enrolled.phone());
        UUID id = enrolled.active(new NewEnrolment(
                every.court(),
                every.caseNumber(),
                every.number(),
                every.codeWord(),
                every.language(),
                every.theme(),
                Set.of(AlertKind.ESCAPED),
                every.districts(),
                true));
        tell(leading, Enrolled.held(first));
        OffenderState old =
                Enrolled.state(first, Custody.ESCAPED, LocalDate.now(clock).minusDays(9), null, null);
        tell(leading, old);
        tell(leading, null);
        assertThat(open(id)).isEmpty();
        tell(leading, old);
        assertThat(open(id)).containsExactly(AlertKind.ESCAPED);
        assertThat(alert(id, AlertKind.ESCAPED)).returns(true, Alert::held).returns(0, Alert::sent);
    }

    @Test
    void whereTheEndOfAJoinedRecordIsReadFirstWhatWaitedOfItIsSent() {
        UUID id = enrolled.active(Enrolled.notAtNight(Enrolled.wanted(second, Enrolled.phone())));
        tell(leading, Enrolled.held(first));
        tell(part, Enrolled.held(second));
        at(LocalTime.of(22, 0));
        tell(part, escaped(second));
        tell(part, null);
        tell(leading, joined(escaped(first), first, second));
        assertThat(open(id)).containsExactly(AlertKind.ESCAPED);
        at(LocalTime.of(7, 1));
        alerting.sendDue();
        assertThat(alert(id, AlertKind.ESCAPED).sent()).isEqualTo(1);
    }

    @Test
    void whoWasPartedAndIsOnTheRegisterNoMoreIsToldToHaveLeftADayLater() {
        UUID ofFirst = enrolled.active(first, Enrolled.phone());
        UUID ofSecond = enrolled.active(second, Enrolled.phone());
        tell(leading, joined(Enrolled.held(first), first, second));
        clock.move(Duration.ofDays(2));
        tell(leading, Enrolled.held(first));
        alerting.completed();
        assertThat(open(ofSecond)).isEmpty();
        clock.move(Duration.ofDays(1).plusMinutes(1));
        alerting.completed();
        alerting.completed();
        assertThat(open(ofSecond)).containsExactly(AlertKind.OFF_REGISTER);
        assertThat(open(ofFirst)).isEmpty();
        clock.move(Duration.ofHours(7));
        alerting.sendDue();
        tell(part, Enrolled.held(second));
        assertThat(open(ofSecond)).as("it was a mistake").containsExactly(AlertKind.TAKEN_BACK);
    }

    @Test
    void whoWasPartedAndIsSaidToHaveLeftIsToldSoAtOnceAndWhoIsSpokenOfIsNot() {
        UUID id = enrolled.active(second, Enrolled.phone());
        tell(leading, joined(Enrolled.held(first), first, second));
        tell(leading, Enrolled.held(first));
        tell(part, Enrolled.held(second));
        clock.move(Duration.ofDays(3));
        alerting.completed();
        assertThat(open(id)).isEmpty();
        tell(leading, joined(Enrolled.held(first), first, second));
        tell(part, null);
        assertThat(open(id)).isEmpty();
        tell(leading, Enrolled.held(first));
        tell(part, null);
        assertThat(open(id)).containsExactly(AlertKind.OFF_REGISTER);
    }

    @Test
    void anEndIsOneMessageWhateverElseEndsWithIt() {
        UUID id = enrolled.active(first, Enrolled.phone());
        OffenderState held = Enrolled.state(
                first,
                Custody.HELD,
                LocalDate.of(2024, 1, 1),
                LocalDate.now(clock).plusDays(20),
                null);
        tell(leading, withCases(held, first, second));
        tell(leading, withCases(held, second));
        tell(leading, null);
        assertThat(open(id)).containsExactly(AlertKind.OFF_REGISTER);
    }

    @Test
    void anEndCountsWhereNobodyOfHerCaseIsLeftAndNotAfterItIsTakenBack() {
        UUID id = enrolled.active(first, Enrolled.phone());
        UUID another = UUID.randomUUID();
        tell(leading, Enrolled.held(first));
        tell(another, Enrolled.held(first));
        tell(leading, null);
        assertThat(enrolled.of(id).offAt()).as("the other is there").isNull();
        tell(another, null);
        assertThat(enrolled.of(id).offAt()).isNotNull();
        tell(another, Enrolled.held(first));
        assertThat(enrolled.of(id).offAt()).isNull();
    }

    @Test
    void whereAnEscapeSaysThatAnEndWasAMistakeNothingFollowsThatSeemsToTakeItBack() {
        UUID id = enrolled.active(first, Enrolled.phone());
        tell(leading, Enrolled.held(first));
        tell(leading, null);
        later(Duration.ofHours(7));
        tell(leading, escaped(first));
        assertThat(open(id)).containsExactly(AlertKind.ESCAPED);
    }

    @Test
    void whatWasKnownOfWhoeverHasLeftIsForgottenAfterAWeek() {
        UUID id = enrolled.active(first, Enrolled.phone());
        tell(leading, Enrolled.held(first));
        tell(leading, null);
        clock.move(Duration.ofDays(8));
        alerting.completed();
        tell(leading, escaped(first));
        assertThat(open(id)).contains(AlertKind.ESCAPED, AlertKind.OFF_REGISTER);
        assertThat(open(id)).doesNotContain(AlertKind.TAKEN_BACK);
    }

    @Test
    void aMoveThatWasAMistakeIsTakenBackFromWhoeverWasSentItUnlessAnotherIsThere() {
        UUID id = enrolled.active(first, Enrolled.phone());
        UUID another = UUID.randomUUID();
        tell(leading, at("quetta"));
        tell(another, at("quetta"));
        tell(leading, at("lahore"));
        tell(leading, at("quetta"));
        assertThat(open(id)).containsExactly(AlertKind.TAKEN_BACK);
        tell(leading, at("lahore"));
        tell(another, at("lahore"));
        tell(leading, at("quetta"));
        assertThat(open(id)).as("the other is there").contains(AlertKind.MOVED_NEAR);
        assertThat(open(id)).filteredOn(AlertKind.TAKEN_BACK::equals).hasSize(1);
    }

    private static void inOrder(boolean asTheyAre, Runnable one, Runnable other) {
        (asTheyAre ? one : other).run();
        (asTheyAre ? other : one).run();
    }

    private static OffenderState withCases(OffenderState state, String... cases) {
        return state.withCases(Stream.of(cases)
                .map(number -> new CourtCase(Enrolled.COURT, number, false))
                .toList());
    }

    private OffenderState joined(OffenderState state, String... cases) {
        OffenderState with = withCases(state, cases);
        return new OffenderState(
                with.cases(),
                with.custody(),
                with.custodySince(),
                null,
                null,
                with.district(),
                null,
                with.numbers(),
                List.of(part),
                null);
    }

    private OffenderState at(String district) {
        return Enrolled.state(first, Custody.AT_LIBERTY, LocalDate.of(2024, 1, 1), null, district);
    }

    private OffenderState free() {
        return Enrolled.state(first, Custody.AT_LIBERTY, LocalDate.now(clock), null, "quetta");
    }

    /** The last of this kind. */
    private Alert alert(UUID id, AlertKind kind) {
        return enrolled.of(id).alerts().reversed().stream()
                .filter(alert -> alert.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private OffenderState escaped(String caseNumber) {
        return Enrolled.state(caseNumber, Custody.ESCAPED, LocalDate.now(clock), null, "lahore");
    }

    private void tell(UUID alias, @Nullable OffenderState state) {
        alerting.take(List.of(Enrolled.event(alias, state)), null);
    }

    /** What is due by then is sent. */
    private void later(Duration time) {
        clock.move(time);
        alerting.sendDue();
    }

    /** Without messages that say nothing, whose times are drawn by lot, and what holds no longer. */
    private List<AlertKind> open(UUID id) {
        return enrolled.of(id).alerts().stream()
                .filter(alert -> !alert.isOver())
                .map(Alert::kind)
                .filter(kind -> kind != AlertKind.CHECK)
                .toList();
    }

    /** Moves on to this time of day. */
    private void at(LocalTime time) {
        ZonedDateTime now = clock.instant().atZone(Day.ZONE);
        ZonedDateTime then = now.with(time);
        clock.move(Duration.between(now, then.isAfter(now) ? then : then.plusDays(1)));
    }
}
