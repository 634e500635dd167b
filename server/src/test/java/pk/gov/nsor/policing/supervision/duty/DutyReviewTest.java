package pk.gov.nsor.policing.supervision.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.foundation.kernel.Section;
import pk.gov.nsor.foundation.requirement.Charge;
import pk.gov.nsor.foundation.requirement.Facts;
import pk.gov.nsor.foundation.requirement.Judgment;
import pk.gov.nsor.foundation.requirement.Law;
import pk.gov.nsor.foundation.requirement.Outage;
import pk.gov.nsor.foundation.requirement.PolicyRow;
import pk.gov.nsor.foundation.requirement.Requirement.Verification;
import pk.gov.nsor.foundation.requirement.TimeInCustody;
import pk.gov.nsor.foundation.requirement.VictimClass;
import pk.gov.nsor.policing.supervision.duty.DutyReview.Found;
import pk.gov.nsor.startup.launch.requirement.LawFiles;

class DutyReviewTest {

    private static final Law LAW = LawFiles.shipped();
    private static final LocalDate OPENED = LocalDate.of(2028, 3, 1);
    private static final LocalDate JUDGED = LocalDate.of(2022, 2, 10);

    @Test
    void aConvictionOfAHigherTierIsAskedAboutAtOnceAndNotWhenTheOldDayComes() {
        Found before = review(facts(yearly()), OPENED, null);
        assertThat(before.nextOn()).isEqualTo(LocalDate.of(2029, 1, 29));
        LocalDate today = OPENED.plusDays(1);
        Judgment second = judgment("c2", "PPC 376", today);
        Found after = review(facts(yearly(), second), today, before.nextOn());
        assertThat(after.nextOn()).isBefore(today.plusMonths(3));
    }

    @Test
    void whatBecomesKnownLateOpensNoVerificationOnDaysOnWhichNobodyKnew() {
        LocalDate today = OPENED.plusMonths(8);
        Judgment recordedLate = judgment("c2", "PPC 376", OPENED.plusDays(1));
        Found found = review(facts(yearly(), recordedLate), today, LocalDate.of(2029, 1, 29));
        assertThat(found.steps()).isEmpty();
    }

    @Test
    void aDayForWhichTheReviewIsLateIsFoundAllTheSame() {
        LocalDate waitedFor = LocalDate.of(2029, 1, 27);
        Found found = review(facts(yearly()), waitedFor.plusDays(40), waitedFor);
        assertThat(found.steps())
                .extracting(step -> step.duty().nominalOn() + " " + step.duty().state())
                .containsExactly("2029-02-10 OPEN", "2029-02-10 BREACHED");
    }

    @Test
    void whatFellIntoDaysInWhichSomebodyWasWronglyTakenForDeadIsOpenedWhenTheyEndAndCanBeAnsweredStill() {
        LocalDate due = LocalDate.of(2029, 2, 10);
        LocalDate refusedOn = due.plusDays(40);
        Outage reported = new Outage(due.minusDays(50), refusedOn);
        assertThat(review(refusedOn.minusDays(1), refusedOn, reported).steps())
                .extracting(step -> step.duty().nominalOn() + " " + step.duty().state())
                .containsExactly(due + " OPEN");
        assertThat(review(refusedOn.plusDays(1), refusedOn.plusDays(2), reported)
                        .steps())
                .as("a review after the refusal has looked through them")
                .isEmpty();
    }

    @Test
    void aPauseThatEndedWhileAnotherWentOnCountsWithIt() {
        LocalDate due = LocalDate.of(2029, 2, 10);
        LocalDate refusedOn = due.plusDays(40);
        Outage quashed = new Outage(due.minusDays(50), due.plusDays(5));
        Outage reported = new Outage(due.plusDays(3), refusedOn);
        assertThat(review(refusedOn.minusDays(1), refusedOn, quashed, reported).steps())
                .extracting(step -> step.duty().nominalOn())
                .containsExactly(due);
    }

    @Test
    void aDayThatWasToldDoesNotComeForwardWithAnotherWorkingWeek() {
        LocalDate saturday = LocalDate.of(2029, 2, 10);
        LocalDate monday = saturday.plusDays(2);
        Duty duty = new Duty(
                UUID.randomUUID(), DutyKind.VERIFICATION, saturday, saturday.minusDays(14), monday, DutyState.OPEN);
        Law sixDays = sixDays();
        CaseKnown known = new CaseKnown(
                facts(yearly()), OPENED, false, saturday, null, null, List.of(duty), List.of(), List.of());
        assertThat(DutyReview.review(sixDays, CaseHistory.TERMS, known, monday).steps())
                .noneMatch(step -> step instanceof DutyStep.Moved || step instanceof DutyStep.Breached);
    }

    @Test
    void underAJoinedRecordWhatIsOwedStandsAndNothingIsOpenedOrComesBack() {
        LocalDate missed = LocalDate.of(2028, 6, 12);
        Duty breached = new Duty(
                UUID.randomUUID(), DutyKind.VERIFICATION, missed, missed.minusDays(14), missed, DutyState.BREACHED);
        Duty over = new Duty(
                UUID.randomUUID(),
                DutyKind.VERIFICATION,
                missed.plusDays(90),
                missed.plusDays(76),
                missed.plusDays(90),
                DutyState.WITHDRAWN,
                DutyStep.Why.NOT_ON_THE_REGISTER);
        LocalDate today = LocalDate.of(2029, 2, 10);
        CaseKnown known = new CaseKnown(
                facts(yearly()), OPENED, false, OPENED, today, null, List.of(breached, over), List.of(), List.of());
        assertThat(DutyReview.ofJoined(LAW, CaseHistory.TERMS, known, today).steps())
                .isEmpty();
    }

    @Test
    void aDayThatMayHaveBeenToldBeforeItsDutyOpensDoesNotComeForwardUnlessTheTimeOnTheRegisterEndsBefore() {
        LocalDate saturday = LocalDate.of(2029, 2, 10);
        LocalDate monday = saturday.plusDays(2);
        ToldDays told = new ToldDays(List.of(LAW.workingDays()));
        Law sixDays = sixDays();
        CaseKnown known = new CaseKnown(
                facts(yearly()), OPENED, false, saturday.minusDays(20), null, null, List.of(), List.of(), List.of());
        assertThat(DutyReview.review(sixDays, new DutyTerms(7, 3, told), known, saturday)
                        .steps())
                .extracting(step ->
                        step.duty().nominalOn() + " until " + step.duty().dueOn())
                .contains(saturday + " until " + monday)
                .doesNotContain(saturday + " until " + saturday);
        Verification byLaw = new Verification(saturday, saturday);
        assertThat(told.dueOn(byLaw, monday)).isEqualTo(monday);
        assertThat(told.dueOn(byLaw, monday.minusDays(1))).isEqualTo(saturday);
    }

    private static Law sixDays() {
        return LAW.with(LAW.policy().stream()
                .map(row -> row.key().equals(Law.WORKING_WEEK)
                        ? new PolicyRow(row.key(), row.value() + "+SATURDAY", row.from(), row.to())
                        : row)
                .toList());
    }

    private static Found review(LocalDate reviewedOn, LocalDate today, Outage... pauses) {
        CaseKnown known = new CaseKnown(
                facts(yearly()),
                OPENED,
                false,
                reviewedOn,
                null,
                null,
                List.of(),
                List.of(),
                List.of(pauses),
                List.of(pauses),
                false);
        return DutyReview.review(LAW, CaseHistory.TERMS, known, today);
    }

    @Test
    void aReleaseThatIsCorrectedAndCorrectedBackIsFollowedByItsFirstAppearance() {
        LocalDate releasedOn = OPENED.plusDays(5);
        Duty withdrawn = new Duty(
                UUID.randomUUID(),
                DutyKind.FIRST_APPEARANCE,
                releasedOn,
                releasedOn,
                LAW.workingDays().after(releasedOn, 3),
                DutyState.WITHDRAWN);
        Facts facts = new Facts(
                null, null, List.of(yearly()), List.of(new TimeInCustody(null, OPENED.plusDays(1), releasedOn)));
        Found found = review(facts, releasedOn, null, withdrawn);
        assertThat(found.steps()).containsExactly(new DutyStep.Restored(withdrawn.in(DutyState.OPEN)));
    }

    @Test
    void whatADeathRecordedByMistakeHadWithdrawnIsOwedAgain() {
        LocalDate due = LocalDate.of(2029, 2, 12);
        Duty withdrawn = new Duty(
                UUID.randomUUID(),
                DutyKind.VERIFICATION,
                LocalDate.of(2029, 2, 10),
                due.minusDays(14),
                due,
                DutyState.WITHDRAWN);
        assertThat(review(facts(yearly()), due.plusDays(2), null, withdrawn).steps())
                .containsExactly(
                        new DutyStep.Restored(withdrawn.in(DutyState.OPEN)),
                        new DutyStep.Breached(withdrawn.in(DutyState.BREACHED)));
    }

    @Test
    void aHolidayMovesNothingThatIsWithdrawn() {
        LocalDate due = LocalDate.of(2029, 2, 12);
        Duty withdrawn = new Duty(
                UUID.randomUUID(),
                DutyKind.VERIFICATION,
                LocalDate.of(2029, 2, 10),
                due.minusDays(14),
                due,
                DutyState.WITHDRAWN);
        Facts dead = new Facts(null, due.minusDays(3), List.of(yearly()), List.of());
        CaseKnown known =
                new CaseKnown(dead, OPENED, false, OPENED, null, null, List.of(withdrawn), List.of(), List.of());
        assertThat(DutyReview.review(LAW.withHolidays(Set.of(due)), CaseHistory.TERMS, known, due.plusDays(1))
                        .steps())
                .isEmpty();
    }

    @Test
    void theWeeksBeforeAnAdmissionAreOwedEvenIfTheReviewComesAfterIt() {
        LocalDate admittedOn = OPENED.plusDays(20);
        Facts facts = new Facts(null, null, List.of(yearly()), List.of(new TimeInCustody(null, admittedOn, null)));
        CaseKnown known = new CaseKnown(
                facts, OPENED, false, OPENED, OPENED.plusDays(1), OPENED, List.of(), List.of(), List.of());
        assertThat(DutyReview.review(LAW, CaseHistory.TERMS, known, admittedOn.plusDays(1))
                        .steps())
                .filteredOn(step -> step instanceof DutyStep.Breached)
                .extracting(step -> step.duty().nominalOn())
                .containsExactly(OPENED.plusDays(7), OPENED.plusDays(14));
    }

    @Test
    void aDayThatComesForwardPastTheOpeningOpensTheDutyOnThatDay() {
        LocalDate day = OPENED.plusDays(3);
        Duty duty = new Duty(
                UUID.randomUUID(), DutyKind.VERIFICATION, day, OPENED.plusDays(5), OPENED.plusDays(9), DutyState.OPEN);
        assertThat(duty.dueOn(day).opensOn()).isEqualTo(day);
    }

    private static Found review(Facts facts, LocalDate today, @Nullable LocalDate waitsFor, Duty... duties) {
        CaseKnown known =
                new CaseKnown(facts, OPENED, false, OPENED, waitsFor, null, List.of(duties), List.of(), List.of());
        return DutyReview.review(LAW, CaseHistory.TERMS, known, today);
    }

    private static Facts facts(Judgment... judgments) {
        return new Facts(null, null, List.of(judgments), List.of());
    }

    private static Judgment yearly() {
        return judgment("c1", "PPC 354", JUDGED);
    }

    private static Judgment judgment(String id, String section, LocalDate on) {
        return new Judgment(
                id,
                LocalDate.of(2022, 1, 10),
                on,
                null,
                new VictimClass(false, true),
                List.of(new Charge(Section.parse(section), List.of())));
    }
}
