package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;

/** How somebody gets an account, from the proposal to their first page. */
@RegisterTest
class AccountsJourney {

    @Autowired
    private Accounts accounts;

    @Autowired
    private MachineClients clients;

    @Autowired
    private ClientCredentials credentials;

    private final Browser browser;

    AccountsJourney(Browser browser) {
        this.browser = browser;
    }

    @Test
    void anAdministratorProposesAnApproverApprovesAndThePersonSignsInWithBothHalves() {
        Officer administrator = new Officers(accounts).with(Role.ADMINISTRATOR);
        Officer approver = new Officers(accounts).with(Role.NATIONAL_SUPERVISOR);
        String name = "nadia." + UUID.randomUUID().toString().substring(0, 8);
        browser.signIn(administrator.name(), Officers.PASSWORD).open("/accounts");
        checkInBothLanguages("accounts");
        browser.page().getByText("Propose an account or a change").click();
        checkInBothLanguages("accounts-kinds");
        browser.open("/approvals/new?kind=account-new");
        browser.fill("display-name", "Nadia Rehman")
                .fill("personnel-number", Officers.number())
                .fill("user-name", name)
                .fill("reason", "New at the bureau");
        browser.choose(browser.page().locator("input[name=roles][value=REGISTRAR]"));
        browser.page().locator("#agency").selectOption("NPB");
        browser.fill("place", "Pakistan");
        browser.check("account-new");
        browser.submit();
        assertThat(browser.text()).contains("Nadia Rehman", "two halves");
        browser.submit();
        String proposal = browser.page().url().replaceFirst("https?://[^/]+", "");

        browser.startAfresh().signIn(approver.name(), Officers.PASSWORD).open(proposal);
        checkInBothLanguages("account-proposal");
        browser.press("Approve");
        assertThat(accounts.find(name)).isPresent();
        browser.open("/");
        assertThat(browser.text()).contains("for you to hand over: 1");
        String second = part();

        browser.startAfresh().signIn(administrator.name(), Officers.PASSWORD);
        String first = part();
        browser.open("/accounts?list=open");
        browser.page().locator("#q").pressSequentially(name);
        browser.page().locator("#list h2").getByText("(1)").waitFor();
        browser.page().locator("#list tbody a").click();
        checkInBothLanguages("account");

        browser.startAfresh().signIn(name, first + "-" + second);
        assertThat(browser.heading()).isEqualTo("Change your pass-phrase first");
        browser.fill("old", first + "-" + second)
                .fill("new", browser.page().locator("#offered").innerText())
                .press("Change it");
        assertThat(browser.open("/").heading()).isEqualTo("Today");
        browser.startAfresh().signIn(approver.name(), Officers.PASSWORD).open("/accounts?list=review");
        checkInBothLanguages("accounts-review");
    }

    @Test
    void anAdministratorLooksAtASystemProposesAnotherSecretAndEndsIt() {
        Officer administrator = new Officers(accounts).with(Role.ADMINISTRATOR);
        String name = "court-lahore-" + UUID.randomUUID().toString().substring(0, 8);
        MachineClient client =
                clients.create(name, Feed.COURT, "COURTS", ClientCredentials.newSecret(), administrator.actor());
        var _ = credentials.addSecret(
                client.id(), ClientCredentials.newSecret(), ClientCredentials.OVERLAP, administrator.actor());
        browser.signIn(administrator.name(), Officers.PASSWORD).open("/accounts");
        browser.page().getByText("Systems of agencies").click();
        checkInBothLanguages("systems");
        browser.open("/accounts/systems/" + client.id());
        checkInBothLanguages("system");
        browser.page().getByText("Propose another secret").click();
        checkInBothLanguages("client-secret");
        browser.page().locator("#older").selectOption("AT_ONCE");
        browser.fill("reason", "The old one was sent by mail");
        browser.submit();
        assertThat(browser.text()).contains(name, "ends with the approval");
        browser.open("/accounts/systems/" + client.id());
        browser.fill("reason", "Was replaced").submit();
        assertThat(browser.text()).contains("The system is ended.");
        browser.check("system-ended");
    }

    @Test
    void aSystemThatIsTriedIsMadeByTwoAndIsKnownForOne() {
        Officer administrator = new Officers(accounts).with(Role.ADMINISTRATOR);
        Officer approver = new Officers(accounts).with(Role.NATIONAL_SUPERVISOR);
        String name = "aa-" + UUID.randomUUID().toString().substring(0, 8);
        browser.signIn(administrator.name(), Officers.PASSWORD).open("/approvals/new?kind=client-new");
        checkInBothLanguages("trial-client-form");
        browser.page().locator("#use").selectOption("TRIAL");
        browser.page().locator("#feed").selectOption("COURT");
        browser.page().locator("#agency").selectOption("COURTS");
        browser.fill("name", name)
                .fill("scope", "country")
                .fill("reason", "The courts try their system")
                .submit();
        assertThat(browser.text()).contains("The name of a system that is tried begins with trial-");
        browser.check("trial-client-refused");
        browser.fill("name", "trial-" + name).submit();
        assertThat(browser.text()).contains("never gets into the register");
        browser.check("trial-client-preview");
        browser.submit();
        String proposal = browser.page().url().replaceFirst("https?://[^/]+", "");

        browser.startAfresh().signIn(approver.name(), Officers.PASSWORD).open(proposal);
        checkInBothLanguages("trial-client-proposal");
        browser.press("Approve");
        MachineClient made = clients.find("trial-" + name).orElseThrow();
        assertThat(made.trial()).isTrue();
        browser.open("/accounts/systems/" + made.id());
        assertThat(browser.text()).contains("Trial", "never gets into the register");
        checkInBothLanguages("trial-client");
        clients.disable(made.name(), approver.actor());
    }

    /** An account until its first sign-in: what the two of them open, from their page Today on. */
    @Test
    void sevenPagesLeadToAnAccountWithWhichThePersonSignsIn() {
        Officer administrator = new Officers(accounts).with(Role.ADMINISTRATOR);
        Officer approver = new Officers(accounts).with(Role.NATIONAL_SUPERVISOR);
        String name = "zara." + UUID.randomUUID().toString().substring(0, 8);
        int pages = 0;

        int before = browser.signIn(administrator.name(), Officers.PASSWORD).pagesOpened();
        browser.page().locator("nav.side a[href='/accounts']").click();
        browser.page().getByText("Propose a new account").click();
        browser.fill("display-name", "Zara Khan")
                .fill("personnel-number", Officers.number())
                .fill("user-name", name)
                .fill("reason", "New at the bureau");
        browser.choose(browser.page().locator("input[name=roles][value=REGISTRAR]"));
        browser.page().locator("#agency").selectOption("NPB");
        browser.fill("place", "Pakistan");
        browser.submit();
        browser.submit();
        String proposal = browser.page().url().replaceFirst("https?://[^/]+", "");
        pages += browser.pagesOpened() - before;

        browser.startAfresh().signIn(approver.name(), Officers.PASSWORD);
        before = browser.pagesOpened();
        browser.open(proposal);
        browser.press("Approve");
        assertThat(browser.heading()).isEqualTo("Parts of pass-phrases and secrets to hand over");
        String second = shownPart();
        pages += browser.pagesOpened() - before;

        browser.startAfresh().signIn(administrator.name(), Officers.PASSWORD);
        before = browser.pagesOpened();
        browser.page().locator("main a[href='/accounts/handovers']").first().click();
        String first = shownPart();
        pages += browser.pagesOpened() - before;

        assertThat(pages).isLessThanOrEqualTo(7);
        // As somebody types who was told it: large letters, and spaces between the groups.
        String typed = (first + " " + second).replace('-', ' ').toUpperCase(Locale.ROOT);
        browser.startAfresh().signIn(name, typed);
        assertThat(browser.heading()).isEqualTo("Change your pass-phrase first");
    }

    private String part() {
        browser.open("/accounts/handovers");
        checkInBothLanguages("handovers");
        String part = shownPart();
        browser.check("handover");
        return part;
    }

    /** It appears in its line, without another page. */
    private String shownPart() {
        browser.page().locator("main form button").first().click();
        return browser.page().locator("#part").innerText();
    }

    private void checkInBothLanguages(String name) {
        browser.check(name);
        browser.inLanguage("ur");
        browser.check(name);
        browser.inLanguage("en");
    }
}
