package pk.gov.nsor.survivors.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.VaultTest;

@VaultTest
class SupportCasesTest {

    @Autowired
    private SupportCases cases;

    @Autowired
    private Accounts accounts;

    private final Officers officers;
    private final TestClock clock;
    private Helped helped;
    private UUID id;

    SupportCasesTest(Officers officers, TestClock clock) {
        this.officers = officers;
        this.clock = clock;
    }

    @BeforeEach
    void people() {
        helped = new Helped(cases, officers);
        id = helped.opened();
    }

    @Test
    void eachServiceSeesItsOwnPartAloneAndOfTheCaseWhatSheShares() {
        Referral law = helped.refer(id, helped.lawyer, Shared.COURT_CASE);
        Referral bed = helped.refer(id, helped.shelter, Shared.CONTACT);
        Part lawyers = cases.part(law.id(), helped.lawyer.signedIn()).orElseThrow();
        assertThat(lawyers.called()).isEqualTo(Helped.CALLED);
        assertThat(lawyers.courtCase()).isEqualTo(Helped.COURT_CASE);
        assertThat(lawyers.contact()).isEmpty();
        Part shelters = cases.part(bed.id(), helped.shelter.signedIn()).orElseThrow();
        assertThat(shelters.contact()).isEqualTo(Helped.CONTACT);
        assertThat(shelters.courtCase()).isEmpty();
        assertThat(cases.part(bed.id(), helped.lawyer.signedIn())).isEmpty();
        assertThat(cases.part(law.id(), helped.shelter.signedIn())).isEmpty();
        assertThat(cases.partsOf(helped.adviser.signedIn())).isEmpty();
        assertThat(cases.find(id, helped.lawyer.signedIn())).isEmpty();
        refused(() -> cases.take(law.id(), helped.shelter.signedIn(), helped.shelter.actor()), "alerts.changed");
    }

    @Test
    void anotherCellSeesNothing() {
        Officer elsewhere = officers.of(new Jurisdiction.OfDistrict("quetta"), Role.SUPPORT_ADVISER);
        assertThat(cases.find(id, elsewhere.signedIn())).isEmpty();
        assertThat(cases.of(elsewhere.signedIn())).noneMatch(one -> one.id().equals(id));
        refused(() -> cases.erase(id, elsewhere.signedIn(), elsewhere.actor()), "alerts.changed");
        refused(() -> cases.close(id, elsewhere.signedIn(), elsewhere.actor()), "alerts.changed");
    }

    @Test
    void whatIsNotAnsweredInTwoDaysIsForTheCellAndAgainTwoDaysAfterItAsked() {
        Referral sent = helped.refer(id, helped.lawyer);
        clock.move(Duration.ofDays(2).minusSeconds(60));
        assertThat(helped.of(id).isWaiting(clock.instant())).isFalse();
        refused(
                () -> cases.askedAgain(id, sent.id(), helped.adviser.signedIn(), helped.adviser.actor()),
                "alerts.changed");
        clock.move(Duration.ofSeconds(120));
        assertThat(helped.of(id).isWaiting(clock.instant())).isTrue();
        cases.askedAgain(id, sent.id(), helped.adviser.signedIn(), helped.adviser.actor());
        assertThat(helped.of(id).isWaiting(clock.instant())).isFalse();
        clock.move(Duration.ofDays(2));
        assertThat(helped.of(id).isWaiting(clock.instant())).isTrue();
        helped.take(sent, helped.lawyer);
        assertThat(helped.of(id).isWaiting(clock.instant())).isFalse();
    }

    @Test
    void whomAServiceHasThatHasNoAccountAnyMoreIsForTheCell() {
        Referral sent = helped.refer(id, helped.lawyer);
        helped.take(sent, helped.lawyer);
        assertThat(cases.waiting(helped.adviser.signedIn())).doesNotContain(id);
        accounts.disable(helped.lawyer.name(), helped.adviser.actor());
        assertThat(cases.waiting(helped.adviser.signedIn())).contains(id);
        assertThat(cases.left(helped.of(id))).containsExactly(sent.id());
        cases.withdraw(id, sent.id(), helped.adviser.signedIn(), helped.adviser.actor());
        assertThat(cases.waiting(helped.adviser.signedIn())).doesNotContain(id);
    }

    @Test
    void whatAServiceDoesNotTakeIsForTheCellUntilAnotherOfItsKindIsAsked() {
        Referral sent = helped.refer(id, helped.lawyer);
        helped.end(sent, helped.lawyer, Reason.CONFLICT, "We act for the other side.");
        assertThat(helped.of(id).isWaiting(clock.instant())).isTrue();
        assertThat(helped.of(id).referral(sent.id()).orElseThrow().answer()).isEqualTo("We act for the other side.");
        helped.refer(id, helped.shelter);
        assertThat(helped.of(id).isWaiting(clock.instant()))
                .as("a shelter is no lawyer")
                .isTrue();
        Officer other = officers.ofAgency("LEGAL_AID", Jurisdiction.NATIONAL, Role.SUPPORT_SERVICE);
        Referral asked = helped.refer(id, other);
        assertThat(helped.of(id).isWaiting(clock.instant())).isFalse();
        cases.withdraw(id, asked.id(), helped.adviser.signedIn(), helped.adviser.actor());
        assertThat(helped.of(id).isToReplace(helped.of(id).referral(sent.id()).orElseThrow()))
                .as("nobody has taken it, and the other was taken back")
                .isTrue();
        Referral taken = helped.refer(id, other);
        helped.take(taken, other);
        cases.withdraw(id, taken.id(), helped.adviser.signedIn(), helped.adviser.actor());
        assertThat(helped.of(id).isWaiting(clock.instant()))
                .as("she gave up what she had")
                .isFalse();
    }

    @Test
    void whatSheTakesBackIsGoneForTheService() {
        Referral sent = helped.refer(id, helped.lawyer, Shared.CONTACT, Shared.COURT_CASE);
        helped.take(sent, helped.lawyer);
        cases.withdraw(id, sent.id(), helped.adviser.signedIn(), helped.adviser.actor());
        Part left = cases.part(sent.id(), helped.lawyer.signedIn()).orElseThrow();
        assertThat(left.called()
                        + left.contact()
                        + left.courtCase()
                        + left.referral().told())
                .isEmpty();
        refused(() -> helped.end(sent, helped.lawyer, Reason.HELPED, ""), "alerts.changed");
        refused(
                () -> cases.withdraw(id, sent.id(), helped.adviser.signedIn(), helped.adviser.actor()),
                "alerts.changed");
    }

    @Test
    void aServiceAnswersInOrderAndKeepsNothingAfterTheEnd() {
        Referral sent = helped.refer(id, helped.lawyer);
        refused(() -> helped.end(sent, helped.lawyer, Reason.HELPED, ""), "alerts.changed");
        helped.take(sent, helped.lawyer);
        refused(() -> helped.end(sent, helped.lawyer, Reason.NO_ROOM, ""), "alerts.changed");
        refused(() -> helped.take(sent, helped.lawyer), "alerts.changed");
        helped.end(sent, helped.lawyer, Reason.HELPED, "");
        assertThat(cases.part(sent.id(), helped.lawyer.signedIn()).orElseThrow().called())
                .isEmpty();
    }

    @Test
    void aServiceOfAnotherDistrictOrAnAccountThatIsNoServiceIsNotReferredTo() {
        Officer far = officers.ofAgency("SHELTERS", new Jurisdiction.OfDistrict("quetta"), Role.SUPPORT_SERVICE);
        Officer police = officers.of(new Jurisdiction.OfDistrict("lahore"), Role.SUPPORT_SERVICE);
        refused(() -> helped.refer(id, far), "support.service.missing");
        refused(() -> helped.refer(id, police), "support.service.missing");
        refused(() -> helped.refer(id, helped.adviser), "support.service.missing");
        helped.refer(id, helped.lawyer);
        refused(() -> helped.refer(id, helped.lawyer), "support.service.has-it");
    }

    @Test
    void aCaseTakesTwelveReferralsAndNotThirteen() {
        for (int referrals = 0; referrals < SupportCases.MOST_REFERRALS; referrals++) {
            Referral sent = helped.refer(id, helped.lawyer);
            cases.withdraw(id, sent.id(), helped.adviser.signedIn(), helped.adviser.actor());
        }
        refused(() -> helped.refer(id, helped.lawyer), "support.many");
    }

    @Test
    void theLongestTextsInUrduHaveRoom() {
        UUID full = cases.open(
                new CaseDetails("گ".repeat(60), "گ".repeat(200), "گ".repeat(100)),
                helped.adviser.signedIn(),
                helped.adviser.actor());
        for (int referrals = 0; referrals < SupportCases.MOST_REFERRALS; referrals++) {
            Officer service = officers.ofAgency("SHELTERS", Jurisdiction.NATIONAL, Role.SUPPORT_SERVICE);
            cases.refer(
                    full,
                    new NewReferral(
                            service.account().id(),
                            java.util.Set.of(Shared.values()),
                            "گ".repeat(400),
                            Consent.Giver.GUARDIAN,
                            Consent.Way.SPOKEN),
                    helped.adviser.signedIn(),
                    helped.adviser.actor());
            Referral sent = helped.of(full).referrals().getLast();
            if (referrals % 2 == 0) {
                helped.end(sent, service, Reason.NOT_OUR_FIELD, "گ".repeat(300));
            }
        }
        assertThat(helped.of(full).referrals()).hasSize(SupportCases.MOST_REFERRALS);
    }

    @Test
    void textsThatAreTooLongOrCannotBeShownAreRefusedWithTheirField() {
        refused(() -> new CaseDetails("a".repeat(61), "", ""), "support.long");
        refused(() -> new CaseDetails(" ", "", ""), "support.called");
        refused(() -> new CaseDetails("a", "b" + '\u0007', ""), "support.control");
        assertThatThrownBy(() -> new NewReferral(
                        id, java.util.Set.of(), "a".repeat(401), Consent.Giver.SURVIVOR, Consent.Way.SIGNED))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.field()).isEqualTo("told"));
        Referral sent = helped.refer(id, helped.lawyer);
        refused(() -> helped.end(sent, helped.lawyer, Reason.NO_ROOM, "a".repeat(301)), "support.long");
        assertThat(new CaseDetails("a".repeat(60), "b".repeat(200), "c".repeat(100)).called())
                .hasSize(60);
    }

    @Test
    void aClosedCaseIsTheCellsAloneAndNothingIsDoneWithItAnyMore() {
        Referral sent = helped.refer(id, helped.lawyer, Shared.CONTACT);
        cases.close(id, helped.adviser.signedIn(), helped.adviser.actor());
        assertThat(cases.part(sent.id(), helped.lawyer.signedIn()).orElseThrow().called())
                .isEmpty();
        refused(() -> helped.refer(id, helped.shelter), "alerts.changed");
        refused(
                () -> cases.check(
                        id,
                        Map.of(CheckLine.IN_CAMERA, CheckState.RESPECTED),
                        helped.adviser.signedIn(),
                        helped.adviser.actor()),
                "alerts.changed");
        cases.erase(id, helped.adviser.signedIn(), helped.adviser.actor());
        assertThat(cases.find(id, helped.adviser.signedIn())).isEmpty();
        assertThat(cases.part(sent.id(), helped.lawyer.signedIn())).isEmpty();
    }

    @Test
    void aLineOfTheChecklistKeepsTheDayOnWhichItWasSaid() {
        cases.check(
                id,
                Map.of(CheckLine.IN_CAMERA, CheckState.NOT_RESPECTED),
                helped.adviser.signedIn(),
                helped.adviser.actor());
        SupportCase.Check said = helped.of(id).checks().get(CheckLine.IN_CAMERA);
        clock.move(Duration.ofDays(1));
        cases.check(
                id,
                Map.of(CheckLine.IN_CAMERA, CheckState.NOT_RESPECTED, CheckLine.ONE_TELLING, CheckState.RESPECTED),
                helped.adviser.signedIn(),
                helped.adviser.actor());
        assertThat(helped.of(id).checks().get(CheckLine.IN_CAMERA)).isEqualTo(said);
        assertThat(helped.of(id).check(CheckLine.ONE_TELLING)).isEqualTo(CheckState.RESPECTED);
        assertThat(helped.of(id).check(CheckLine.COMPENSATION_CLAIMED)).isEqualTo(CheckState.OPEN);
    }

    private static void refused(Runnable action, String code) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.messageKey()).isEqualTo("invalid." + code));
    }
}
