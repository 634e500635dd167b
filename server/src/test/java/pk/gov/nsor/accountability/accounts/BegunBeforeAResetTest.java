package pk.gov.nsor.accountability.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.account.Handovers;
import pk.gov.nsor.foundation.access.credential.SecondFactors;
import pk.gov.nsor.foundation.access.credential.TimeCodes;
import pk.gov.nsor.foundation.approval.ProposalKind;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.SecondStep;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.WebSession;

/** A thief knows the pass-phrase and has begun to sign in; then two people reset the account. */
@RegisterTest
class BegunBeforeAResetTest {

    private static final String CODE = "/sign-in/code";
    private static final String ENROL = "/sign-in/enrol";
    private static final String CODES = "/sign-in/recovery-codes";

    @Autowired
    private Accounts accounts;

    @Autowired
    private SecondFactors factors;

    @Autowired
    private Handovers handovers;

    @Autowired
    private Proposals proposals;

    @Autowired
    private AccountReview review;

    @Autowired
    @Qualifier("accountReset")
    private ResetProposal reset;

    @Autowired
    @Qualifier("newAccount")
    private NewAccountProposal newAccount;

    @Autowired
    private TestClock clock;

    @LocalServerPort
    private int port;

    private Officer administrator;
    private Officer supervisor;
    private Officer victim;
    private WebSession thief;

    @BeforeEach
    void somebodysPassPhraseIsStolen() {
        administrator = new Officers(accounts).with(Role.ADMINISTRATOR);
        supervisor = new Officers(accounts).with(Role.NATIONAL_SUPERVISOR);
        victim = new Officers(accounts).with(Role.REGISTRAR);
        thief = new WebSession(port);
    }

    @Test
    void aPasswordStepFromBeforeSetsUpNoTelephone() {
        telephone();
        thief.passPassword(victim.name(), Officers.PASSWORD);
        assertThat(thief.get(CODE).statusCode()).isEqualTo(200);
        reset(victim);
        assertThat(location(thief.get(CODE))).endsWith("/sign-in");
        assertThat(location(thief.get(ENROL))).endsWith("/sign-in");
        assertNobody();
    }

    @Test
    void aTelephoneThatIsBeingSetUpIsNot() {
        thief.passPassword(victim.name(), Officers.PASSWORD);
        HttpResponse<String> page = thief.get(ENROL);
        String secret = page.body().replaceAll("(?s).*id=\"key\"[^>]*>([^<]+)<.*", "$1");
        reset(victim);
        String code = TimeCodes.code(TimeCodes.read(secret), TimeCodes.step(clock.instant()));
        assertThat(location(thief.post(ENROL, Map.of("code", code), WebSession.token(page))))
                .endsWith("/sign-in?expired");
        assertThat(factors.isEnrolled(victim.account().id())).isFalse();
        assertNobody();
    }

    @Test
    void recoveryCodesThatWereShownAreNotKept() {
        thief.passPassword(victim.name(), Officers.PASSWORD);
        thief.enrol(victim.name());
        HttpResponse<String> codes = thief.get(CODES);
        assertThat(codes.body()).contains("<code>");
        reset(victim);
        assertThat(location(thief.get(CODES))).endsWith("/sign-in");
        assertThat(location(thief.post(CODES, Map.of(), WebSession.token(codes))))
                .endsWith("/sign-in?expired");
        assertNobody();
    }

    @Test
    void neitherATelephonesCodeNorASessionThatIsSignedInOutlivesIt() {
        SecondStep telephone = telephone();
        WebSession inside = new WebSession(port);
        assertThat(inside.signIn(victim.name(), Officers.PASSWORD).statusCode()).isEqualTo(302);
        assertThat(inside.get("/").statusCode()).isEqualTo(200);
        move(TimeCodes.STEP.multipliedBy(2));
        thief.passPassword(victim.name(), Officers.PASSWORD);
        HttpResponse<String> page = thief.get(CODE);
        reset(victim);
        assertThat(inside.get("/").statusCode()).isEqualTo(302);
        String code = telephone.next(clock.instant());
        assertThat(location(thief.post(CODE, Map.of("code", code), WebSession.token(page))))
                .endsWith("/sign-in?expired");
        assertNobody();
    }

    @Test
    void theOwnerSignsInWithTheNewOneAndTheThiefsStepIsNotRevivedByIt() {
        telephone();
        thief.passPassword(victim.name(), Officers.PASSWORD);
        HttpResponse<String> page = thief.get(CODE);
        String passPhrase = reset(victim);
        WebSession owner = new WebSession(port);
        assertThat(location(owner.signIn(victim.name(), passPhrase))).endsWith("/");
        assertThat(location(owner.get("/"))).endsWith("/signing-in/password");
        assertThat(location(thief.post(CODE, Map.of("code", "123456"), WebSession.token(page))))
                .endsWith("/sign-in?expired");
        assertNobody();
    }

    @Test
    void aPassPhraseThatItsOwnerChangesEndsWhatWasBegunWithTheOldOne() {
        SecondStep telephone = telephone();
        WebSession owner = new WebSession(port);
        owner.signIn(victim.name(), Officers.PASSWORD);
        move(TimeCodes.STEP.multipliedBy(2));
        thief.passPassword(victim.name(), Officers.PASSWORD);
        HttpResponse<String> page = thief.get(CODE);
        owner.submit("/signing-in/confirm", "/signing-in/confirm", Map.of("code", telephone.next(clock.instant())));
        String offered =
                owner.get("/signing-in/password").body().replaceAll("(?s).*id=\"offered\"[^>]*>([^<]+)<.*", "$1");
        owner.submit("/signing-in/password", "/signing-in/password", Map.of("old", Officers.PASSWORD, "new", offered));
        assertThat(owner.get("/").statusCode()).as("the owner goes on").isEqualTo(200);
        move(TimeCodes.STEP.multipliedBy(2));
        String code = telephone.next(clock.instant());
        assertThat(location(thief.post(CODE, Map.of("code", code), WebSession.token(page))))
                .endsWith("/sign-in?expired");
        assertNobody();
    }

    @Test
    void whatWasBegunBeforeTheAccountWasClosedIsNotFinishedAfterItIsOpenAgain() {
        telephone();
        thief.passPassword(victim.name(), Officers.PASSWORD);
        review.close(
                accounts.find(victim.name()).orElseThrow(),
                "Has left the bureau",
                administrator.signedIn(),
                administrator.actor());
        reset(victim);
        assertThat(location(thief.get(CODE))).endsWith("/sign-in");
        assertNobody();
    }

    @Test
    void whatTheThiefHasProposedInTheVictimsNameIsNotApproved() {
        Officer stolen = new Officers(accounts).with(Role.ADMINISTRATOR);
        UUID before = propose(newAccount, payload(), stolen);
        move(Duration.ofSeconds(1));
        reset(stolen);
        refused("proposal.proposer", () -> proposals.approve(before, "", supervisor.actor()));
        move(Duration.ofSeconds(1));
        proposals.approve(propose(newAccount, payload(), stolen), "", supervisor.actor());
    }

    @Test
    void ofTwoResetsThatWaitTheSecondUndoesNothing() {
        UUID first = propose(reset, new ResetProposal.Payload(victim.account().id()), administrator);
        UUID second = propose(
                reset,
                new ResetProposal.Payload(victim.account().id()),
                new Officers(accounts).with(Role.ADMINISTRATOR));
        proposals.approve(first, "", supervisor.actor());
        refused("proposal.changed", () -> proposals.approve(second, "", supervisor.actor()));
        assertThat(take(administrator)).isPresent();
    }

    private SecondStep telephone() {
        WebSession first = new WebSession(port);
        first.passPassword(victim.name(), Officers.PASSWORD);
        SecondStep telephone = first.enrol(victim.name());
        move(TimeCodes.STEP.multipliedBy(2));
        return telephone;
    }

    /** The pass-phrase that the two who reset it hand over. */
    private String reset(Officer somebody) {
        UUID proposal =
                propose(reset, new ResetProposal.Payload(somebody.account().id()), administrator);
        proposals.approve(proposal, "", supervisor.actor());
        UUID id = somebody.account().id();
        return handovers
                        .take(id, administrator.account().id(), administrator.actor())
                        .orElseThrow() + "-"
                + handovers
                        .take(id, supervisor.account().id(), supervisor.actor())
                        .orElseThrow();
    }

    private Optional<String> take(Officer holder) {
        return handovers.take(victim.account().id(), holder.account().id(), holder.actor());
    }

    private <P> UUID propose(ProposalKind<P> kind, P payload, Officer by) {
        return proposals.propose(kind, payload, LocalDate.now(clock), "A reason for it", by.actor());
    }

    private static NewAccountProposal.Payload payload() {
        String name = "made." + UUID.randomUUID().toString().substring(0, 13);
        return new NewAccountProposal.Payload(
                name, "Somebody New", Set.of(Role.REGISTRAR), "NPB", "NATIONAL", Officers.number(), null);
    }

    private void assertNobody() {
        for (String page : new String[] {"/", "/people", "/signing-in", "/signing-in/password"}) {
            assertThat(location(thief.get(page))).as(page).contains("/sign-in").doesNotContain("/signing-in");
        }
    }

    private static void refused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(call)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private void move(Duration by) {
        clock.move(by);
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }
}
