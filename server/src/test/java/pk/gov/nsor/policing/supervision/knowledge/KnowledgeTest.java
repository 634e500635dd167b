package pk.gov.nsor.policing.supervision.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.PolicyEffect;
import pk.gov.nsor.foundation.reference.PolicyValue;
import pk.gov.nsor.foundation.reference.PolicyValues;
import pk.gov.nsor.policing.supervision.Appearances;
import pk.gov.nsor.policing.supervision.Circumstance.Associate;
import pk.gov.nsor.policing.supervision.Circumstance.Children;
import pk.gov.nsor.policing.supervision.Circumstance.OnlineIdentity;
import pk.gov.nsor.policing.supervision.Circumstance.OnlineIdentity.Service;
import pk.gov.nsor.policing.supervision.Circumstance.Vehicle;
import pk.gov.nsor.policing.supervision.Circumstance.Work;
import pk.gov.nsor.policing.supervision.Circumstance.Work.WithChildren;
import pk.gov.nsor.policing.supervision.Circumstances;
import pk.gov.nsor.policing.supervision.KnownCircumstance;
import pk.gov.nsor.policing.supervision.NewAppearance;
import pk.gov.nsor.policing.supervision.NewAppearance.AddressSeen;
import pk.gov.nsor.policing.supervision.NewAppearance.IdentitySeen;
import pk.gov.nsor.policing.supervision.NewCircumstance;
import pk.gov.nsor.policing.supervision.NewCircumstance.Certainty;
import pk.gov.nsor.policing.supervision.NewCircumstance.Source;
import pk.gov.nsor.policing.supervision.caseload.Cases;
import pk.gov.nsor.policing.supervision.knowledge.AddressConfidence.Kind;
import pk.gov.nsor.policing.supervision.knowledge.AddressConfidence.Level;
import pk.gov.nsor.policing.supervision.knowledge.IntelligenceNote.SourceGrade;
import pk.gov.nsor.policing.supervision.knowledge.RiskFactor.Presence;
import pk.gov.nsor.policing.supervision.knowledge.VisitReport.Finding;
import pk.gov.nsor.policing.supervision.knowledge.VisitReport.Met;
import pk.gov.nsor.policing.supervision.knowledge.VisitReport.Outcome;
import pk.gov.nsor.policing.supervision.review.CaseReviewJob;
import pk.gov.nsor.policing.supervision.whereabouts.Absconders;
import pk.gov.nsor.record.register.UnknownPersonException;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalEntry;
import pk.gov.nsor.record.register.journal.JournalKind;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;

@RegisterTest
class KnowledgeTest {

    private static final String DISTRICT = "okara";
    private static final String STATION = "city-police-station-okara";

    @Autowired
    private Visits visits;

    @Autowired
    private Contacts contacts;

    @Autowired
    private IntelligenceNotes notes;

    @Autowired
    private RiskAssessments risks;

    @Autowired
    private Circumstances circumstances;

    @Autowired
    private AddressConfidences sureties;

    @Autowired
    private Appearances appearances;

    @Autowired
    private Absconders absconders;

    @Autowired
    private Cases cases;

    @Autowired
    private CaseReviewJob sweep;

    @Autowired
    private Journal journal;

    @Autowired
    private PolicyValues policy;

    @Autowired
    private List<PolicyEffect> effects;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private @Nullable Actor officer;
    private @Nullable Supervised made;

    private final Supervised supervised;
    private final Officers officers;

    KnowledgeTest(Supervised supervised, Officers officers) {
        this.supervised = supervised;
        this.officers = officers;
    }

    @BeforeEach
    void anOfficer() {
        officer =
                officers.of(new OfDistrict(DISTRICT), Role.SUPERVISING_OFFICER).actor();
        made = supervised.by(actor());
    }

    @AfterEach
    void home() {
        people().unseal();
    }

    @Test
    void aVisitIsPlannedMadeAndConfirmsTheAddressFromItsDayOn() {
        PersonId person = people().in(DISTRICT);
        assertThat(confidence(person)).isEqualTo(new AddressConfidence(Level.LOW, Kind.TOLD, today(), 0));
        UUID plan = UUID.randomUUID();
        visits.plan(person, new PlannedVisit(plan, today().plusDays(2), "New at this address"), actor());
        goTo(today().plusDays(3));
        visits.report(person, made(person, plan, today()), actor());
        goTo(today().plusDays(12));
        assertThat(confidence(person))
                .isEqualTo(new AddressConfidence(Level.HIGH, Kind.VISIT, today().minusDays(12), 12));
        goTo(today().plusDays(200));
        assertThat(confidence(person).level()).isEqualTo(Level.LOW);
        Visit visit = visits.of(person).getFirst();
        assertThat(visit.state()).isEqualTo(Visit.State.MADE);
        assertThat(visit.reason()).isEqualTo("New at this address");
        assertThat(Objects.requireNonNull(visit.report()).seen()).isEqualTo("Found at home");
        assertThat(kinds(person)).contains(JournalKind.VISIT_PLANNED, JournalKind.VISIT_MADE);
    }

    @Test
    void aVisitIsPlannedForTodayUpToAYearAndNotBeforeOrAfter() {
        PersonId person = people().in(DISTRICT);
        plan(person, today());
        plan(person, today().plusDays(366));
        refuses("visit.day", () -> plan(person, today().minusDays(1)));
        refuses("visit.day", () -> plan(person, today().plusDays(367)));
        assertThat(visits.of(person)).hasSize(2);
    }

    @Test
    void aReportSentTwiceIsRecordedOnceAndAnotherOfTheSameVisitIsRefused() {
        PersonId person = people().in(DISTRICT);
        VisitReport report = made(person, UUID.randomUUID(), today());
        visits.report(person, report, actor());
        visits.report(person, report, actor());
        assertThat(visits.of(person)).hasSize(1);
        refuses(
                "visit.reported",
                () -> visits.report(person, failed(person, report.visit(), Outcome.REFUSED, Finding.NOTHING), actor()));
        PersonId other = people().in(DISTRICT);
        refuses("knowledge.other", () -> visits.report(other, report, actor()));
        assertThat(kinds(person)).containsOnlyOnce(JournalKind.VISIT_MADE);
    }

    @Test
    void aReportThatContradictsItselfOrLiesInTheFutureOrIsOfAnotherAddressIsRefused() {
        PersonId person = people().in(DISTRICT);
        PersonId other = people().in(DISTRICT);
        UUID visit = UUID.randomUUID();
        refuses("day.future", () -> visits.report(person, made(person, visit, today().plusDays(1)), actor()));
        refuses("visit.address", () -> visits.report(person, made(other, visit, today()), actor()));
        refuses("visit.met", () -> report(visit, Outcome.MADE, null, Finding.CONFIRMED, address(person)));
        refuses("visit.finding", () -> report(visit, Outcome.NOBODY_THERE, null, Finding.CONFIRMED, address(person)));
        refuses("visit.finding", () -> report(visit, Outcome.NO_SUCH_ADDRESS, null, Finding.NOTHING, address(person)));
        refuses("visit.finding", () -> report(visit, Outcome.CALLED_OFF, null, Finding.FAILED, address(person)));
        refuses("visit.address", () -> report(visit, Outcome.NO_SUCH_ADDRESS, null, Finding.FAILED, null));
        refuses(
                "visit.not-planned",
                () -> visits.report(person, report(visit, Outcome.CALLED_OFF, null, Finding.NOTHING, null), actor()));
        assertThat(visits.of(person)).isEmpty();
    }

    @Test
    void whoHasMissedAnAppearanceAndDoesNotLiveWhereAVisitLooksIsLookedForUntilAnOfficerMeetsThem() {
        PersonId person = missing();
        visits.report(person, failed(person, UUID.randomUUID(), Outcome.NOBODY_THERE, Finding.NOTHING), actor());
        assertThat(absconders.of(person)).as("nobody in says nothing").isEmpty();
        visits.report(person, failed(person, UUID.randomUUID(), Outcome.NO_SUCH_ADDRESS, Finding.FAILED), actor());
        assertThat(confidence(person).level()).isEqualTo(Level.FAILED);
        assertThat(absconders.of(person)).isPresent();
        visits.report(
                person,
                new VisitReport(
                        UUID.randomUUID(), today(), Outcome.MADE, Met.PERSON, Finding.NOTHING, null, "Met at the mill"),
                actor());
        assertThat(absconders.of(person)).isEmpty();
    }

    @Test
    void whoseAddressFailsAndWhoThenMissesAnAppearanceIsLookedForAsWell() {
        PersonId person = people().releasedIn(DISTRICT, today());
        PersonId found = people().releasedIn(DISTRICT, today());
        visits.report(person, failed(person, UUID.randomUUID(), Outcome.NO_SUCH_ADDRESS, Finding.FAILED), actor());
        assertThat(absconders.of(person)).as("nothing was missed yet").isEmpty();
        goTo(Objects.requireNonNull(cases.of(person).nextDueOn()).plusDays(1));
        sweep.run();
        assertThat(cases.of(person).alleged()).hasSize(1);
        assertThat(absconders.of(person)).isPresent();
        assertThat(kinds(person)).containsOnlyOnce(JournalKind.WHEREABOUTS_UNKNOWN);
        assertThat(cases.of(found).alleged()).hasSize(1);
        assertThat(absconders.of(found)).isEmpty();
    }

    @Test
    void aFailureThatIsEnteredLateAndWasConfirmedSinceRaisesNoAlert() {
        PersonId person = missing();
        visits.report(
                person,
                new VisitReport(
                        UUID.randomUUID(),
                        today(),
                        Outcome.MADE,
                        Met.HOUSEHOLD,
                        Finding.CONFIRMED,
                        address(person),
                        "The family says so"),
                actor());
        visits.report(
                person,
                new VisitReport(
                        UUID.randomUUID(),
                        today().minusDays(2),
                        Outcome.REFUSED,
                        null,
                        Finding.FAILED,
                        address(person),
                        "A stranger at the door"),
                actor());
        assertThat(confidence(person).level()).isEqualTo(Level.HIGH);
        assertThat(absconders.of(person)).isEmpty();
    }

    @Test
    void whoWasMetAfterTheFailedVisitIsNotLookedForInWhicheverOrderItIsEntered() {
        PersonId inOrder = missing();
        PersonId otherwise = missing();
        PersonId metBefore = missing();
        goTo(today().plusDays(6));
        LocalDate failedOn = today().minusDays(4);
        failed(inOrder, failedOn);
        assertThat(absconders.of(inOrder).orElseThrow().since()).isEqualTo(failedOn);
        met(inOrder, failedOn.plusDays(2));
        met(otherwise, failedOn.plusDays(2));
        failed(otherwise, failedOn);
        met(metBefore, failedOn.minusDays(1));
        failed(metBefore, failedOn);
        assertThat(absconders.of(inOrder)).isEmpty();
        assertThat(absconders.of(otherwise)).isEmpty();
        assertThat(absconders.of(metBefore)).isPresent();
    }

    @Test
    void whoMissesAnAppearanceAfterBeingMetIsLookedForInWhicheverOrderItIsEntered() {
        PersonId inOrder = people().releasedIn(DISTRICT, today());
        PersonId otherwise = people().releasedIn(DISTRICT, today());
        LocalDate failedOn = today();
        failed(inOrder, failedOn);
        met(inOrder, failedOn);
        goTo(Objects.requireNonNull(cases.of(inOrder).nextDueOn()).plusDays(1));
        sweep.run();
        failed(otherwise, failedOn);
        met(otherwise, failedOn);
        assertThat(absconders.of(inOrder).orElseThrow().since()).isEqualTo(today());
        assertThat(absconders.of(otherwise).orElseThrow().since()).isEqualTo(today());
    }

    private void failed(PersonId person, LocalDate on) {
        visits.report(
                person,
                new VisitReport(
                        UUID.randomUUID(),
                        on,
                        Outcome.NO_SUCH_ADDRESS,
                        null,
                        Finding.FAILED,
                        address(person),
                        "Asked next door"),
                actor());
    }

    private void met(PersonId person, LocalDate on) {
        visits.report(
                person,
                new VisitReport(
                        UUID.randomUUID(), on, Outcome.MADE, Met.PERSON, Finding.NOTHING, null, "Met at the mill"),
                actor());
    }

    @Test
    void anAppearanceMakesTheAddressSureAsWellAndAFailedOneTakesThatAway() {
        PersonId person = people().releasedIn(DISTRICT, today());
        appeared(person, today(), AddressSeen.STATED);
        assertThat(confidence(person).kind()).isEqualTo(Kind.APPEARANCE);
        goTo(today().plusDays(1));
        appeared(person, today(), AddressSeen.DOCUMENT);
        assertThat(confidence(person)).isEqualTo(new AddressConfidence(Level.HIGH, Kind.DOCUMENT, today(), 0));
        goTo(today().plusDays(1));
        appeared(person, today(), AddressSeen.FAILED);
        assertThat(confidence(person)).isEqualTo(new AddressConfidence(Level.FAILED, null, today(), 0));
    }

    @Test
    void contactsAndNotesAreKeptWithTheirDaysAndGrades() {
        PersonId person = people().in(DISTRICT);
        Contact contact =
                new Contact(UUID.randomUUID(), today().minusDays(3), Contact.Kind.WITH_FAMILY, "The brother called");
        contacts.record(person, contact, actor());
        contacts.record(person, contact, actor());
        IntelligenceNote note =
                new IntelligenceNote(UUID.randomUUID(), today(), SourceGrade.B, 6, "Said to plan a journey");
        notes.record(person, note, actor());
        notes.record(person, note, actor());
        assertThat(contacts.of(person)).extracting(Recorded::what).containsExactly(contact);
        assertThat(notes.of(person)).extracting(Recorded::what).containsExactly(note);
        assertThat(note.grade()).isEqualTo("B6");
        assertThat(kinds(person)).containsOnlyOnce(JournalKind.CONTACT_MADE, JournalKind.INTELLIGENCE_NOTED);
        refuses(
                "day.future",
                () -> contacts.record(
                        person,
                        new Contact(UUID.randomUUID(), today().plusDays(1), Contact.Kind.BY_PHONE, "x"),
                        actor()));
        for (int grade : new int[] {0, 7}) {
            refuses(
                    "intelligence.information",
                    () -> new IntelligenceNote(UUID.randomUUID(), today(), SourceGrade.A, grade, "x"));
        }
    }

    @Test
    void theTimelineSaysThatThereIsANoteAndNeitherItsGradeNorItsText() {
        PersonId person = people().in(DISTRICT);
        notes.record(
                person,
                new IntelligenceNote(UUID.randomUUID(), today(), SourceGrade.B, 2, "Said to plan a journey"),
                actor());
        JournalEntry line = journal.of(person).getFirst();
        assertThat(line.kind()).isEqualTo(JournalKind.INTELLIGENCE_NOTED);
        assertThat(line.details()).isEmpty();
    }

    @Test
    void whatOfficersWriteIsReadableNowhereInTheDatabase() {
        PersonId person = people().in(DISTRICT);
        String secret = "Zafranwala";
        contacts.record(person, new Contact(UUID.randomUUID(), today(), Contact.Kind.IN_PERSON, secret), actor());
        circumstances.record(person, UUID.randomUUID(), now(new Associate(secret, secret)), actor());
        risks.record(person, assessment(today(), RiskAssessment.Level.LOW, secret), actor());
        visits.plan(person, new PlannedVisit(UUID.randomUUID(), today(), secret), actor());
        for (String table : List.of("contact", "circumstance", "risk_assessment", "visit")) {
            assertThat(jdbc.sql("select t::text from supervision." + table + " t where person_id = ?")
                            .param(person.value())
                            .query(String.class)
                            .list())
                    .as(table)
                    .isNotEmpty()
                    .noneMatch(row -> row.contains(secret) || row.contains(hex(secret)));
        }
        assertThat(journal.of(person)).noneMatch(line -> line.details().containsValue(secret));
        assertThat(contacts.of(person).getFirst().what().note()).isEqualTo(secret);
    }

    @Test
    void theAssessmentOfTheLatestDaySaysWhenToLookAgainAndAllStay() {
        PersonId person = people().in(DISTRICT);
        risks.record(person, assessment(today().minusDays(10), RiskAssessment.Level.HIGH, "No work"), actor());
        risks.record(person, assessment(today(), RiskAssessment.Level.MEDIUM, "Found work"), actor());
        risks.record(
                person, assessment(today().minusDays(20), RiskAssessment.Level.VERY_HIGH, "Entered late"), actor());
        assertThat(risks.of(person))
                .extracting(each -> each.what().level())
                .containsExactly(
                        RiskAssessment.Level.MEDIUM, RiskAssessment.Level.HIGH, RiskAssessment.Level.VERY_HIGH);
        assertThat(risks.of(person).getFirst().what().factors())
                .hasSize(RiskFactor.values().length)
                .containsEntry(RiskFactor.NO_STEADY_WORK, Presence.PRESENT)
                .containsEntry(RiskFactor.CRISIS, Presence.UNKNOWN);
        assertThat(jdbc.sql("select count(*) from supervision.risk_assessment where person_id = ? and latest")
                        .param(person.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theNextReviewIsOneDayToAYearAfterTheAssessment() {
        for (int days : new int[] {1, 366}) {
            assertThat(assessed(today().plusDays(days)).nextReviewOn()).isEqualTo(today().plusDays(days));
        }
        for (int days : new int[] {0, 367}) {
            refuses("risk.review", () -> assessed(today().plusDays(days)));
        }
    }

    @Test
    void twoAssessmentsAtOnceLeaveOneThatCounts() throws Exception {
        PersonId person = people().in(DISTRICT);
        Callable<Void> assess = () -> {
            risks.record(person, assessment(today(), RiskAssessment.Level.LOW, "At once"), actor());
            return null;
        };
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            for (Future<Void> done : both.invokeAll(List.of(assess, assess))) {
                done.get();
            }
        }
        assertThat(risks.of(person)).hasSize(2);
    }

    @Test
    void aCircumstanceIsCorrectedEndedAndWithdrawnByVersionsAndNothingIsLost() {
        PersonId person = people().in(DISTRICT);
        UUID work = UUID.randomUUID();
        circumstances.record(person, work, now(new Work("A school", "", WithChildren.YES)), actor());
        NewCircumstance corrected = now(new Work("A mill", "Okara", WithChildren.NO));
        circumstances.correct(person, work, 1, corrected, "Misheard", actor());
        circumstances.end(person, work, 2, today(), "Dismissed", actor());
        assertThat(circumstances.find(person, work).orElseThrow().known()).isEqualTo(corrected.endingOn(today()));
        circumstances.withdraw(person, work, 3, "Was the brother", actor());
        KnownCircumstance last = circumstances.of(person).getFirst();
        assertThat(last.withdrawn()).isTrue();
        assertThat(last.isNow()).isFalse();
        assertThat(circumstances.history(person, work))
                .extracting(KnownCircumstance::version)
                .containsExactly(4, 3, 2, 1);
        assertThat(circumstances.history(person, work).getLast().known().what())
                .isEqualTo(new Work("A school", "", WithChildren.YES));
        assertThat(kinds(person))
                .contains(
                        JournalKind.CIRCUMSTANCE_RECORDED,
                        JournalKind.CIRCUMSTANCE_CORRECTED,
                        JournalKind.CIRCUMSTANCE_ENDED,
                        JournalKind.CIRCUMSTANCE_WITHDRAWN);
        refuses("circumstance.withdrawn", () -> circumstances.withdraw(person, work, 4, "Again", actor()));
    }

    @Test
    void aChangeOfAVersionThatIsNoLongerTheLatestIsRefused() {
        PersonId person = people().in(DISTRICT);
        UUID car = UUID.randomUUID();
        circumstances.record(person, car, now(new Vehicle("leb-12 345", "")), actor());
        circumstances.end(person, car, 1, today(), "Sold", actor());
        refuses("circumstance.changed", () -> circumstances.end(person, car, 1, today(), "Sold", actor()));
        refuses("circumstance.ended", () -> circumstances.end(person, car, 2, today(), "Sold", actor()));
        refuses(
                "circumstance.kind",
                () -> circumstances.correct(person, car, 2, now(new Children(1, 0, 0)), "No", actor()));
        refuses("circumstance.unknown", () -> circumstances.end(person, UUID.randomUUID(), 1, today(), "No", actor()));
        assertThat(circumstances.history(person, car)).hasSize(2);
    }

    @Test
    void recordedAgainUnderTheSameIdentifierACircumstanceStaysAsItIs() {
        PersonId person = people().in(DISTRICT);
        UUID id = UUID.randomUUID();
        circumstances.record(person, id, now(new Children(1, 2, 0)), actor());
        circumstances.record(person, id, now(new Children(0, 0, 0)), actor());
        assertThat(circumstances.of(person))
                .extracting(each -> each.known().what())
                .containsExactly(new Children(1, 2, 0));
        refuses(
                "knowledge.other",
                () -> circumstances.record(people().in(DISTRICT), id, now(new Children(0, 0, 0)), actor()));
    }

    @Test
    void circumstancesLieOnDaysThatHaveBeen() {
        PersonId person = people().in(DISTRICT);
        Children none = new Children(0, 0, 0);
        refuses(
                "day.future",
                () -> circumstances.record(
                        person,
                        UUID.randomUUID(),
                        new NewCircumstance(none, today().plusDays(1), null, Source.DOCUMENT, Certainty.CERTAIN),
                        actor()));
        refuses("circumstance.days", () -> now(none).endingOn(today().minusDays(400)));
        UUID id = UUID.randomUUID();
        circumstances.record(person, id, now(none), actor());
        refuses("day.future", () -> circumstances.end(person, id, 1, today().plusDays(1), "Moved out", actor()));
        refuses("free-text.missing", () -> circumstances.end(person, id, 1, today(), " ", actor()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"LEB-12-345", "leb 12 345", "ＬＥＢ１２３４５", "LEB\u200F-۱۲-۳۴۵"})
    void aRegistrationNumberIsOneHoweverItIsWritten(String written) {
        assertThat(new Vehicle(written, "").registration()).isEqualTo("LEB12345");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "12345", "ABC", "ABCDEFGHIJKL1", "9352012345671"})
    void whatIsNoRegistrationNumberIsRefused(String written) {
        refuses("circumstance.registration", () -> new Vehicle(written, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"akbar.n", "@Akbar.N", " https://www.facebook.com/Akbar.N/ ", "facebook.com/@akbar.n"})
    void aNameOnlineIsOneHoweverItIsWritten(String written) {
        assertThat(new OnlineIdentity(Service.FACEBOOK, written).handle()).isEqualTo("akbar.n");
    }

    @Test
    void aNameOnlineIsNoTelephoneNumberAndHasNoBlanks() {
        refuses("free-text.phone", () -> new OnlineIdentity(Service.TELEGRAM, "+92 399 0000001"));
        refuses("circumstance.handle", () -> new OnlineIdentity(Service.GAME, "akbar n"));
        assertThat(new OnlineIdentity(Service.EMAIL, "Akbar@example.pk").handle())
                .isEqualTo("akbar@example.pk");
    }

    @Test
    void ofChildrenThereAreNumbersWithinBounds() {
        assertThat(new Children(0, 20, 0).fiveToEleven()).isEqualTo(20);
        refuses("circumstance.children", () -> new Children(-1, 0, 0));
        refuses("circumstance.children", () -> new Children(0, 0, 21));
    }

    @Test
    void aPeriodOfThePolicyHasAtMostTenYears() {
        PolicyValue present = policy.get("address.confidence.visit", today());
        PolicyEffect effect = effects.stream()
                .filter(each -> each.reckonsWith(present.key()))
                .findFirst()
                .orElseThrow();
        effect.validate(present, "3650", today());
        refuses("policy.number", () -> effect.validate(present, "3651", today()));
        refuses("policy.number", () -> effect.validate(present, "99999999999", today()));
        assertThat(present.isAssumed()).isTrue();
    }

    @Test
    void aboutSomebodyWhoIsSealedOrNotThereNothingIsRecorded() {
        PersonId person = people().in(DISTRICT);
        UUID plan = UUID.randomUUID();
        visits.plan(person, new PlannedVisit(plan, today(), "Before"), actor());
        people().seal(person, today());
        refuses("knowledge.nobody", () -> plan(person, today()));
        refuses("knowledge.nobody", () -> visits.report(person, made(person, plan, today()), actor()));
        refuses(
                "knowledge.nobody",
                () -> circumstances.record(person, UUID.randomUUID(), now(new Children(0, 0, 0)), actor()));
        refuses(
                "knowledge.nobody",
                () -> risks.record(person, assessment(today(), RiskAssessment.Level.LOW, "x"), actor()));
        assertThatExceptionOfType(UnknownPersonException.class)
                .isThrownBy(() -> plan(new PersonId(UUID.randomUUID()), today()));
    }

    /** Somebody whose first appearance after the release is in alleged breach. */
    private PersonId missing() {
        PersonId person = people().releasedIn(DISTRICT, today());
        LocalDate due = Objects.requireNonNull(cases.of(person).nextDueOn());
        goTo(due.plusDays(1));
        sweep.run();
        assertThat(cases.of(person).alleged()).hasSize(1);
        return person;
    }

    private void plan(PersonId person, LocalDate on) {
        visits.plan(person, new PlannedVisit(UUID.randomUUID(), on, "To see the house"), actor());
    }

    private VisitReport made(PersonId person, UUID visit, LocalDate on) {
        return new VisitReport(
                visit, on, Outcome.MADE, Met.HOUSEHOLD, Finding.CONFIRMED, address(person), "Found at home");
    }

    private VisitReport failed(PersonId person, UUID visit, Outcome outcome, Finding finding) {
        return report(visit, outcome, null, finding, address(person));
    }

    private VisitReport report(
            UUID visit, Outcome outcome, @Nullable Met met, Finding finding, @Nullable Long address) {
        return new VisitReport(visit, today(), outcome, met, finding, address, "Asked next door");
    }

    private void appeared(PersonId person, LocalDate on, AddressSeen address) {
        appearances.record(
                person,
                new NewAppearance(UUID.randomUUID(), STATION, on, IdentitySeen.CNIC_CARD, address, ""),
                actor());
    }

    private RiskAssessment assessment(LocalDate on, RiskAssessment.Level level, String reason) {
        return new RiskAssessment(
                UUID.randomUUID(),
                on,
                Map.of(RiskFactor.NO_STEADY_WORK, Presence.PRESENT),
                level,
                reason,
                on.plusDays(90));
    }

    private RiskAssessment assessed(LocalDate review) {
        return new RiskAssessment(
                UUID.randomUUID(), today(), Map.of(), RiskAssessment.Level.LOW, "Nothing speaks for more", review);
    }

    private NewCircumstance now(pk.gov.nsor.policing.supervision.Circumstance what) {
        return new NewCircumstance(what, today().minusDays(30), null, Source.TOLD_BY_PERSON, Certainty.PROBABLE);
    }

    private AddressConfidence confidence(PersonId person) {
        return sureties.of(person).getFirst().confidence();
    }

    private Long address(PersonId person) {
        return sureties.of(person).getFirst().id();
    }

    private List<JournalKind> kinds(PersonId person) {
        return journal.of(person).stream().map(JournalEntry::kind).toList();
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void refuses(String code, ThrowingCallable call) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(call)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private void goTo(LocalDate day) {
        Duration by = Duration.ofDays(ChronoUnit.DAYS.between(today(), day));
        clock.move(by);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private Actor actor() {
        return Objects.requireNonNull(officer);
    }

    private Supervised people() {
        return Objects.requireNonNull(made);
    }
}
