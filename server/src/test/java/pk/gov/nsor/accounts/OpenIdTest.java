package pk.gov.nsor.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.Nsor;
import pk.gov.nsor.access.Accounts;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.approval.Proposals;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.journey.Browser;
import pk.gov.nsor.kernel.InvalidValueException;
import pk.gov.nsor.testing.Keycloak;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;

/** Signing in at a real provider with a real browser; the register starts before the provider does. */
class OpenIdTest {

    private static final String OFFICER = "11111111-1111-4111-8111-111111111111";
    private static final String STRONG = "22222222-2222-4222-8222-222222222222";

    private static Keycloak keycloak;
    private static ConfigurableApplicationContext register;
    private static int port;
    private static Officer administrator;
    private static Officer supervisor;

    private Browser browser;

    @BeforeAll
    static void aRegisterAndThenItsProvider() throws Exception {
        keycloak = new Keycloak();
        register = new SpringApplicationBuilder(Nsor.class)
                .initializers(new RegisterTest.OnTestDatabase())
                .run(
                        "--server.port=0",
                        "--nsor.oidc.issuer=" + keycloak.issuer(),
                        "--nsor.oidc.client-id=nsor",
                        "--nsor.oidc.client-secret=secret-of-nsor",
                        "--nsor.oidc.name=NPB");
        port = register.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        administrator = officers().with(Role.ADMINISTRATOR);
        supervisor = officers().with(Role.NATIONAL_SUPERVISOR);
        assertThat(location(new WebSession(port), "/sign-in/openid/start/provider"))
                .as("the provider is not there yet")
                .endsWith("/sign-in?openid-failed");
        keycloak.start();
    }

    @AfterAll
    static void end() throws Exception {
        if (register != null) {
            register.close();
        }
        keycloak.close();
    }

    @BeforeEach
    void aBrowser() {
        browser = new Browser(port);
        // The first pages of a provider that has just started take their time.
        page().setDefaultTimeout(60_000);
    }

    @AfterEach
    void noBrowser() {
        browser.close();
    }

    @Test
    void whoIsLinkedSignsInWithTheRolesOfTheRegisterAndIsSignedOutAtBoth() {
        Officer officer = officers().with(Role.REGISTRAR);
        link(officer, OFFICER);
        signInThere("officer");
        // The provider asked for a password alone: the register's own second step follows.
        assertThat(page().url()).endsWith("/sign-in/enrol");
        assertThat(new WebSession(port).get("/people").statusCode()).isEqualTo(302);
        browser.enrol(officer.name());
        page().locator("main form button.btn-primary").first().click();
        browser.open("/people");
        assertThat(page().url()).endsWith("/people");
        browser.open("/accounts");
        assertThat(page().locator("h1").innerText()).doesNotContain("Accounts");
        assertThat(trail(officer)).containsSubsequence("OPENID_ACCEPTED DONE", "SIGN_IN DONE");
        browser.open("/");
        page().locator(
                        "summary",
                        new Page.LocatorOptions().setHasText(officer.account().displayName()))
                .click();
        page().locator("form[action='/sign-out'] button").click();
        page().waitForURL("**/sign-in?signed-out");
        browser.open("/sign-in");
        openProvider();
        page().locator("#username").waitFor();
        assertThat(page().url()).startsWith(keycloak.issuer());
    }

    @Test
    void aSecondFactorThatTheProviderHasSeenIsEnough() {
        Officer officer = officers().with(Role.REGISTRAR);
        link(officer, STRONG);
        signInThere("strong");
        assertThat(page().url()).endsWith(":" + port + "/");
        assertThat(trail(officer)).contains("OPENID_ACCEPTED DONE", "SIGN_IN DONE");
        bean(Accounts.class).disable(officer.name(), Actor.system("test"));
        browser.open("/");
        assertThat(page().url()).contains("/sign-in");
        openProvider();
        page().waitForURL("**/sign-in?openid-unknown");
    }

    @Test
    void whoIsNotLinkedIsNobodyAndNoAccountIsMade() {
        int accounts = bean(Accounts.class).all().size();
        long before = new TrailReader(bean(JdbcClient.class)).last();
        signInThere("stranger");
        assertThat(page().url()).endsWith("/sign-in?openid-unknown");
        assertThat(page().locator("[role=alert]:visible").innerText()).contains("No account here is linked to you");
        browser.check("sign-in-openid");
        browser.inLanguage("ur");
        browser.check("sign-in-openid");
        browser.inLanguage("en");
        assertThat(bean(Accounts.class).all()).hasSize(accounts);
        assertThat(new TrailReader(bean(JdbcClient.class)).ofNobodyAfter(before))
                .containsExactly("SIGN_IN REFUSED");
        browser.open("/people");
        assertThat(page().url()).contains("/sign-in");
        // Somebody else can sign in there then.
        openProvider();
        page().locator("#username").waitFor();
    }

    @Test
    void anAnswerThatWasNotAskedForIsRefused() {
        assertThat(location(new WebSession(port), "/sign-in/openid/back?code=forged&state=forged"))
                .endsWith("/sign-in?openid-failed");
        assertThat(location(new WebSession(port), "/sign-in/openid/back?error=access_denied&state=forged"))
                .endsWith("/sign-in?openid-failed");
        assertThat(location(new WebSession(port), "/sign-in/openid/anything")).endsWith("/sign-in");
    }

    @Test
    void anIdentityIsOfOneAccountAlone() {
        Officer first = officers().with(Role.REGISTRAR);
        link(first, "somebody");
        Officer second = officers().with(Role.REGISTRAR);
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> link(second, "somebody"))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("openid.taken"));
        link(first, "somebody-else");
        link(second, "somebody");
        Map<String, Object> linked = bean(JdbcClient.class)
                .sql("select account_id from access.account_identity where subject = 'somebody'")
                .query()
                .singleRow();
        assertThat(linked.get("account_id")).isEqualTo(second.account().id());
    }

    private static void link(Officer officer, String subject) {
        OpenIdKind kind = register.getBean("accountOpenId", OpenIdKind.class);
        Proposals proposals = bean(Proposals.class);
        var proposal = proposals.propose(
                kind,
                new OpenIdKind.Payload(officer.account().id(), keycloak.issuer(), subject),
                LocalDate.now(bean(Clock.class)),
                "Signs in with the bureau's own service",
                administrator.actor());
        proposals.approve(proposal, "", supervisor.actor());
    }

    private void signInThere(String user) {
        browser.open("/sign-in");
        openProvider();
        page().locator("#username").fill(user);
        page().locator("#password").fill("password-of-" + user);
        page().locator("#kc-login").click();
        page().waitForURL("http://127.0.0.1:" + port + "/**");
    }

    private void openProvider() {
        page().locator("a[href='/sign-in/openid/start/provider']").click();
    }

    private Page page() {
        return browser.page();
    }

    private static java.util.List<String> trail(Officer officer) {
        return new TrailReader(bean(JdbcClient.class)).of(officer.account().id());
    }

    private static String location(WebSession session, String path) {
        return session.get(path).headers().firstValue("Location").orElse("");
    }

    private static Officers officers() {
        return new Officers(bean(Accounts.class));
    }

    private static <T> T bean(Class<T> type) {
        return register.getBean(type);
    }
}
