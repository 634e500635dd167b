package pk.gov.nsor.record.merging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.publicservice.release.CnicRelease;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyEvent.ReleaseReason;
import pk.gov.nsor.record.conviction.CustodyEvent.Type;
import pk.gov.nsor.record.conviction.CustodyPeriod;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.Death;
import pk.gov.nsor.record.conviction.Fact;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactKind;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.conviction.release.ReleaseMarks;
import pk.gov.nsor.record.register.Address;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.register.merged.Merge;
import pk.gov.nsor.record.registration.removal.Removal;
import pk.gov.nsor.record.registration.removal.RemovalDecisions;
import pk.gov.nsor.record.registration.removal.Removals;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;

/** What the two records do not agree on before they are joined, and what became known while they were one. */
@RegisterTest
class FoundMeanwhileTest extends MergingSetting {

    private static final LocalDate ADMITTED = LocalDate.of(2023, 2, 1);
    private static final LocalDate RELEASED = LocalDate.of(2025, 2, 1);

    /** Who does what two people have decided. */
    private static final Actor TWO = Actor.system("test");

    @Autowired
    private ReleaseMarks marks;

    @Autowired
    private CnicRelease release;

    @Autowired
    private Removals removals;

    @Autowired
    private RemovalDecisions decisions;

    @Test
    void aStayWhoseReleaseIsOnOneRecordAloneIsPutRightBeforeTheyAreJoined() {
        PersonId older = registered("Akbar Released", Samples.cnic(), judgment("SC 51/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Released", null, judgment("SC 52/2022", LocalDate.of(2024, 3, 1)));
        CustodyPeriodId stay = admitted(older);
        CustodyPeriodId other = admitted(newer);
        released(older, stay);
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> joined.ask(older, newer, List.of()))
                .matches(refused -> refused.code().equals("merge.stays"));
        released(newer, other);
        join(older, newer, List.of());
        assertThat(legal.of(older).custody()).hasSize(1).noneMatch(CustodyPeriod::isOpen);
    }

    @Test
    void anOpenStayThatTheOtherRecordHasAReleaseSinceIsPutRightBeforeTheyAreJoined() {
        PersonId older = registered("Akbar Open", Samples.cnic(), judgment("SC 53/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Open", null, judgment("SC 54/2022", LocalDate.of(2024, 3, 1)));
        released(older, admitted(older));
        var _ = event(newer, CustodyPeriodId.next(), Type.ADMITTED, ADMITTED.plusDays(1), null);
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> joined.ask(older, newer, List.of()))
                .matches(refused -> refused.code().equals("merge.stays"));
    }

    @Test
    void aStayThatBeganAfterTheReleaseOfTheOtherIsNoContradiction() {
        PersonId older = registered("Akbar Again", Samples.cnic(), judgment("SC 55/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Again", null, judgment("SC 56/2022", LocalDate.of(2024, 3, 1)));
        released(older, admitted(older));
        var _ = event(newer, CustodyPeriodId.next(), Type.ADMITTED, RELEASED, null);
        join(older, newer, List.of());
        assertThat(legal.of(older).custody()).hasSize(2);
    }

    @Test
    void aJudgmentThatACourtKeepsFromThePublicOnOneRecordStaysKeptWhenTheyAreJoined() {
        Cnic ofNewer = Samples.cnic();
        NewConviction judgment = judgment("SC 57/2022", Offenders.JUDGMENT);
        PersonId older = registered("Akbar Kept", null, judgment);
        PersonId newer = registered("Akbar Kept", ofNewer, judgment);
        identities.confirm(newer);
        marks.mark(newer, convictions.of(newer).getFirst().id(), true, today(), TWO);
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> joined.ask(older, newer, facts.perhapsSame(older, newer)))
                .matches(refused -> refused.code().equals("merge.withheld"));
        marks.mark(older, convictions.of(older).getFirst().id(), true, today(), TWO);
        Merge merge = join(older, newer, facts.perhapsSame(older, newer));
        assertThat(isAnswered(ofNewer)).isFalse();
        part(merge, Merging.Going.NOTHING);
        assertThat(isAnswered(ofNewer)).isFalse();
    }

    @Test
    void anOrderAboutAJudgmentThatCountedForBothIsOneAboutEach() {
        Cnic ofNewer = Samples.cnic();
        NewConviction judgment = judgment("SC 58/2022", Offenders.JUDGMENT);
        PersonId older = registered("Akbar Ordered", null, judgment);
        PersonId newer = registered("Akbar Ordered", ofNewer, judgment);
        identities.confirm(newer);
        Merge merge = join(older, newer, facts.perhapsSame(older, newer));
        assertThat(isAnswered(ofNewer)).isTrue();
        marks.mark(older, convictions.of(older).getFirst().id(), true, today(), TWO);
        part(merge, Merging.Going.NOTHING);
        assertThat(marks.isWithheld(newer, convictions.of(newer).getFirst().id()))
                .isTrue();
        assertThat(isAnswered(ofNewer)).isFalse();
    }

    @Test
    void aDeathThatCameSinceGoesWithWhomeverTheRegistrarSays() {
        for (boolean goes : new boolean[] {true, false}) {
            PersonId older = registered("Akbar Died", Samples.cnic(), judgment("SC 59/2022", Offenders.JUDGMENT));
            PersonId newer = registered("Akbar Died", null, judgment("SC 60/2022", LocalDate.of(2024, 3, 1)));
            Merge merge = join(older, newer, List.of());
            assertThat(partedFacts.since(merge).death()).isEmpty();
            died(older);
            assertThat(standings.of(older).orElseThrow().isOnRegister(today())).isFalse();
            assertThat(partedFacts.since(merge).death()).isPresent();
            part(merge, new Merging.Going(List.of(), List.of(), goes, List.of(), List.of()));
            assertThat(standings.of(older).orElseThrow().isOnRegister(today()))
                    .as("the older one lives where the death was the other's")
                    .isEqualTo(goes);
            assertThat(standings.of(newer).orElseThrow().isOnRegister(today())).isNotEqualTo(goes);
            assertThat(check.stillDiffering(List.of(older, newer))).isEmpty();
        }
    }

    @Test
    void aDeathThatWaitsForASecondPersonWaitsOnTheRecordOfWhoeverDied(Officers officers) {
        PersonId older = registered("Akbar Reported", Samples.cnic(), judgment("SC 72/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Reported", null, judgment("SC 73/2022", LocalDate.of(2024, 3, 1)));
        Merge merge = join(older, newer, List.of());
        FactId _ = recording.record(
                older, new Death(today().minusDays(3), Death.Source.DEATH_CERTIFICATE), registrar.actor());
        assertThat(removals.waitingOf(older)).hasSize(1);
        part(merge, new Merging.Going(List.of(), List.of(), true, List.of(), List.of()));
        assertThat(removals.waitingOf(older)).as("nobody can decide it there").isEmpty();
        Removal waiting = removals.waitingOf(newer).getFirst();
        decisions.confirm(
                waiting.id(),
                Removal.Document.DEATH_CERTIFICATE,
                officers.with(Role.NATIONAL_SUPERVISOR).actor());
        assertThat(standings.of(newer).orElseThrow().isOnRegister(today())).isFalse();
        assertThat(standings.of(older).orElseThrow().isOnRegister(today())).isTrue();
    }

    @Test
    void aStayForAJudgmentThatWasQuashedMeanwhileKeepsNobodyFromBeingParted() {
        for (boolean isOnBoth : new boolean[] {true, false}) {
            NewConviction judgment = judgment((isOnBoth ? "SC 74" : "SC 75") + "/2022", Offenders.JUDGMENT);
            PersonId older = registered("Akbar Acquitted", Samples.cnic(), judgment);
            PersonId newer = registered("Akbar Acquitted", null, judgment);
            if (isOnBoth) {
                admittedFor(older);
            }
            admittedFor(newer);
            Merge merge = join(older, newer, facts.perhapsSame(older, newer));
            quashAll(older);
            part(merge, Merging.Going.NOTHING);
            assertThat(convictions.of(newer)).isEmpty();
            assertThat(legal.of(newer).custody())
                    .as("the stay is true, whatever it was for")
                    .singleElement()
                    .returns(null, CustodyPeriod::conviction);
            assertThat(check.stillDiffering(List.of(older, newer))).isEmpty();
        }
    }

    @Test
    void whatBecameKnownOfAStayComesAlsoWhereItWasOnceWithdrawnThereAndWithItsReason() {
        PersonId older = registered("Akbar Twice Free", Samples.cnic(), judgment("SC 76/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Twice Free", null, judgment("SC 77/2022", LocalDate.of(2024, 3, 1)));
        CustodyPeriodId stay = admitted(older);
        CustodyPeriodId other = admitted(newer);
        FactId mistaken = event(newer, other, Type.RELEASED, RELEASED, ReleaseReason.BAIL);
        recording.withdraw(newer, FactKind.CUSTODY, mistaken, "Of somebody else", registrar.actor());
        Merge merge = join(older, newer, List.of());
        released(older, stay);
        part(merge, Merging.Going.NOTHING);
        assertThat(legal.of(newer).custody()).singleElement().returns(RELEASED, CustodyPeriod::releasedOn);
        assertThat(legal.file(newer).custody())
                .filteredOn(Fact::inForce)
                .extracting(fact -> fact.now().releaseReason())
                .contains(ReleaseReason.SENTENCE_SERVED)
                .doesNotContain(ReleaseReason.BAIL);
    }

    @Test
    void aDeathThatWasWithdrawnWhileTheRecordsWereOneDoesNotComeBack() {
        PersonId older = registered("Akbar Lives", Samples.cnic(), judgment("SC 61/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Lives", null, judgment("SC 62/2022", LocalDate.of(2024, 3, 1)));
        died(older);
        died(newer);
        Merge merge = join(older, newer, List.of());
        assertThat(partedFacts.since(merge).death()).as("it was there before").isEmpty();
        recording.withdraw(
                older, FactKind.DEATH, new FactId(older.value()), "He was seen at the station", registrar.actor());
        part(merge, Merging.Going.NOTHING);
        assertThat(standings.of(newer).orElseThrow().isOnRegister(today())).isTrue();
    }

    @Test
    void aReleaseThatCameSinceEndsTheStayThatStoodOnBoth() {
        PersonId older = registered("Akbar Free", Samples.cnic(), judgment("SC 63/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Free", null, judgment("SC 64/2022", LocalDate.of(2024, 3, 1)));
        CustodyPeriodId stay = admitted(older);
        CustodyPeriodId other = admitted(newer);
        Merge merge = join(older, newer, List.of());
        released(older, stay);
        part(merge, Merging.Going.NOTHING);
        assertThat(legal.of(newer).custody())
                .extracting(CustodyPeriod::id, CustodyPeriod::releasedOn)
                .containsExactly(tuple(other, RELEASED));
        assertThat(standings.of(newer).orElseThrow().inCustody()).isFalse();
        assertThat(check.stillDiffering(List.of(older, newer))).isEmpty();
    }

    @Test
    void aStayThatWasFoundToBeNoneIsNoneOfTheOtherEither() {
        PersonId older = registered("Akbar Never", Samples.cnic(), judgment("SC 65/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Never", null, judgment("SC 66/2022", LocalDate.of(2024, 3, 1)));
        CustodyPeriodId stay = admitted(older);
        var _ = admitted(newer);
        Merge merge = join(older, newer, List.of());
        recording.withdraw(older, FactKind.CUSTODY, new FactId(stay.value()), "Of somebody else", registrar.actor());
        part(merge, Merging.Going.NOTHING);
        assertThat(legal.of(newer).custody()).isEmpty();
    }

    @Test
    void anAdmissionWhoseDayWasCorrectedComesBackCorrected() {
        PersonId older = registered("Akbar Later", Samples.cnic(), judgment("SC 67/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Later", null, judgment("SC 68/2022", LocalDate.of(2024, 3, 1)));
        CustodyPeriodId stay = admitted(older);
        CustodyPeriodId other = admitted(newer);
        Merge merge = join(older, newer, List.of());
        recording.correct(
                older,
                new FactId(stay.value()),
                new CustodyEvent(stay, null, Type.ADMITTED, ADMITTED.plusDays(2), "Camp Jail Lahore", null),
                "Misread",
                registrar.actor());
        part(merge, Merging.Going.NOTHING);
        assertThat(legal.of(newer).custody())
                .extracting(CustodyPeriod::id, CustodyPeriod::admittedOn)
                .containsExactly(tuple(other, ADMITTED.plusDays(2)));
    }

    @Test
    void aJudgmentThatACourtCorrectedWhileItCountedForBothComesBackCorrected() {
        NewConviction judgment = judgment("SC 69/2022", Offenders.JUDGMENT);
        PersonId older = registered("Akbar Corrected", Samples.cnic(), judgment);
        PersonId newer = registered("Akbar Corrected", null, judgment);
        Merge merge = join(older, newer, facts.perhapsSame(older, newer));
        ConvictionId counting = convictions.of(older).getFirst().id();
        NewConviction otherDay = new NewConviction(
                judgment.courtCode(),
                judgment.caseNumber(),
                "77/2022",
                judgment.policeStationCode(),
                judgment.offenceOn(),
                judgment.judgmentOn(),
                judgment.victim(),
                judgment.offences());
        recording.correct(older, new FactId(counting.value()), otherDay, "Misread", registrar.actor());
        part(merge, Merging.Going.NOTHING);
        assertThat(convictions.of(newer))
                .extracting(each -> each.judgment().firNumber())
                .containsExactly("77/2022");
    }

    @Test
    void anAddressThatALaterOneHadEndedIsOpenAgainWhenThatOneGoes() {
        PersonId older = registered("Akbar Moved", Samples.cnic(), judgment("SC 70/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Moved", null, judgment("SC 71/2022", LocalDate.of(2024, 3, 1)));
        String home = openLines(older).getFirst();
        Merge merge = join(older, newer, List.of());
        long _ = people.recordAddress(older, new NewAddress("Flat 9", "multan", today()), registrar.actor());
        assertThat(openLines(older)).containsExactly("Flat 9");
        part(
                merge,
                new Merging.Going(
                        List.of(),
                        List.of(),
                        false,
                        List.of(),
                        List.of(merged.addressesSince(merge).getFirst().id())));
        assertThat(openLines(newer)).contains("Flat 9");
        assertThat(openLines(older)).containsExactly(home);
    }

    /** Whether the public is told "on the register". */
    private boolean isAnswered(Cnic cnic) {
        return !Objects.requireNonNull(transaction.execute(
                        status -> release.today(List.of(cnic)).onRegister()))
                .isEmpty();
    }

    private List<String> openLines(PersonId person) {
        return people.get(person).addresses().stream()
                .filter(each -> each.until() == null)
                .map(Address::line)
                .toList();
    }

    private void admittedFor(PersonId person) {
        FactId _ = recording.record(
                person,
                new CustodyEvent(
                        CustodyPeriodId.next(),
                        convictions.of(person).getFirst().id(),
                        Type.ADMITTED,
                        ADMITTED,
                        "Camp Jail Lahore",
                        null),
                registrar.actor());
    }

    /** Two people with a document say so. */
    private void died(PersonId person) {
        LocalDate on = today().minusDays(3);
        FactId _ = recording.record(person, new Death(on, Death.Source.DEATH_CERTIFICATE), registrar.actor());
        recording.establish(person, supervisor.actor());
    }

    private CustodyPeriodId admitted(PersonId person) {
        CustodyPeriodId stay = CustodyPeriodId.next();
        FactId _ = event(person, stay, Type.ADMITTED, ADMITTED, null);
        return stay;
    }

    private void released(PersonId person, CustodyPeriodId stay) {
        FactId _ = event(person, stay, Type.RELEASED, RELEASED, ReleaseReason.SENTENCE_SERVED);
    }

    private FactId event(PersonId person, CustodyPeriodId stay, Type type, LocalDate on, ReleaseReason reason) {
        return recording.record(
                person, new CustodyEvent(stay, null, type, on, "Camp Jail Lahore", reason), registrar.actor());
    }
}
