package pk.gov.nsor.accountability.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.Nsor;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.credential.OpenIdLinks;
import pk.gov.nsor.foundation.access.internal.Credentials;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.journey.Browser;
import pk.gov.nsor.testing.Keycloak;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.SecondStep;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;

/** Signing in at a real provider with a real browser; the register starts before the provider does. */
@Tag("process")
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
    void aBrowserAndNobodyLinked() {
        bean(JdbcClient.class).sql("delete from access.account_identity").update();
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
        proved(officer, OFFICER);
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
        proved(officer, STRONG);
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
    void anAdministratorsOwnIdentitySignsNobodyInToAnothersAccountWhoIsToldAndRefusesIt() {
        Officer victim = officers().with(Role.REGISTRAR);
        link(victim, STRONG);
        signInThere("strong");
        assertThat(page().url()).as("two people have said so").endsWith("/sign-in?openid-unknown");
        browser.open("/sign-in");
        browser.signIn(victim.name(), Officers.PASSWORD);
        browser.open("/");
        assertThat(page().content()).contains("Sign-in at NPB to confirm or refuse");
        browser.open("/signing-in");
        assertThat(page().content()).contains(STRONG);
        browser.check("signing-in-openid");
        browser.send(page().locator("form[action='/signing-in/openid/end'] button"));
        assertThat(page().content()).contains("The link is ended").doesNotContain(STRONG);
        assertThat(trail(victim)).contains("OPENID_UNLINKED DONE");
        browser.open("/");
        assertThat(page().content()).doesNotContain("to confirm or refuse");
    }

    @Test
    void theOwnerShowsItBySigningInAtBothAndNobodyElseCan() {
        Officer owner = officers().with(Role.REGISTRAR);
        link(owner, OFFICER);
        browser.open("/sign-in");
        browser.signIn(owner.name(), Officers.PASSWORD);
        showAt("stranger", owner);
        assertThat(page().url()).endsWith("/signing-in?openid-not-proved");
        assertThat(trail(owner)).contains("OPENID_PROVED REFUSED").doesNotContain("OPENID_PROVED DONE");
        try (Browser other = new Browser(port)) {
            other.page().setDefaultTimeout(60_000);
            signInThere(other.page(), "officer");
            assertThat(other.page().url()).endsWith("/sign-in?openid-unknown");
        }
        page().context().clearCookies(new BrowserContext.ClearCookiesOptions().setPath("/realms/nsor/"));
        showAt("officer", owner);
        assertThat(page().url()).endsWith("/signing-in?openid-proved");
        assertThat(page().content()).contains("It is shown");
        browser.check("signing-in-openid-proved");
        assertThat(trail(owner)).contains("OPENID_PROVED DONE");
        try (Browser other = new Browser(port)) {
            other.page().setDefaultTimeout(60_000);
            signInThere(other.page(), "officer");
            assertThat(other.page().url()).endsWith("/sign-in/code");
        }
    }

    @Test
    void aLinkThatIsShownWhileTheAccountIsResetIsNot() {
        Officer owner = officers().with(Role.REGISTRAR);
        link(owner, "reset-meanwhile");
        SignedIn before = bean(Credentials.class).current(owner.account().id()).orElseThrow();
        bean(Accounts.class).setPassword(owner.name(), Officers.PASSWORD, owner.actor());
        OpenIdLinks links = bean(OpenIdLinks.class);
        assertThat(links.prove(before, keycloak.issuer(), "reset-meanwhile", owner.actor()))
                .isFalse();
        proved(owner, "reset-meanwhile");
        assertThat(links.account(keycloak.issuer(), "reset-meanwhile"))
                .contains(owner.account().id());
        links.removeAll(owner.account().id(), owner.actor());
        assertThat(links.account(keycloak.issuer(), "reset-meanwhile")).isEmpty();
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
        OpenIdProposal kind = register.getBean("accountOpenId", OpenIdProposal.class);
        Proposals proposals = bean(Proposals.class);
        var proposal = proposals.propose(
                kind,
                new OpenIdProposal.Payload(officer.account().id(), keycloak.issuer(), subject),
                LocalDate.now(bean(Clock.class)),
                "Signs in with the bureau's own service",
                administrator.actor());
        proposals.approve(proposal, "", supervisor.actor());
    }

    private static void proved(Officer officer, String subject) {
        SignedIn owner = bean(Credentials.class).current(officer.account().id()).orElseThrow();
        assertThat(bean(OpenIdLinks.class).prove(owner, keycloak.issuer(), subject, officer.actor()))
                .isTrue();
    }

    /** From the page of one's own signing in, with a second step anew where it is asked for. */
    private void showAt(String user, Officer owner) {
        browser.open("/signing-in");
        page().locator("form[action='/signing-in/openid/prove'] button").click();
        if (page().url().endsWith("/signing-in/confirm")) {
            page().locator("#code")
                    .fill(SecondStep.of("http://127.0.0.1:" + port, owner.name())
                            .next(Instant.now()));
            page().locator("main form button.btn-primary").first().click();
            page().waitForURL("**/signing-in");
            page().locator("form[action='/signing-in/openid/prove'] button").click();
        }
        fillThere(page(), user);
    }

    private void signInThere(String user) {
        signInThere(page(), user);
    }

    private static void signInThere(Page page, String user) {
        page.navigate("http://127.0.0.1:" + port + "/sign-in");
        openProvider(page);
        fillThere(page, user);
    }

    private static void fillThere(Page page, String user) {
        page.locator("#username").fill(user);
        page.locator("#password").fill("password-of-" + user);
        page.locator("#kc-login").click();
        page.waitForURL("http://127.0.0.1:" + port + "/**");
    }

    private void openProvider() {
        openProvider(page());
    }

    private static void openProvider(Page page) {
        page.locator("a[href='/sign-in/openid/start/provider']").click();
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
