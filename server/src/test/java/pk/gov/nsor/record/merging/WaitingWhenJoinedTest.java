package pk.gov.nsor.record.merging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.conviction.Conviction;
import pk.gov.nsor.record.conviction.Death;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactKind;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.register.CnicOfPerson;
import pk.gov.nsor.record.register.merged.Merge;
import pk.gov.nsor.record.registration.removal.Removal;
import pk.gov.nsor.record.registration.removal.RemovalDecisions;
import pk.gov.nsor.record.registration.removal.Removals;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.WebSession;

/** What waits for a second person when two records are joined or parted, and a death that came later. */
@RegisterTest
class WaitingWhenJoinedTest extends MergingSetting {

    private static final LocalDate LATER = LocalDate.of(2024, 3, 1);

    @Autowired
    private Removals removals;

    @Autowired
    private RemovalDecisions decisions;

    private Actor second;

    @BeforeEach
    void another(Officers officers) {
        second = officers.with(Role.NATIONAL_SUPERVISOR).actor();
    }

    @Test
    void recordsAreNotJoinedWhileSomethingOnOneOfThemWaitsForASecondPerson() {
        PersonId older = registered("Akbar Waits", Samples.cnic(), judgment("SC 101/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Waits", null, judgment("SC 102/2022", LATER));
        withdraw(newer, only(newer));
        assertWaits(() -> joined.ask(older, newer, List.of()));
        refuse(newer);
        Merge _ = join(older, newer, List.of());
        assertThat(convictions.of(older)).hasSize(2);
    }

    @Test
    void aDeathThatOneSourceReportsIsDecidedBeforeTheRecordsAreJoined() {
        PersonId older = registered("Akbar Said", Samples.cnic(), judgment("SC 103/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Said", null, judgment("SC 104/2022", LATER));
        reportDead(newer);
        assertWaits(() -> joined.ask(older, newer, List.of()));
    }

    @Test
    void aJudgmentThatOneHandWithdrewWhileTheRecordsWereOneIsDecidedBeforeTheyAreParted() {
        PersonId older = registered("Akbar Undone", Samples.cnic(), judgment("SC 105/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Undone", null, judgment("SC 106/2022", LATER));
        Conviction its = only(newer);
        Merge merge = join(older, newer, List.of());
        withdraw(older, its);
        assertWaits(() -> part(merge, nothing()));
        refuse(older);
        part(merge, nothing());
        assertThat(convictions.of(newer)).extracting(Conviction::id).containsExactly(its.id());
    }

    @Test
    void ofAJudgmentOnBothNobodysOwnIsLostToWhatOneHandDidWhileTheyWereOne() {
        NewConviction judgment = judgment("SC 107/2022", Offenders.JUDGMENT);
        PersonId older = registered("Akbar Both", Samples.cnic(), judgment);
        PersonId newer = registered("Akbar Both", null, judgment);
        Merge merge = join(older, newer, facts.perhapsSame(older, newer));
        withdraw(older, only(older));
        assertWaits(() -> part(merge, nothing()));
        refuse(older);
        part(merge, nothing());
        for (PersonId each : List.of(older, newer)) {
            assertThat(convictions.of(each)).hasSize(1);
            assertThat(standings.of(each).orElseThrow().isOnRegister(today())).isTrue();
        }
    }

    @Test
    void whatWaitsUnderARecordThatHasItNoMoreIsRefusedWhereItLiesNow() {
        Cnic cnic = Samples.cnic();
        PersonId older = registered("Akbar Strayed", Samples.cnic(), judgment("SC 108/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Strayed", cnic, judgment("SC 109/2022", LATER));
        Conviction its = only(newer);
        Merge merge = join(older, newer, List.of());
        withdraw(older, its);
        confirmation.withdraw(older, cnic, "Of somebody else", registrar.actor());
        assertThat(removals.waitingOf(older)).hasSize(2);
        // As it was where records were parted before what waited was asked for.
        List<Removal> strayed = removals.waitingOf(older);
        strayed.forEach(
                each -> jdbc.sql("update registration.removal set state = 'UNDONE', decided_at = now() where id = ?")
                        .param(each.id())
                        .update());
        part(merge, nothing());
        strayed.forEach(
                each -> jdbc.sql("update registration.removal set state = 'WAITING', decided_at = null where id = ?")
                        .param(each.id())
                        .update());
        WebSession browser = new WebSession(port);
        browser.signIn(supervisor.name(), Officers.PASSWORD);
        assertThat(browser.get("/removals/" + strayed.getFirst().id()).body()).contains("SC 109/2022");
        refuse(older);
        assertThat(convictions.of(newer)).extracting(Conviction::id).containsExactly(its.id());
        assertThat(people.get(newer).cnics())
                .filteredOn(each -> each.status() == CnicOfPerson.Status.UNCONFIRMED)
                .extracting(CnicOfPerson::cnic)
                .containsExactly(cnic);
    }

    @Test
    void ofALaterDeathSomebodySaysWhoseItIsAlsoWhereOneHadBeenFoundToBeNone() {
        for (boolean goes : new boolean[] {true, false}) {
            PersonId older = registered("Akbar Mourned", Samples.cnic(), judgment("SC 110/2022", Offenders.JUDGMENT));
            PersonId newer = registered("Akbar Mourned", null, judgment("SC 111/2022", LATER));
            died(newer);
            lives(newer);
            Merge merge = join(older, newer, List.of());
            died(older);
            assertSays(merge, goes);
        }
    }

    @Test
    void ofADeathThatIsRecordedAgainAfterItMovedSomebodySaysWhoseItIs() {
        for (boolean goes : new boolean[] {true, false}) {
            PersonId older = registered("Akbar Risen", Samples.cnic(), judgment("SC 112/2022", Offenders.JUDGMENT));
            PersonId newer = registered("Akbar Risen", null, judgment("SC 113/2022", LATER));
            died(newer);
            Merge merge = join(older, newer, List.of());
            lives(older);
            died(older);
            assertSays(merge, goes);
        }
    }

    @Test
    void aDeathThatMovedGoesBackWithItsRecord() {
        PersonId older = registered("Akbar Gone", Samples.cnic(), judgment("SC 114/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Gone", null, judgment("SC 115/2022", LATER));
        died(newer);
        Merge merge = join(older, newer, List.of());
        assertThat(partedFacts.since(merge).death()).isEmpty();
        part(merge, nothing());
        assertThat(standings.of(newer).orElseThrow().isOnRegister(today())).isFalse();
        assertThat(standings.of(older).orElseThrow().isOnRegister(today())).isTrue();
    }

    private void assertSays(Merge merge, boolean goes) {
        assertThat(partedFacts.since(merge).death()).isPresent();
        part(merge, new Merging.Going(List.of(), List.of(), goes, List.of(), List.of()));
        assertThat(standings.of(merge.leading()).orElseThrow().isOnRegister(today()))
                .isEqualTo(goes);
        assertThat(standings.of(merge.part()).orElseThrow().isOnRegister(today()))
                .isNotEqualTo(goes);
        assertThat(check.stillDiffering(List.of(merge.leading(), merge.part()))).isEmpty();
    }

    private Conviction only(PersonId person) {
        return convictions.of(person).getFirst();
    }

    private void withdraw(PersonId person, Conviction judgment) {
        recording.withdraw(
                person, FactKind.CONVICTION, new FactId(judgment.id().value()), "Of somebody else", registrar.actor());
    }

    private void refuse(PersonId person) {
        removals.waitingOf(person).forEach(each -> decisions.refuse(each.id(), "It is theirs", second));
    }

    private void reportDead(PersonId person) {
        FactId _ = recording.record(
                person, new Death(today().minusDays(3), Death.Source.DEATH_CERTIFICATE), registrar.actor());
    }

    private void died(PersonId person) {
        reportDead(person);
        recording.establish(person, supervisor.actor());
    }

    private void lives(PersonId person) {
        recording.withdraw(
                person, FactKind.DEATH, new FactId(person.value()), "He was seen at the station", registrar.actor());
    }

    private static void assertWaits(ThrowingCallable act) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(act)
                .matches(refused -> refused.code().equals("merge.waiting"));
    }
}
