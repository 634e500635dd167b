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
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.accountability.accounts.AccountReview.Listed;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.Sessions;
import pk.gov.nsor.foundation.access.account.Handovers;
import pk.gov.nsor.foundation.access.credential.SecondFactors;
import pk.gov.nsor.foundation.approval.ProposalKind;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;

@RegisterTest
class AccountsByTwoTest {

    private static final String REASON = "A reason for it";

    @Autowired
    private Accounts accounts;

    @Autowired
    private SecondFactors factors;

    @Autowired
    private Sessions sessions;

    @Autowired
    private Handovers handovers;

    @Autowired
    private Proposals proposals;

    @Autowired
    private AccountReview review;

    @Autowired
    @Qualifier("newAccount")
    private NewAccountProposal newAccount;

    @Autowired
    @Qualifier("newAuditor")
    private NewAccountProposal newAuditor;

    @Autowired
    private AccountChangeProposal change;

    @Autowired
    @Qualifier("accountReset")
    private ResetProposal reset;

    @Autowired
    @Qualifier("auditorReset")
    private ResetProposal auditorReset;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    @LocalServerPort
    private int port;

    private Officer administrator;
    private Officer supervisor;

    @BeforeEach
    void twoPeople() {
        administrator = officer(Role.ADMINISTRATOR);
        supervisor = officer(Role.NATIONAL_SUPERVISOR);
    }

    @Test
    void theListsAreSearchedFilteredAndTakenAsAFile() {
        Officer officer = officer(Role.REGISTRAR);
        WebSession pages = signedIn(administrator);
        String account = "/accounts/" + officer.account().id();
        Map<String, String> typed = Map.of("q", officer.name());
        assertThat(pages.submit("/accounts", "/accounts", typed).body())
                .contains(account, "<span class=\"count\">(1)</span>");
        assertThat(pages.submit("/accounts", "/accounts", Map.of("q", officer.name(), "role", "auditor"))
                        .body())
                .doesNotContain(account);
        assertThat(pages.get("/accounts.csv?list=open&role=registrar").body()).contains("," + officer.name() + ",");
        assertThat(pages.get("/accounts.csv?list=closed").body()).doesNotContain(officer.name());
        review.close(officer.account(), REASON, administrator.signedIn(), administrator.actor());
        assertThat(pages.submit("/accounts", "/accounts", typed).body()).contains(account, "list=closed");
        assertThat(pages.get("/accounts.csv?list=closed").body()).contains("," + officer.name() + ",");
    }

    @Test
    void anAccountTakesAnAdministratorAndAnApproverWhoEachHandOverHalfThePassPhrase() {
        NewAccountProposal.Payload payload = payload(Role.REGISTRAR);
        UUID proposal = propose(newAccount, payload, administrator);
        assertThat(accounts.find(payload.userName())).isEmpty();
        assertRefused("proposal.own", () -> proposals.approve(proposal, "", administrator.actor()));
        assertRefused(
                "proposal.role",
                () -> proposals.approve(proposal, "", officer(Role.REGISTRAR).actor()));
        assertRefused(
                "proposal.role",
                () -> proposals.approve(
                        proposal, "", officer(Role.ADMINISTRATOR).actor()));
        proposals.approve(proposal, "", supervisor.actor());
        UUID made = accounts.find(payload.userName()).orElseThrow().id();
        String first = take(made, administrator).orElseThrow();
        String second = take(made, supervisor).orElseThrow();
        assertThat(take(made, administrator)).as("shown once").isEmpty();
        for (String half : new String[] {first, second, second + "-" + first}) {
            assertThat(location(new WebSession(port).signIn(payload.userName(), half)))
                    .endsWith("/sign-in?error");
        }
        WebSession person = new WebSession(port);
        assertThat(location(person.signIn(payload.userName(), first + "-" + second)))
                .endsWith("/");
        assertThat(location(person.get("/")))
                .as("what others have handled is changed first")
                .endsWith("/signing-in/password");
        assertThat(new TrailReader(jdbc).of(supervisor.account().id()))
                .contains("ACCOUNT_CREATED DONE", "HANDOVER_TAKEN DONE");
    }

    @Test
    void aHalfIsShownToItsHolderAloneAndForAWeek() {
        NewAccountProposal.Payload payload = payload(Role.REGISTRAR);
        approve(propose(newAccount, payload, administrator), supervisor);
        UUID made = accounts.find(payload.userName()).orElseThrow().id();
        assertThat(take(made, officer(Role.ADMINISTRATOR))).isEmpty();
        move(Handovers.KEPT.minusMinutes(1));
        assertThat(take(made, administrator)).isPresent();
        move(Duration.ofMinutes(2));
        assertThat(take(made, supervisor)).isEmpty();
        handovers.forget();
        assertThat(jdbc.sql("select count(*) from access.handover where subject_id = ?")
                        .param(made)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void noAdministratorMakesAnAuditorOrTouchesOne() {
        assertRefused("accounts.auditor", () -> propose(newAccount, payload(Role.AUDITOR), administrator));
        assertRefused("proposal.role", () -> propose(newAuditor, payload(Role.AUDITOR), administrator));
        Account registrar = officer(Role.REGISTRAR).account();
        assertRefused("accounts.auditor", () -> propose(change, to(registrar, Role.AUDITOR), administrator));
        Account auditor = officer(Role.AUDITOR).account();
        assertRefused("accounts.auditor", () -> propose(change, to(auditor, Role.REGISTRAR), administrator));
        assertRefused("accounts.auditor", () -> propose(reset, new ResetProposal.Payload(auditor.id()), administrator));
        assertRefused(
                "proposal.role", () -> propose(auditorReset, new ResetProposal.Payload(auditor.id()), administrator));
        assertRefused(
                "accounts.may-not",
                () -> review.close(auditor, REASON, administrator.signedIn(), administrator.actor()));
        WebSession pages = signedIn(administrator);
        assertThat(pages.get("/accounts/" + auditor.id()).body()).doesNotContain("Close the account");
        assertThat(pages.get("/approvals/new?kind=auditor-new").statusCode()).isEqualTo(404);
        assertThat(accounts.find(auditor.id()).orElseThrow().enabled()).isTrue();
    }

    @Test
    void anAuditorTakesTwoNationalSupervisors() {
        NewAccountProposal.Payload payload = payload(Role.AUDITOR);
        UUID proposal = propose(newAuditor, payload, supervisor);
        assertRefused("proposal.own", () -> proposals.approve(proposal, "", supervisor.actor()));
        assertRefused("proposal.role", () -> proposals.approve(proposal, "", administrator.actor()));
        approve(proposal, officer(Role.NATIONAL_SUPERVISOR));
        assertThat(accounts.find(payload.userName()).orElseThrow().roles()).containsExactly(Role.AUDITOR);
        assertRefused("accounts.auditor", () -> propose(newAuditor, payload(Role.REGISTRAR), supervisor));
    }

    @Test
    void nobodyActsForThemselves() {
        Officer both = officer(Role.ADMINISTRATOR, Role.NATIONAL_SUPERVISOR);
        assertRefused(
                "proposal.oneself",
                () -> propose(reset, new ResetProposal.Payload(both.account().id()), both));
        UUID about =
                propose(reset, new ResetProposal.Payload(supervisor.account().id()), administrator);
        assertRefused("proposal.oneself", () -> proposals.approve(about, "", supervisor.actor()));
        assertRefused("proposal.oneself", () -> proposals.refuse(about, REASON, supervisor.actor()));
        assertRefused(
                "proposal.oneself",
                () -> review.close(supervisor.account(), REASON, supervisor.signedIn(), supervisor.actor()));
        assertRefused(
                "proposal.oneself", () -> review.keep(supervisor.account(), supervisor.signedIn(), supervisor.actor()));
    }

    @Test
    void otherRolesCountAtTheNextRequest() {
        Officer officer = officer(Role.REGISTRAR);
        WebSession session = signedIn(officer);
        assertThat(session.get("/people/unconfirmed").statusCode()).isEqualTo(200);
        Account account = officer.account();
        AccountChangeProposal.Payload payload = new AccountChangeProposal.Payload(
                account.id(), Set.of(Role.DISTRICT_SUPERVISOR), "PUNJAB_POLICE", "DISTRICT:lahore", null);
        approve(propose(change, payload, administrator), supervisor);
        assertThat(session.get("/people/unconfirmed").statusCode()).isEqualTo(403);
        assertThat(session.get("/caseload").statusCode()).isEqualTo(200);
        Account changed = accounts.find(account.id()).orElseThrow();
        assertThat(changed.jurisdiction()).isEqualTo(new Jurisdiction.OfDistrict("lahore"));
        assertThat(changed.agency()).isEqualTo("PUNJAB_POLICE");
        assertRefused("accounts.same", () -> propose(change, payload, administrator));
    }

    @Test
    void rolesThatDoNotGoTogetherOrThereAreRefused() {
        Account registrar = officer(Role.REGISTRAR).account();
        assertRefused(
                "accounts.roles.alone",
                () -> propose(change, to(registrar, Role.ADMINISTRATOR, Role.REGISTRAR), administrator));
        assertRefused(
                "accounts.place.district",
                () -> propose(change, to(registrar, Role.SUPERVISING_OFFICER), administrator));
        assertRefused(
                "accounts.place.province",
                () -> propose(change, to(registrar, Role.PROVINCIAL_SUPERVISOR), administrator));
        assertRefused(
                "accounts.place.country",
                () -> propose(
                        change,
                        new AccountChangeProposal.Payload(
                                registrar.id(), Set.of(Role.REGISTRAR), "NPB", "PROVINCE:PK-PB", null),
                        administrator));
        assertRefused(
                "accounts.place",
                () -> propose(
                        change,
                        new AccountChangeProposal.Payload(
                                registrar.id(), Set.of(Role.DISTRICT_SUPERVISOR), "NPB", "DISTRICT:atlantis", null),
                        administrator));
        assertRefused(
                "accounts.agency",
                () -> propose(
                        change,
                        new AccountChangeProposal.Payload(
                                registrar.id(), Set.of(Role.REGISTRAR), "NOBODY", "NATIONAL", null),
                        administrator));
    }

    @Test
    void aResetEndsWhatWasAndOpensWhatWasClosed() {
        Officer officer = officer(Role.REGISTRAR);
        WebSession session = signedIn(officer);
        UUID id = officer.account().id();
        review.close(officer.account(), REASON, administrator.signedIn(), administrator.actor());
        assertThat(session.get("/").statusCode()).isEqualTo(302);
        approve(propose(reset, new ResetProposal.Payload(id), administrator), supervisor);
        assertThat(factors.isEnrolled(id)).isFalse();
        assertThat(sessions.of(id)).isEmpty();
        assertThat(location(new WebSession(port).signIn(officer.name(), Officers.PASSWORD)))
                .endsWith("/sign-in?error");
        String passPhrase = take(id, administrator).orElseThrow() + "-"
                + take(id, supervisor).orElseThrow();
        WebSession person = new WebSession(port);
        assertThat(location(person.signIn(officer.name(), passPhrase))).endsWith("/");
        assertThat(location(person.get("/"))).endsWith("/signing-in/password");
        assertThat(factors.isEnrolled(id)).isTrue();
    }

    @Test
    void aProposalThatNoLongerFitsIsNotApproved() {
        NewAccountProposal.Payload payload = payload(Role.REGISTRAR);
        UUID proposal = propose(newAccount, payload, administrator);
        Account _ = accounts.create(payload.account(), Officers.PASSWORD, administrator.actor());
        assertRefused("proposal.changed", () -> proposals.approve(proposal, "", supervisor.actor()));
        Officer mover = officer(Role.REGISTRAR);
        UUID moving = propose(change, to(mover.account(), Role.OVERSIGHT), administrator);
        review.close(mover.account(), REASON, administrator.signedIn(), administrator.actor());
        assertRefused("proposal.changed", () -> proposals.approve(moving, "", supervisor.actor()));
    }

    @Test
    void onePersonClosesAnAccountAndEndsItsSessionsOnThePages() {
        Officer officer = officer(Role.REGISTRAR);
        WebSession session = signedIn(officer);
        WebSession pages = signedIn(administrator);
        String page = "/accounts/" + officer.account().id();
        pages.submit(page, page + "/end-sessions", Map.of());
        assertThat(session.get("/").statusCode()).isEqualTo(302);
        assertThat(pages.submit(page, page + "/close", Map.of("reason", "Left")).body())
                .contains("Give the reason in 5 to 1000 characters.");
        assertThat(pages.submit(page, page + "/close", Map.of("reason", "Has left the bureau"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(accounts.find(officer.account().id()).orElseThrow().enabled())
                .isFalse();
        assertThat(pages.get(page).body()).contains("The account is closed.").doesNotContain("Close the account");
        assertThat(signedIn(officer(Role.REGISTRAR)).get("/accounts").statusCode())
                .isEqualTo(403);
    }

    @Test
    void aQuartersReviewListsWhoNobodyHasLookedAt() {
        Officer officer = officer(Role.REGISTRAR);
        assertThat(review.in(Listed.REVIEW)).doesNotContain(now(officer));
        LocalDate next = review.quarter().plusMonths(3);
        move(Duration.between(
                clock.instant(), next.atStartOfDay(clock.getZone()).toInstant()));
        assertThat(review.quarter()).isEqualTo(next);
        assertThat(review.in(Listed.REVIEW)).contains(now(officer));
        review.keep(now(officer), supervisor.signedIn(), supervisor.actor());
        assertThat(review.in(Listed.REVIEW)).doesNotContain(now(officer));
    }

    private Account now(Officer officer) {
        return accounts.find(officer.account().id()).orElseThrow();
    }

    private <P> UUID propose(ProposalKind<P> kind, P payload, Officer by) {
        return proposals.propose(kind, payload, LocalDate.now(clock), REASON, by.actor());
    }

    private void approve(UUID proposal, Officer by) {
        proposals.approve(proposal, "", by.actor());
    }

    private Optional<String> take(UUID subject, Officer holder) {
        return handovers.take(subject, holder.account().id(), holder.actor());
    }

    private Officer officer(Role... roles) {
        return new Officers(accounts).with(roles);
    }

    private static NewAccountProposal.Payload payload(Role role) {
        String name = "made." + UUID.randomUUID().toString().substring(0, 13);
        return new NewAccountProposal.Payload(
                name, "Somebody New", Set.of(role), "NPB", "NATIONAL", Officers.number(), null);
    }

    private static AccountChangeProposal.Payload to(Account account, Role... roles) {
        return new AccountChangeProposal.Payload(account.id(), Set.of(roles), "NPB", "NATIONAL", null);
    }

    private WebSession signedIn(Officer officer) {
        WebSession session = new WebSession(port);
        assertThat(session.signIn(officer.name(), Officers.PASSWORD).statusCode())
                .isEqualTo(302);
        return session;
    }

    private void move(Duration by) {
        clock.move(by);
    }

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(call)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }
}
