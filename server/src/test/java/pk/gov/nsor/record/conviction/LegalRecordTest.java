package pk.gov.nsor.record.conviction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.conviction.Conviction.Quashing;
import pk.gov.nsor.record.conviction.CustodyEvent.ReleaseReason;
import pk.gov.nsor.record.conviction.CustodyEvent.Type;
import pk.gov.nsor.record.conviction.legalfile.LegalFile;
import pk.gov.nsor.record.register.Essentials;
import pk.gov.nsor.record.register.Essentials.Essential;
import pk.gov.nsor.record.register.PersonRange;
import pk.gov.nsor.record.register.RowsByPerson;
import pk.gov.nsor.record.register.merged.MergedRecords;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.record.registration.OffenderRegistration.Registered;
import pk.gov.nsor.testing.Deaths;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;

@RegisterTest
class LegalRecordTest {

    private static final LocalDate JUDGMENT = Offenders.JUDGMENT;
    private static final LocalDate RELEASE = JUDGMENT.plusYears(1);
    private static final String CAMP_JAIL = "Camp Jail Lahore";

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private Convictions convictions;

    @Autowired
    private FactRecording recording;

    @Autowired
    private LegalRecord record;

    @Autowired
    private MergedRecords merged;

    @Autowired
    private Essentials essentials;

    @Autowired
    private DataSource database;

    @Autowired
    private Clock clock;

    private final Actor clerk = new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "test");
    private PersonId person = new PersonId(UUID.randomUUID());
    private ConvictionId conviction = new ConvictionId(UUID.randomUUID());

    @BeforeEach
    void convict() {
        Registered registered = registration.register(
                Offenders.identity(LocalDate.of(1990, 5, 1)),
                Samples.cnic(),
                List.of(),
                Offenders.conviction("PPC 376"),
                null,
                clerk);
        person = registered.person();
        conviction = registered.conviction();
    }

    @Test
    void aSpellLastsFromAdmissionToReleaseAndIsEndedByNothingElse() {
        CustodyPeriodId custodyPeriod = admitted(JUDGMENT, conviction);
        event(custodyPeriod, Type.TRANSFERRED, JUDGMENT.plusDays(10));
        event(custodyPeriod, Type.LEAVE_BEGAN, JUDGMENT.plusDays(20));
        event(custodyPeriod, Type.LEAVE_ENDED, JUDGMENT.plusDays(23));
        event(custodyPeriod, Type.ESCAPED, JUDGMENT.plusDays(40));
        assertThat(record.of(person).custody())
                .containsExactly(new CustodyPeriod(custodyPeriod, conviction, JUDGMENT, null, JUDGMENT.plusDays(40)));
        event(custodyPeriod, Type.RECAPTURED, JUDGMENT.plusDays(90));
        released(custodyPeriod, RELEASE);
        CustodyPeriodId recall = begun(Type.RECALLED, RELEASE, conviction);
        assertThat(record.of(person).custody())
                .containsExactlyInAnyOrder(
                        new CustodyPeriod(custodyPeriod, conviction, JUDGMENT, RELEASE),
                        new CustodyPeriod(recall, conviction, RELEASE, null));
    }

    @Test
    void manyPeopleAreReadAtOnceAndSomebodyWithoutFactsIsAmongThem() {
        PersonId nobody = new PersonId(UUID.randomUUID());
        CustodyPeriodId custodyPeriod = admitted(JUDGMENT, null);
        death(RELEASE);
        assertThat(record.of(List.of(person, nobody)))
                .containsEntry(nobody, LegalFacts.NONE)
                .containsEntry(
                        person,
                        new LegalFacts(
                                convictions.of(person),
                                List.of(new CustodyPeriod(custodyPeriod, null, JUDGMENT, null)),
                                RELEASE));
    }

    @Test
    void everybodyReadInOrderHasTheSameFactsAsReadAlone() throws SQLException {
        FactId id = new FactId(conviction.value());
        recording.correct(person, id, moved(Offenders.conviction("PPC 376"), JUDGMENT.plusDays(3)), "Misread", clerk);
        released(admitted(JUDGMENT.plusDays(3), conviction), RELEASE);
        convict();
        recording.withdraw(person, FactKind.CONVICTION, new FactId(conviction.value()), "Another's", clerk);
        convict();
        quash(RELEASE);
        death(RELEASE.plusDays(1));
        int people = 0;
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (PersonRange range : PersonRange.parts(2)) {
                try (LegalFactsInOrder facts = record.inOrder(connection, range);
                        RowsByPerson<Essential> everybody = essentials.inOrder(connection, range)) {
                    for (PersonId next = everybody.next(); next != null; next = everybody.next()) {
                        assertThat(everybody.of(next)).hasSize(1);
                        // Some have none of a kind, and some are not asked about.
                        // Of a record that is joined with another the leading one's are read.
                        if (people++ % 7 != 6 && merged.leading(next).equals(next)) {
                            assertThat(facts.of(next)).isEqualTo(record.of(next));
                        }
                    }
                }
            }
        }
        assertThat(people).isGreaterThanOrEqualTo(3);
    }

    @Test
    void aCorrectionKeepsWhatWasKnownBeforeAndWhoCorrectedIt() {
        Actor other = new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "test");
        NewConviction before = Offenders.conviction("PPC 376");
        NewConviction after = moved(before, JUDGMENT.plusDays(3));
        FactId id = new FactId(conviction.value());
        recording.correct(person, id, after, "The judgment was misread", other);

        assertThat(convictions.of(person)).singleElement().satisfies(known -> {
            assertThat(known.id()).isEqualTo(conviction);
            assertThat(known.judgment()).isEqualTo(after);
        });
        Fact<NewConviction> fact = record.file(person).convictions().getFirst();
        assertThat(fact.versions()).extracting(Version::fact).containsExactly(before, after);
        assertThat(fact.latest().reason()).isEqualTo("The judgment was misread");
        assertThat(fact.latest().recordedBy()).isEqualTo(other.id());
        assertThat(fact.first().recordedBy()).isEqualTo(clerk.id());
    }

    @Test
    void aConvictionRecordedInErrorIsWithdrawnAndKept() {
        FactId id = new FactId(conviction.value());
        recording.withdraw(person, FactKind.CONVICTION, id, "Another person's case", clerk);
        assertThat(convictions.of(person)).isEmpty();
        assertThat(record.of(person)).isEqualTo(LegalFacts.NONE);
        assertThat(record.file(person).convictions().getFirst().now()).isEqualTo(Offenders.conviction("PPC 376"));
        assertRefused("fact.withdrawn", () -> recording.withdraw(person, FactKind.CONVICTION, id, "Again", clerk));
    }

    @Test
    void aQuashingRecordedInErrorIsWithdrawnAndTheConvictionCanBeQuashedAnew() {
        quash(RELEASE);
        recording.withdraw(person, FactKind.QUASHING, new FactId(conviction.value()), "Another case", clerk);
        assertThat(convictions.of(person).getFirst().quashing()).isNull();
        quash(RELEASE.plusDays(1));
        assertThat(convictions.of(person).getFirst().quashing())
                .isEqualTo(new Quashing(RELEASE.plusDays(1), Quashing.Reason.ACQUITTED_ON_APPEAL));
        assertThat(record.file(person).quashings().getFirst().versions())
                .extracting(Version::withdrawn)
                .containsExactly(false, true, false);
    }

    @Test
    void aDeathRecordedByMistakeIsWithdrawn() {
        death(RELEASE);
        assertThat(record.of(person).diedOn()).isEqualTo(RELEASE);
        assertRefused("death.known", () -> death(RELEASE));
        recording.withdraw(person, FactKind.DEATH, new FactId(person.value()), "A namesake", clerk);
        assertThat(record.of(person).diedOn()).isNull();
    }

    @Test
    void aReleaseBeforeItsAdmissionIsRefusedAndOneOnItsDayIsNot() {
        CustodyPeriodId custodyPeriod = admitted(RELEASE, conviction);
        assertRefused("release.before-admission", () -> released(custodyPeriod, RELEASE.minusDays(1)));
        released(custodyPeriod, RELEASE);
        assertThat(record.of(person).custody())
                .containsExactly(new CustodyPeriod(custodyPeriod, conviction, RELEASE, RELEASE));
    }

    @Test
    void twoOpenSpellsAreRefused() {
        CustodyPeriodId first = admitted(JUDGMENT, conviction);
        assertRefused("custody.two-open", () -> admitted(RELEASE, null));
        released(first, RELEASE);
        assertThat(admitted(RELEASE, null)).isNotEqualTo(first);
    }

    @Test
    void aSpellMustNameAConvictionOfThePersonOrNone() {
        assertRefused("conviction.unknown", () -> admitted(JUDGMENT, new ConvictionId(UUID.randomUUID())));
        admitted(JUDGMENT, conviction);
        assertRefused(
                "custody.unknown-conviction",
                () -> recording.withdraw(
                        person, FactKind.CONVICTION, new FactId(conviction.value()), "Another person's", clerk));
    }

    @Test
    void nothingHappensAfterADeathButOnItsDayItCan() {
        CustodyPeriodId custodyPeriod = admitted(JUDGMENT, conviction);
        death(RELEASE);
        assertRefused("death.before-fact", () -> released(custodyPeriod, RELEASE.plusDays(1)));
        assertRefused("death.before-fact", () -> quash(RELEASE.plusDays(1)));
        released(custodyPeriod, RELEASE);
        assertRefused(
                "death.before-fact",
                () -> recording.correct(
                        person,
                        new FactId(person.value()),
                        new Death(RELEASE.minusDays(1), Death.Source.NADRA),
                        "Misread",
                        clerk));
    }

    @Test
    void aCorrectionIsCheckedAgainstTheOtherFacts() {
        quash(RELEASE);
        FactId id = new FactId(conviction.value());
        NewConviction before = Offenders.conviction("PPC 376");
        assertRefused(
                "quashing.before-judgment",
                () -> recording.correct(person, id, moved(before, RELEASE.plusDays(1)), "Misread", clerk));
        recording.correct(person, id, moved(before, RELEASE), "Misread", clerk);
        assertThat(convictions.of(person).getFirst().judgment().judgmentOn()).isEqualTo(RELEASE);
    }

    @Test
    void aDayInTheFutureIsRefused() {
        LocalDate today = LocalDate.now(clock);
        assertRefused("day.future", () -> death(today.plusDays(1)));
        assertRefused("day.future", () -> admitted(today.plusDays(1), conviction));
        admitted(today, conviction);
    }

    @Test
    void whatCanNotHappenWhereThePersonIsIsRefused() {
        assertRefused("recall.before-release", () -> begun(Type.RECALLED, RELEASE, conviction));
        CustodyPeriodId custodyPeriod = admitted(JUDGMENT, conviction);
        assertRefused("custody.order", () -> event(custodyPeriod, Type.RECAPTURED, RELEASE));
        assertRefused("custody.order", () -> event(custodyPeriod, Type.LEAVE_ENDED, RELEASE));
        assertRefused("custody.before-admission", () -> event(custodyPeriod, Type.ESCAPED, JUDGMENT.minusDays(1)));
        released(custodyPeriod, RELEASE);
        assertRefused("custody.order", () -> released(custodyPeriod, RELEASE));
        assertRefused("custody.order", () -> event(custodyPeriod, Type.ESCAPED, RELEASE.plusDays(1)));
        event(custodyPeriod, Type.TRANSFERRED, RELEASE);
    }

    @Test
    void anAppealIsPendingUntilItIsDismissedChangesTheSentenceOrQuashes() {
        sentence(null, JUDGMENT, 10);
        FactId dismissed = appeal(JUDGMENT.plusDays(20));
        assertThat(record.file(person).outcome(dismissed)).isEmpty();
        recording.record(person, new Dismissal(dismissed, RELEASE), clerk);
        FactId reduced = appeal(RELEASE);
        sentence(reduced, RELEASE.plusDays(5), 7);
        FactId allowed = appeal(RELEASE.plusDays(5));
        recording.record(
                person, new Quashed(conviction, allowed, RELEASE.plusDays(9), Quashing.Reason.RETRIAL_ORDERED), clerk);

        LegalFile file = record.file(person);
        assertThat(file.outcome(dismissed)).containsInstanceOf(Dismissal.class);
        assertThat(file.outcome(reduced)).containsInstanceOf(Sentence.class);
        assertThat(file.outcome(allowed)).containsInstanceOf(Quashed.class);
        assertThat(file.sentences().getLast().now().years()).isEqualTo(7);
        assertRefused(
                "appeal.decided", () -> recording.record(person, new Dismissal(reduced, RELEASE.plusDays(9)), clerk));
        assertThat(convictions.of(person).getFirst().quashing()).isNotNull();
    }

    @Test
    void anAppealIsNeitherFiledBeforeTheJudgmentNorDecidedBeforeItWasFiled() {
        assertRefused("appeal.before-judgment", () -> appeal(JUDGMENT.minusDays(1)));
        FactId appeal = appeal(JUDGMENT);
        assertRefused(
                "appeal.decided-before-filed",
                () -> recording.record(person, new Dismissal(appeal, JUDGMENT.minusDays(1)), clerk));
        recording.record(person, new Dismissal(appeal, JUDGMENT), clerk);
        assertRefused(
                "appeal.unknown", () -> recording.withdraw(person, FactKind.APPEAL, appeal, "Never filed", clerk));
    }

    @Test
    void aPardonChangesNothing() {
        LegalFacts before = record.of(person);
        recording.record(person, new Clemency(conviction, Clemency.Type.PARDON, "The President", RELEASE), clerk);
        recording.record(person, new Clemency(conviction, Clemency.Type.REMISSION, "Home Department", RELEASE), clerk);
        assertThat(record.of(person)).isEqualTo(before);
        assertThat(record.file(person).clemencies()).hasSize(2);
    }

    @Test
    void nothingIsCorrectedIntoAnotherFactOrIntoItself() {
        CustodyPeriodId custodyPeriod = admitted(JUDGMENT, conviction);
        CustodyEvent admission = record.file(person).custody().getFirst().now();
        FactId id = new FactId(custodyPeriod.value());
        assertRefused("correction.nothing", () -> recording.correct(person, id, admission, "Why not", clerk));
        assertRefused(
                "correction.other",
                () -> recording.correct(
                        person,
                        id,
                        new CustodyEvent(custodyPeriod, null, Type.RECALLED, JUDGMENT, CAMP_JAIL, null),
                        "Misread",
                        clerk));
        assertRefused("text.length", () -> recording.withdraw(person, FactKind.CUSTODY, id, " ", clerk));
        recording.correct(
                person,
                id,
                new CustodyEvent(custodyPeriod, null, Type.ADMITTED, JUDGMENT.minusDays(1), CAMP_JAIL, null),
                "Misread",
                clerk);
        assertThat(record.of(person).custody())
                .containsExactly(new CustodyPeriod(custodyPeriod, null, JUDGMENT.minusDays(1), null));
    }

    @Test
    void ofTwoWhoAdmitThePersonAtOnceTheSecondSeesWhatTheFirstRecorded() throws Exception {
        for (int round = 0; round < 5; round++) {
            convict();
            CyclicBarrier start = new CyclicBarrier(2);
            Callable<String> admission = () -> {
                start.await();
                try {
                    return "admitted " + admitted(JUDGMENT, conviction).value().version();
                } catch (InvalidValueException refused) {
                    return refused.code();
                }
            };
            try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
                List<String> ends = new ArrayList<>();
                for (Future<String> end : threads.invokeAll(List.of(admission, admission))) {
                    ends.add(end.get());
                }
                assertThat(ends).containsExactlyInAnyOrder("admitted 4", "custody.two-open");
            }
            assertThat(record.of(person).custody()).hasSize(1);
        }
    }

    @Test
    void twoDifferentFactsRecordedAtOnceAreBothThereAndCheckedTogether() throws Exception {
        CustodyPeriodId custodyPeriod = admitted(JUDGMENT, conviction);
        CyclicBarrier start = new CyclicBarrier(2);
        Callable<Boolean> release = () -> {
            start.await();
            return refused(() -> released(custodyPeriod, RELEASE.plusDays(1)));
        };
        Callable<Boolean> death = () -> {
            start.await();
            return refused(() -> death(RELEASE));
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            int refusals = 0;
            for (Future<Boolean> end : threads.invokeAll(List.of(release, death))) {
                refusals += end.get() ? 1 : 0;
            }
            // Whichever came second can not be true beside the first.
            assertThat(refusals).isEqualTo(1);
        }
        LegalFacts facts = record.of(person);
        assertThat(facts.diedOn() == null)
                .isNotEqualTo(facts.custody().getFirst().isOpen());
    }

    private static boolean refused(Runnable recording) {
        try {
            recording.run();
            return false;
        } catch (InvalidValueException refusal) {
            return refusal.code().equals("death.before-fact");
        }
    }

    private CustodyPeriodId admitted(LocalDate on, @Nullable ConvictionId of) {
        return begun(Type.ADMITTED, on, of);
    }

    private CustodyPeriodId begun(Type type, LocalDate on, @Nullable ConvictionId of) {
        CustodyPeriodId custodyPeriod = CustodyPeriodId.next();
        recording.record(person, new CustodyEvent(custodyPeriod, of, type, on, CAMP_JAIL, null), clerk);
        return custodyPeriod;
    }

    private void event(CustodyPeriodId custodyPeriod, Type type, LocalDate on) {
        recording.record(person, new CustodyEvent(custodyPeriod, null, type, on, CAMP_JAIL, null), clerk);
    }

    private void released(CustodyPeriodId custodyPeriod, LocalDate on) {
        recording.record(
                person,
                new CustodyEvent(custodyPeriod, null, Type.RELEASED, on, CAMP_JAIL, ReleaseReason.SENTENCE_SERVED),
                clerk);
    }

    private void death(LocalDate on) {
        Deaths.establish(recording, person, on, clerk);
    }

    private void quash(LocalDate on) {
        convictions.quash(person, conviction, new Quashing(on, Quashing.Reason.ACQUITTED_ON_APPEAL), clerk);
    }

    private FactId appeal(LocalDate on) {
        return recording.record(person, new Appeal(conviction, "Lahore High Court", "Crl.A. 12/2023", on), clerk);
    }

    private void sentence(@Nullable FactId appeal, LocalDate on, int years) {
        recording.record(
                person, new Sentence(conviction, appeal, on, Sentence.Punishment.TERM, years, 0, 50_000), clerk);
    }

    private static NewConviction moved(NewConviction judgment, LocalDate judgmentOn) {
        return new NewConviction(
                judgment.courtCode(),
                judgment.caseNumber(),
                judgment.firNumber(),
                judgment.policeStationCode(),
                judgment.offenceOn(),
                judgmentOn,
                judgment.victim(),
                judgment.offences());
    }

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
