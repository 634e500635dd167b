package pk.gov.nsor.accountability.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.account.Handovers;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.ClientScopes;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.approval.ProposalKind;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.WebSession;

@RegisterTest
class SystemsByTwoTest {

    private static final String REASON = "As the agency asked";

    @Autowired
    private Proposals proposals;

    @Autowired
    private Handovers handovers;

    @Autowired
    private Accounts accounts;

    @Autowired
    private MachineClients clients;

    @Autowired
    private ClientCredentials credentials;

    @Autowired
    private NewClientProposal newClient;

    @Autowired
    private ClientScopeProposal newScope;

    @Autowired
    private ClientScopes scopes;

    @Autowired
    private ClientSecretProposal newSecret;

    @Autowired
    @Qualifier("accountOpenId")
    private OpenIdProposal openId;

    @Autowired
    private TestClock clock;

    @LocalServerPort
    private int port;

    private Officer administrator;
    private Officer supervisor;

    @BeforeEach
    void theTwo() {
        administrator = new Officers(accounts).with(Role.ADMINISTRATOR);
        supervisor = new Officers(accounts).with(Role.NATIONAL_SUPERVISOR);
    }

    @Test
    void aSystemsSecretIsHandedOverInTwoParts() {
        String name = "court-" + UUID.randomUUID().toString().substring(0, 8);
        UUID proposal = propose(
                newClient,
                new NewClientProposal.Payload(
                        name, Feed.COURT, "COURTS", "district lahore", NewClientProposal.Use.REGISTER),
                administrator);
        assertThat(clients.find(name)).isEmpty();
        approve(proposal, supervisor);
        UUID client = clients.find(name).orElseThrow().id();
        String secret = take(client, administrator).orElseThrow()
                + take(client, supervisor).orElseThrow();
        assertThat(credentials.ofSecret(name, secret)).isPresent();
        UUID another = propose(
                newSecret, new ClientSecretProposal.Payload(client, ClientSecretProposal.Older.LATER), administrator);
        approve(another, supervisor);
        String second = take(client, administrator).orElseThrow()
                + take(client, supervisor).orElseThrow();
        assertThat(credentials.ofSecret(name, second)).isPresent();
        assertThat(credentials.ofSecret(name, secret)).isPresent();
        assertRefused(
                "accounts.client-two",
                () -> propose(
                        newSecret,
                        new ClientSecretProposal.Payload(client, ClientSecretProposal.Older.LATER),
                        administrator));
        approve(
                propose(
                        newSecret,
                        new ClientSecretProposal.Payload(client, ClientSecretProposal.Older.AT_ONCE),
                        administrator),
                supervisor);
        String third = take(client, administrator).orElseThrow()
                + take(client, supervisor).orElseThrow();
        assertThat(List.of(secret, second, third).stream()
                        .filter(shown -> credentials.ofSecret(name, shown).isPresent()))
                .containsExactly(third);
        clients.disable(name, administrator.actor());
        assertRefused(
                "accounts.client-ended",
                () -> propose(
                        newSecret,
                        new ClientSecretProposal.Payload(client, ClientSecretProposal.Older.LATER),
                        administrator));
        assertRefused(
                "client-name.taken",
                () -> propose(
                        newClient,
                        new NewClientProposal.Payload(
                                name, Feed.COURT, "COURTS", "district lahore", NewClientProposal.Use.REGISTER),
                        administrator));
    }

    @Test
    void whatASystemSpeaksForIsGivenByTwoAndOneWithoutIsListed() {
        // The first of the list, whatever clients other tests have made.
        String name = "aaa-" + UUID.randomUUID().toString().substring(0, 8);
        UUID client = clients.create(name, Feed.COURT, "COURTS", ClientCredentials.newSecret(), administrator.actor())
                .id();
        WebSession pages = signedIn(administrator);
        assertThat(pages.get("/accounts/systems").body()).contains("No scope yet");
        assertRefused(
                "client-scope.court",
                () -> propose(newScope, new ClientScopeProposal.Payload(client, "court no-such-court"), administrator));
        assertRefused(
                "client-scope.feed",
                () -> propose(newScope, new ClientScopeProposal.Payload(client, "prison Camp Jail"), administrator));
        UUID joined = clients.create(
                        "aab-" + UUID.randomUUID().toString().substring(0, 8),
                        Feed.PRISON_AND_PROSECUTION,
                        "PRISONS",
                        ClientCredentials.newSecret(),
                        administrator.actor())
                .id();
        assertRefused(
                "client-scope.feed",
                () -> propose(
                        newScope,
                        new ClientScopeProposal.Payload(joined, "court sessions-court-lahore; district lahore"),
                        administrator));
        approve(
                propose(
                        newScope,
                        new ClientScopeProposal.Payload(joined, "district lahore; prison Camp Jail Lahore"),
                        administrator),
                supervisor);
        assertThat(scopes.of(joined).written()).isEqualTo("district lahore; prison Camp Jail Lahore");
        UUID proposal = propose(
                newScope, new ClientScopeProposal.Payload(client, "court sessions-court-lahore"), administrator);
        assertThat(scopes.of(client).isNone()).isTrue();
        approve(proposal, supervisor);
        assertThat(scopes.of(client).written()).isEqualTo("court sessions-court-lahore");
        assertThat(pages.get("/accounts/systems/" + client).body())
                .contains("court sessions-court-lahore")
                .doesNotContain("No scope yet");
    }

    @Test
    void onePersonSeesTheSystemsAndEndsOneOnThePages() {
        String name = "aaa-" + UUID.randomUUID();
        String secret = ClientCredentials.newSecret();
        UUID client = clients.create(name, Feed.COURT, "COURTS", secret, administrator.actor())
                .id();
        ApiClient court = ApiClient.of(port, name, secret);
        assertThat(court.get("/api/v1/nothing").statusCode()).isEqualTo(404);
        WebSession pages = signedIn(administrator);
        assertThat(pages.get("/accounts/systems").body()).contains(name);
        String page = "/accounts/systems/" + client;
        assertThat(pages.get(page).body()).contains("Special courts", "Last used", "has no end");
        assertThat(pages.submit(page, page + "/end", Map.of("reason", "Old")).body())
                .contains("Give the reason in 5 to 1000 characters.");
        assertThat(court.get("/api/v1/nothing").statusCode()).isEqualTo(404);
        assertThat(pages.submit(page, page + "/end", Map.of("reason", "Was replaced"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(pages.get(page).body()).contains("The system is ended.").doesNotContain("End the system");
        assertThat(court.get("/api/v1/nothing").statusCode()).isEqualTo(401);
    }

    @Test
    void withoutAProviderNobodyIsLinkedToOne() {
        UUID account = new Officers(accounts).with(Role.REGISTRAR).account().id();
        assertRefused(
                "accounts.openid-off",
                () -> propose(
                        openId,
                        new OpenIdProposal.Payload(account, "https://provider.example", "somebody"),
                        administrator));
        assertThat(new WebSession(port).get("/sign-in").body()).doesNotContain("openid");
        assertThat(new WebSession(port).get("/sign-in/openid/start/provider").statusCode())
                .isEqualTo(302);
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

    private WebSession signedIn(Officer officer) {
        WebSession session = new WebSession(port);
        assertThat(session.signIn(officer.name(), Officers.PASSWORD).statusCode())
                .isEqualTo(302);
        return session;
    }

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(call)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
