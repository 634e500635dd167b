package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.access.NewAccount;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.testing.RegisterTest;

@RegisterTest
class DirectoryJourney {

    private static final String PASSWORD = "correct-horse-battery";

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    private Browser browser;

    @BeforeEach
    void open() {
        accounts.ensure(
                new NewAccount(
                        "dora.keeper",
                        "Rukhsana Baloch",
                        Set.of(Role.DIRECTORY_KEEPER),
                        "CRISIS_CELLS",
                        new OfProvince("PK-BA")),
                PASSWORD,
                Actor.system("test"));
        browser = new Browser(port).signIn("dora.keeper", PASSWORD);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void aKeeperConfirmsAddsChangesClosesAndReopensEntriesInBothLanguages() {
        assertThat(browser.text()).contains("Directory entries to confirm", "Women helpline Balochistan");
        browser.open("/law").page().locator("p.jump a[href='/directory']").click();
        assertThat(browser.heading()).isEqualTo("Directory of help");
        assertThat(browser.text()).contains("Women helpline Balochistan").doesNotContain("Punjab women helpline");
        browser.check("directory");
        inUrdu();
        assertThat(browser.text()).contains("خواتین ہیلپ لائن بلوچستان");
        browser.check("directory");
        inEnglish();
        browser.page().locator("#kind").selectOption("helpline");
        browser.page().locator("#mine").selectOption("yes");
        browser.page().locator("form.filters button").click();
        assertThat(browser.page().url()).contains("kind=helpline", "mine=yes");
        assertThat(browser.text()).contains("1089").doesNotContain("1099");

        browser.open("/directory/new").submit();
        assertThat(browser.text()).contains("Choose the kind.", "Give the name in English.");
        browser.check("directory-new-wrong");
        fillIn();
        browser.submit();
        assertThat(browser.text()).contains("Say it in 1 to 300 characters.");
        browser.fill("reason", "Visited, the cell is open").submit();
        assertThat(browser.text())
                .contains(
                        "The public is told this once a second person",
                        "DHQ Hospital, Chaman",
                        "HELP answers otherwise in");
        browser.check("directory-proposal");
        inUrdu();
        browser.check("directory-proposal");
        inEnglish();
        String entry = approvedByAnother(browser.page().url());
        browser.page().navigate(entry);
        assertThat(browser.text()).contains("Told by HELP", "Rukhsana Baloch");
        browser.check("directory-entry");

        browser.open("/near?lang=en&d=killa-abdullah");
        browser.check("near");
        browser.open("/near?d=killa-abdullah");
        browser.check("near-urdu");
        browser.open("/near?lang=sd&d=killa-abdullah");
        browser.check("near-sindhi");
        browser.open("/near?lang=ps&d=killa-abdullah");
        browser.check("near-pashto");
        browser.page().navigate(entry);

        browser.page().getByText("Change", exactly()).click();
        browser.fill("dialling", "press 3")
                .fill("reason", "They have a menu now")
                .submit();
        assertThat(browser.text()).contains("They have a menu now", "press 3");
        inUrdu();
        browser.check("directory-entry");
        browser.page().navigate(entry + "/change");
        browser.check("directory-change");

        browser.page().navigate(entry + "/confirmation");
        browser.check("directory-confirmation");
        browser.fill("reason", "فون کیا").submit();
        assertThat(browser.text()).contains("آج کی تصدیق درج ہو گئی");
        browser.page().navigate(entry + "/closing");
        assertThat(browser.heading()).contains("چمن");
        browser.check("directory-closing");
        inEnglish();
        browser.check("directory-closing");
        browser.fill("reason", "Moved to Quetta").submit();
        assertThat(browser.text()).contains("Nobody is sent there any more", "Moved to Quetta");
        browser.check("directory-closed");
        browser.page().navigate(entry + "/reopening");
        browser.fill("reason", "Came back").submit();
        assertThat(browser.text()).contains("The public is told this once a second person");
        browser.page().navigate(entry);
        assertThat(browser.text()).contains("waits for a second person");
        browser.check("directory-waiting");
        browser.page().getByText("See it", exactly()).click();
        browser.page().locator("form[action$='/withdraw'] button").click();
        browser.page().navigate(entry);
        assertThat(browser.text()).doesNotContain("waits for a second person");
    }

    /** By somebody else of the province; the entry's page. */
    private String approvedByAnother(String proposal) {
        accounts.ensure(
                new NewAccount(
                        "dora.second",
                        "Gul Bano",
                        Set.of(Role.DIRECTORY_KEEPER),
                        "CRISIS_CELLS",
                        new OfProvince("PK-BA")),
                PASSWORD,
                Actor.system("test"));
        Browser second = new Browser(port).signIn("dora.second", PASSWORD);
        try {
            second.page().navigate(proposal);
            second.page().locator("form[action$='/approve'] button").click();
            second.open("/directory?district=chaman");
            return second.page()
                    .getByText("Anti-Rape Crisis Cell Chaman")
                    .first()
                    .evaluate("a => a.closest('a').href")
                    .toString();
        } finally {
            second.close();
        }
    }

    private void fillIn() {
        browser.page().locator("#kind").selectOption("CRISIS_CELL");
        browser.fill("nameEn", "Anti-Rape Crisis Cell Chaman").fill("nameUr", "کرائسس سیل چمن");
        browser.fill("area", "Chaman");
        browser.page().locator("#status").selectOption("OPEN");
        browser.page().locator("#confidence").selectOption("sourced");
        browser.fill("numbers", "0399-1234567")
                .fill("sourceTitle", "Visited by the keeper")
                .fill("placeEn", "District Headquarters Hospital");
        browser.page().locator("#helpRank").selectOption("1");
        browser.fill("shortEn", "DHQ Hospital, Chaman").fill("shortUr", "ضلعی ہسپتال چمن");
    }

    private static com.microsoft.playwright.Page.GetByTextOptions exactly() {
        return new com.microsoft.playwright.Page.GetByTextOptions().setExact(true);
    }

    private void inUrdu() {
        browser.inLanguage("ur");
    }

    private void inEnglish() {
        browser.inLanguage("en");
    }
}
