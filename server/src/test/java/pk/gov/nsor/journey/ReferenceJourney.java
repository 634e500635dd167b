package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.NewAccount;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.testing.RegisterTest;

@RegisterTest
class ReferenceJourney {

    private static final String PASSWORD = "correct-horse-battery";

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    private Browser browser;

    @BeforeEach
    void open() {
        accounts.ensure(
                new NewAccount("reference.auditor", "Bushra Kakar", Set.of(Role.AUDITOR), "SPECIAL_COMMITTEE"),
                PASSWORD,
                Actor.system("test"));
        browser = new Browser(port).signIn("reference.auditor", PASSWORD);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void whoeverIsSignedInReadsTheLawOfADayAndComparesItWithAnother() {
        browser.page().locator("nav.side a[href='/law']").click();
        assertThat(browser.text())
                .contains(
                        "PPC 376", "Assumed", "How long a tier I offender stays on the register", "180 months", "[L01");
        browser.check("law");

        browser.fill("on", "24/7/2022").fill("with", "24 Jul 2023").submit();
        assertThat(browser.text())
                .contains("What differs between 24 July 2022 and 24 July 2023", "~ Changed", "PECA 22")
                .doesNotContain("PPC 376\n");
        assertThat(browser.text()).contains("L19").doesNotContain("L06");
        browser.check("law-compared");
        inUrdu();
        assertThat(browser.text()).contains("~ تبدیل");
        browser.check("law-compared");
        browser.open("/law").check("law");

        browser.fill("on", "31-2-2026").fill("with", "someday").submit();
        assertThat(browser.page().locator("#on-error").innerText()).isNotBlank();
        assertThat(browser.page().locator("#with-error").innerText()).isNotBlank();
        assertThat(browser.page().locator("#on").inputValue()).isEqualTo("31-2-2026");
        browser.check("law-bad-days");
    }

    @Test
    void aPlaceIsFoundOnTheMapByAnySpellingAndAnAmbiguousWordIsAskedBack() {
        browser.open("/places");
        assertThat(browser.page().locator("svg .point use").count()).isGreaterThanOrEqualTo(172);
        browser.check("places");

        browser.fill("place", "کراچی");
        browser.send(browser.page().locator("main form[role=search] button[type=submit]"));
        assertThat(browser.text()).contains("Several districts can be meant", "Keamari", "Districts (7)");
        assertThat(browser.page().locator("svg .found").count()).isEqualTo(7);
        browser.check("places-ambiguous");
        inUrdu();
        browser.check("places-ambiguous");

        browser.fill("place", "Atlantis");
        browser.send(browser.page().locator("main form[role=search] button[type=submit]"));
        assertThat(browser.text()).contains("اس نام کی کوئی جگہ معلوم نہیں: Atlantis", "اضلاع (172)");
        browser.check("places-unknown");

        browser.open("/places/swat");
        assertThat(browser.heading()).contains("سوات");
        browser.check("district");
        browser.inLanguage("en");
        assertThat(browser.text()).contains("Upper Swat", "Tehsils", "City Police Station", "Assumed");
        browser.check("district");
    }

    private void inUrdu() {
        browser.inLanguage("ur");
    }
}
