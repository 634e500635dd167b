package pk.gov.nsor.policing.supervision.caseload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.escalation.EscalationSteps;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.supervision.Appearances;
import pk.gov.nsor.policing.supervision.CaseAccess;
import pk.gov.nsor.policing.supervision.CaseScope;
import pk.gov.nsor.policing.supervision.Escalation;
import pk.gov.nsor.policing.supervision.NewAppearance;
import pk.gov.nsor.policing.supervision.NewAppearance.AddressSeen;
import pk.gov.nsor.policing.supervision.NewAppearance.IdentitySeen;
import pk.gov.nsor.policing.supervision.PlannedRelease;
import pk.gov.nsor.policing.supervision.Releases;
import pk.gov.nsor.policing.supervision.assignment.Transfers;
import pk.gov.nsor.policing.supervision.caseload.Caseload.Filter;
import pk.gov.nsor.policing.supervision.caseload.Caseload.Order;
import pk.gov.nsor.policing.supervision.caseload.Caseload.Part;
import pk.gov.nsor.policing.supervision.knowledge.PlannedVisit;
import pk.gov.nsor.policing.supervision.knowledge.RiskAssessment;
import pk.gov.nsor.policing.supervision.knowledge.RiskAssessments;
import pk.gov.nsor.policing.supervision.knowledge.Visits;
import pk.gov.nsor.policing.supervision.review.CaseReviewJob;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;

@RegisterTest
class CaseloadTest {

    private static final String DISTRICT = "bahawalnagar";
    private static final String STATION = "city-police-station-bahawalnagar";
    private static final String ELSEWHERE = "quetta";

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private FactRecording facts;

    @Autowired
    private Caseload caseload;

    @Autowired
    private CaseBeginnings beginnings;

    @Autowired
    private CaseAccess access;

    @Autowired
    private Cases cases;

    @Autowired
    private Transfers transfers;

    @Autowired
    private Releases releases;

    @Autowired
    private Appearances appearances;

    @Autowired
    private Escalation escalation;

    @Autowired
    private CaseReviewJob sweep;

    @Autowired
    private Visits visits;

    @Autowired
    private RiskAssessments risks;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private @Nullable Supervised made;
    private @Nullable Officer officer;
    private Duration travelled = Duration.ZERO;

    @BeforeEach
    void anOfficer() {
        officer = new Officers(accounts).of(new OfDistrict(DISTRICT), Role.DISTRICT_SUPERVISOR);
        made = new Supervised(registration, facts, jdbc, officer.actor());
    }

    @AfterEach
    void home() {
        people().unseal();
        clock.move(travelled.negated());
    }

    @Test
    void aReleasedPersonIsDueAndThenOverdueAndOffTheListOnceDecided() {
        PersonId person = people().releasedIn(DISTRICT, today());
        assertThat(list(CaseList.DUE_SOON)).contains(person);
        assertThat(list(CaseList.OVERDUE)).doesNotContain(person);
        LocalDate due = Objects.requireNonNull(cases.of(person).nextDueOn());
        goTo(due);
        assertThat(list(CaseList.DUE_TODAY)).contains(person);
        // A verification may be due soon besides, on other days of the year.
        assertThat(caseload.part(scope(), Filter.of(CaseList.DUE_SOON), Order.DAY, false, 0, 1_000)
                        .rows())
                .noneMatch(row -> row.person().equals(person) && due.equals(row.dueOn()));
        goTo(due.plusDays(1));
        assertThat(list(CaseList.DUE_TODAY)).doesNotContain(person);
        CaseRow row = row(CaseList.OVERDUE, person);
        assertThat(row.day()).isEqualTo(today());
        assertThat(row.dueOn()).isEqualTo(due);
        assertThat(row.station()).isEqualTo(STATION);
        jdbc.sql("update supervision.breach set state = 'UPHELD', decided_on = ? where person_id = ?")
                .params(today(), person.value())
                .update();
        assertThat(list(CaseList.OVERDUE)).doesNotContain(person);
        assertThat(list(CaseList.EVERYBODY)).contains(person);
    }

    @Test
    void aBreachOfSomebodyWhoIsInCustodySinceStaysWithTheDistrictThatAnsweredLast() {
        PersonId person = people().releasedIn(DISTRICT, today());
        LocalDate due = Objects.requireNonNull(cases.of(person).nextDueOn());
        goTo(due.plusDays(2));
        facts.record(
                person,
                new CustodyEvent(
                        CustodyPeriodId.next(), null, CustodyEvent.Type.ADMITTED, today(), "Camp Jail Lahore", null),
                Objects.requireNonNull(officer).actor());
        assertThat(cases.of(person).station()).isEmpty();
        assertThat(list(CaseList.OVERDUE)).contains(person);
        assertThat(list(CaseList.EVERYBODY)).doesNotContain(person);
    }

    @Test
    void ofAnotherDistrictNobodyIsListedAndOfTheProvinceAndTheNationEverybody() {
        PersonId person = people().releasedIn(DISTRICT, today());
        assertThat(list(scope(new OfDistrict(ELSEWHERE), Role.SUPERVISING_OFFICER), CaseList.EVERYBODY))
                .doesNotContain(person);
        assertThat(list(scope(new OfProvince("PK-BA"), Role.PROVINCIAL_SUPERVISOR), CaseList.EVERYBODY))
                .doesNotContain(person);
        assertThat(list(scope(new OfProvince("PK-PB"), Role.PROVINCIAL_SUPERVISOR), CaseList.EVERYBODY))
                .contains(person);
        assertThat(list(scope(Jurisdiction.NATIONAL, Role.NATIONAL_SUPERVISOR), CaseList.DUE_SOON))
                .contains(person);
    }

    @Test
    void anOfficerWithoutAPlaceOfWorkSeesNobody() {
        people().escapedIn(DISTRICT, today());
        CaseScope nowhere = scope(Jurisdiction.NATIONAL, Role.SUPERVISING_OFFICER);
        assertThat(list(nowhere, CaseList.EVERYBODY)).isEmpty();
        assertThat(list(nowhere, CaseList.OVERDUE)).isEmpty();
        assertThat(list(nowhere, CaseList.TRANSFERS_IN)).isEmpty();
    }

    @Test
    void whoIsSealedTodayIsInNoListAlsoBeforeTheSweep() {
        PersonId released = people().releasedIn(DISTRICT, today());
        PersonId escaped = people().escapedIn(DISTRICT, today());
        transfers.offer(
                released,
                ELSEWHERE,
                "Works there",
                Objects.requireNonNull(officer).actor());
        people().seal(released, today());
        people().seal(escaped, today());
        for (CaseList list : CaseList.values()) {
            assertThat(list(list)).as(list.name()).doesNotContain(released, escaped);
        }
        assertThat(list(scope(new OfDistrict(ELSEWHERE), Role.DISTRICT_SUPERVISOR), CaseList.TRANSFERS_IN))
                .doesNotContain(released);
        assertThat(caseload.expected(scope(), STATION, today()))
                .extracting(CaseRow::person)
                .doesNotContain(released);
    }

    @Test
    void whoIsLookedForIsOnTheAlertOfEveryDistrictAndInTheCaseloadOfOne() {
        PersonId person = people().escapedIn(DISTRICT, today());
        assertThat(list(CaseList.UNKNOWN)).contains(person);
        CaseScope elsewhere = scope(new OfDistrict(ELSEWHERE), Role.SUPERVISING_OFFICER);
        assertThat(list(elsewhere, CaseList.UNKNOWN)).doesNotContain(person);
        assertThat(list(elsewhere, CaseList.ALERTS)).contains(person);
    }

    @Test
    void aListCanBeCountedUpToSoManyWithoutLookingForMore() {
        people().escapedIn(DISTRICT, today());
        people().escapedIn(DISTRICT, today());
        Filter alert = Filter.of(CaseList.ALERTS);
        long all = caseload.count(scope(), alert);
        assertThat(all).isGreaterThanOrEqualTo(2);
        assertThat(caseload.countUpTo(all - 1, scope(), alert)).isEqualTo(all - 1);
        assertThat(caseload.countUpTo(all + 1, scope(), alert)).isEqualTo(all);
    }

    @Test
    void anOfferIsWithBothDistrictsUntilItIsAnswered() {
        PersonId person = people().in(DISTRICT);
        UUID offer = transfers.offer(
                person,
                ELSEWHERE,
                "Works there",
                Objects.requireNonNull(officer).actor());
        CaseScope asked = scope(new OfDistrict(ELSEWHERE), Role.DISTRICT_SUPERVISOR);
        assertThat(list(CaseList.TRANSFERS_OUT)).contains(person);
        assertThat(list(CaseList.TRANSFERS_IN)).doesNotContain(person);
        assertThat(list(asked, CaseList.TRANSFERS_IN)).contains(person);
        transfers.giveBack(
                offer, "Nobody of this name", Objects.requireNonNull(officer).actor());
        assertThat(list(CaseList.TRANSFERS_OUT)).doesNotContain(person);
        assertThat(list(asked, CaseList.TRANSFERS_IN)).doesNotContain(person);
    }

    private void releaseIsPlanned(PersonId person) {
        Officer by = Objects.requireNonNull(officer);
        facts.record(
                person,
                new CustodyEvent(
                        CustodyPeriodId.next(), null, CustodyEvent.Type.ADMITTED, today(), "Camp Jail Lahore", null),
                by.actor());
        releases.announce(person, new PlannedRelease(today(), "Camp Jail Lahore", DISTRICT, ""), by.actor());
    }

    @ParameterizedTest
    @EnumSource(CaseList.class)
    void countsAgreeWithTheLinesOfEveryPageAndNoLineComesTwice(CaseList list) {
        people().releasedIn(DISTRICT, today());
        PersonId other = people().releasedIn(DISTRICT, today());
        people().escapedIn(DISTRICT, today());
        transfers.offer(
                other, ELSEWHERE, "Works there", Objects.requireNonNull(officer).actor());
        visits.plan(
                other,
                new PlannedVisit(UUID.randomUUID(), today(), "New address"),
                Objects.requireNonNull(officer).actor());
        visits.plan(
                other,
                new PlannedVisit(UUID.randomUUID(), today().plusDays(60), "New address"),
                Objects.requireNonNull(officer).actor());
        risks.record(
                other,
                new RiskAssessment(
                        UUID.randomUUID(),
                        today().minusDays(1),
                        Map.of(),
                        RiskAssessment.Level.HIGH,
                        "No work",
                        today()),
                Objects.requireNonNull(officer).actor());
        if (list == CaseList.RELEASES) {
            releaseIsPlanned(people().in(ELSEWHERE));
            releaseIsPlanned(people().in(ELSEWHERE));
        }
        if (list == CaseList.OVERDUE || list == CaseList.DUE_TODAY) {
            LocalDate due = Objects.requireNonNull(cases.of(other).nextDueOn());
            goTo(list == CaseList.OVERDUE ? due.plusDays(1) : due);
        }
        CaseScope scope =
                list == CaseList.TRANSFERS_IN ? scope(new OfDistrict(ELSEWHERE), Role.DISTRICT_SUPERVISOR) : scope();
        Part beginning = beginnings.of(List.of(CaseList.values()), scope, 3).get(list);
        assertThat(beginning)
                .as("as Today has it")
                .isEqualTo(caseload.part(scope, CaseBeginnings.filter(list), Order.DAY, false, 0, 3));
        assertThat(beginnings.counts(List.of(CaseList.values()), scope)).containsEntry(list, beginning.count());
        for (Order order : Order.values()) {
            List<CaseRow> lines = new ArrayList<>();
            long count = caseload.count(scope, Filter.of(list));
            assertThat(count).isPositive();
            for (int page = 0; lines.size() < count; page++) {
                Part part = caseload.part(scope, Filter.of(list), order, true, page * 2L, 2);
                assertThat(part.count()).isEqualTo(count);
                assertThat(part.rows()).as("page %s", page).isNotEmpty();
                lines.addAll(part.rows());
            }
            assertThat(lines).hasSize((int) count);
            assertThat(new HashSet<>(lines)).hasSameSizeAs(lines);
            assertThat(caseload.part(scope, Filter.of(list), order, true, count + 10, 2)
                            .count())
                    .as("after the last page")
                    .isEqualTo(count);
        }
    }

    @Test
    void aNumberIsFoundWholeOrByItsDigitsAndLettersFindNobody() {
        PersonId person = people().in(DISTRICT);
        String number = people().numberOf(person);
        assertThat(found(number)).containsExactly(person);
        assertThat(found(number.substring(2, 13).replace("-", ""))).contains(person);
        assertThat(found("abc")).isEmpty();
        assertThat(found("R-999-999-9990")).isEmpty();
    }

    @Test
    void theLevelIsCountedFromTheDayByTheRowsOfThePolicy() {
        EscalationSteps breaches = escalation.ofBreaches();
        assertThat(breaches.of(today())).isEqualTo(EscalationLevel.OFFICER);
        assertThat(breaches.of(today().minusDays(2))).isEqualTo(EscalationLevel.OFFICER);
        assertThat(breaches.of(today().minusDays(3))).isEqualTo(EscalationLevel.DISTRICT);
        assertThat(breaches.of(today().minusDays(7))).isEqualTo(EscalationLevel.PROVINCE);
        assertThat(breaches.of(today().minusDays(14))).isEqualTo(EscalationLevel.NATIONAL);
        EscalationSteps offers = escalation.ofTransfers();
        assertThat(offers.of(today())).isEqualTo(EscalationLevel.DISTRICT);
        assertThat(offers.of(today().minusDays(7))).isEqualTo(EscalationLevel.PROVINCE);
        assertThat(offers.of(today().minusDays(14))).isEqualTo(EscalationLevel.NATIONAL);
    }

    @Test
    void theDaySheetHasOneLineForEverybodyExpectedAndNobodyWhoHasAppeared() {
        PersonId person = people().releasedIn(DISTRICT, today());
        PersonId nothingDue = people().in(DISTRICT);
        assertThat(expected()).contains(person).doesNotContain(nothingDue);
        appearances.record(
                person,
                new NewAppearance(
                        UUID.randomUUID(), STATION, today(), IdentitySeen.CNIC_CARD, AddressSeen.DOCUMENT, ""),
                Objects.requireNonNull(officer).actor());
        assertThat(expected()).doesNotContain(person);
        assertThat(caseload.expected(scope(new OfDistrict(ELSEWHERE), Role.SUPERVISING_OFFICER), STATION, today()))
                .as("the sheet of another district's station")
                .isEmpty();
    }

    @Test
    void theNextDueDayIsThatOfTheOpenDutyAndOnceAnsweredTheOneAfterIt() {
        PersonId person = people().in(DISTRICT);
        LocalDate due = Objects.requireNonNull(cases.of(person).nextDueOn());
        goTo(due.minusDays(10));
        assertThat(cases.of(person).nextDueOn()).isEqualTo(due);
        appearances.record(
                person,
                new NewAppearance(
                        UUID.randomUUID(), STATION, today(), IdentitySeen.CNIC_CARD, AddressSeen.DOCUMENT, ""),
                Objects.requireNonNull(officer).actor());
        assertThat(cases.of(person).nextDueOn()).isAfter(due);
    }

    private Supervised people() {
        return Objects.requireNonNull(made);
    }

    private List<PersonId> found(String number) {
        return caseload
                .part(scope(), new Filter(CaseList.EVERYBODY, "", number, 0, 0), Order.DAY, false, 0, 100)
                .rows()
                .stream()
                .map(CaseRow::person)
                .toList();
    }

    private List<PersonId> expected() {
        return caseload.expected(scope(), STATION, today()).stream()
                .map(CaseRow::person)
                .toList();
    }

    private CaseScope scope() {
        return access.scope(Objects.requireNonNull(officer).signedIn());
    }

    private CaseScope scope(Jurisdiction jurisdiction, Role role) {
        return access.scope(new Officers(accounts).of(jurisdiction, role).signedIn());
    }

    private List<PersonId> list(CaseList list) {
        return list(scope(), list);
    }

    private List<PersonId> list(CaseScope scope, CaseList list) {
        return caseload.part(scope, Filter.of(list), Order.DAY, false, 0, 1_000).rows().stream()
                .map(CaseRow::person)
                .toList();
    }

    private CaseRow row(CaseList list, PersonId person) {
        return caseload.part(scope(), Filter.of(list), Order.DAY, false, 0, 1_000).rows().stream()
                .filter(row -> row.person().equals(person))
                .findFirst()
                .orElseThrow();
    }

    /** Each day in between is swept. */
    private void goTo(LocalDate day) {
        while (today().isBefore(day)) {
            clock.move(Duration.ofDays(1));
            travelled = travelled.plusDays(1);
            sweep.run();
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
