package pk.gov.nsor.accountability.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.ClientScopes;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.access.client.Office;
import pk.gov.nsor.foundation.access.client.Offices;
import pk.gov.nsor.foundation.approval.ProposalKind;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;

/** A clerk's account belongs to the one court or prison that two people say. */
@RegisterTest
class OfficesByTwoTest {

    private static final String COURT = "sessions-court-lahore";

    @Autowired
    private Accounts accounts;

    @Autowired
    private Offices offices;

    @Autowired
    private MachineClients clients;

    @Autowired
    private ClientScopes scopes;

    @Autowired
    private Proposals proposals;

    @Autowired
    @Qualifier("newAccount")
    private NewAccountProposal newAccount;

    @Autowired
    private AccountChangeProposal change;

    @Autowired
    private ClientScopeProposal clientScope;

    @Autowired
    private ClientSecretProposal clientSecret;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private Officer administrator;
    private Officer supervisor;

    @BeforeEach
    void theTwo() {
        administrator = new Officers(accounts).with(Role.ADMINISTRATOR);
        supervisor = new Officers(accounts).with(Role.NATIONAL_SUPERVISOR);
    }

    @Test
    void aClerksAccountIsMadeForOneCourtWhoseOfficeHasNoCredentialAndOneScope() {
        Account first = made(Role.COURT_CLERK, "Sessions Court (Special Court), Lahore");
        Account second = made(Role.COURT_CLERK, COURT);
        Office office = offices.of(first.id()).orElseThrow();
        assertThat(offices.of(second.id())).contains(office);
        assertThat(office.place()).isEqualTo(COURT);
        assertThat(office.client().feed()).isEqualTo(Feed.COURT);
        assertThat(scopes.of(office.client().id()).written()).isEqualTo("court " + COURT);
        assertThat(jdbc.sql("select count(*) from access.client_credential where client_id = ?")
                        .param(office.client().id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void onePrisonIsOneOfficeHoweverItsNameIsWritten() {
        String prison = "Jail " + UUID.randomUUID();
        Account first = made(Role.PRISON_CLERK, prison);
        Account second = made(Role.PRISON_CLERK, prison.toUpperCase(java.util.Locale.ROOT) + ".");
        assertThat(offices.of(first.id())).isEqualTo(offices.of(second.id()));
    }

    @Test
    void whoIsNoClerkHasNoOfficeAndAClerkHasOneAndNoOtherRole() {
        assertRefused("accounts.office.missing", () -> propose(newAccount, payload(Set.of(Role.COURT_CLERK), "")));
        assertRefused(
                "accounts.office.unknown", () -> propose(newAccount, payload(Set.of(Role.COURT_CLERK), "Nowhere")));
        assertRefused(
                "accounts.office.prison", () -> propose(newAccount, payload(Set.of(Role.PRISON_CLERK), "One; Two")));
        assertRefused("accounts.office.no-clerk", () -> propose(newAccount, payload(Set.of(Role.REGISTRAR), COURT)));
        assertRefused(
                "accounts.roles.alone",
                () -> propose(newAccount, payload(Set.of(Role.COURT_CLERK, Role.REGISTRAR), COURT)));
        assertRefused(
                "accounts.roles.alone",
                () -> propose(newAccount, payload(Set.of(Role.COURT_CLERK, Role.PRISON_CLERK), COURT)));
    }

    @Test
    void twoPeopleMoveAClerkToAnotherOfficeAndOtherRolesEndIt() {
        Account clerk = made(Role.PRISON_CLERK, "Jail " + UUID.randomUUID());
        String next = "Jail " + UUID.randomUUID();
        approve(propose(change, to(clerk, Role.PRISON_CLERK, next)));
        assertThat(offices.of(clerk.id()).orElseThrow().place()).isEqualTo(next);
        assertRefused("accounts.same", () -> propose(change, to(clerk, Role.PRISON_CLERK, next)));
        approve(propose(change, to(clerk, Role.PROSECUTOR, "")));
        assertThat(offices.of(clerk.id())).isEmpty();
    }

    @Test
    void anOfficeThatWasEndedIsOpenedAgainByTheTwoAndTheyAreTold() {
        String prison = "Jail " + UUID.randomUUID();
        Account first = made(Role.PRISON_CLERK, prison);
        clients.disable(offices.of(first.id()).orElseThrow().client().name(), "Has a system", supervisor.actor());
        assertThat(offices.of(first.id()).orElseThrow().isOpen()).isFalse();
        NewAccountProposal.Payload again = payload(Set.of(Role.PRISON_CLERK), prison);
        assertThat(newAccount.preview(again, LocalDate.now(clock)).toString()).contains("accounts.office.reopened");
        approve(propose(newAccount, again));
        assertThat(offices.of(first.id()).orElseThrow().isOpen()).isTrue();
    }

    @Test
    void anOfficeIsGivenNoSecretAndNoOtherScope() {
        UUID office = offices.of(made(Role.COURT_CLERK, COURT).id())
                .orElseThrow()
                .client()
                .id();
        assertRefused(
                "accounts.client-office",
                () -> propose(clientScope, new ClientScopeProposal.Payload(office, "country")));
        assertRefused(
                "accounts.client-office",
                () -> propose(
                        clientSecret, new ClientSecretProposal.Payload(office, ClientSecretProposal.Older.AT_ONCE)));
    }

    private Account made(Role role, String office) {
        NewAccountProposal.Payload payload = payload(Set.of(role), office);
        approve(propose(newAccount, payload));
        return accounts.find(payload.userName()).orElseThrow();
    }

    private static NewAccountProposal.Payload payload(Set<Role> roles, String office) {
        String name = "made." + UUID.randomUUID().toString().substring(0, 13);
        return new NewAccountProposal.Payload(
                name, "Somebody New", roles, "NPB", "NATIONAL", Officers.number(), office);
    }

    private static AccountChangeProposal.Payload to(Account account, Role role, String office) {
        return new AccountChangeProposal.Payload(account.id(), Set.of(role), "NPB", "NATIONAL", office);
    }

    private <P> UUID propose(ProposalKind<P> kind, P payload) {
        return proposals.propose(kind, payload, LocalDate.now(clock), "A reason for it", administrator.actor());
    }

    private void approve(UUID proposal) {
        proposals.approve(proposal, "", supervisor.actor());
    }

    private static void assertRefused(String code, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
