package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pk.gov.nsor.accountability.accessreview.SoldRecords;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.NewAccount;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;

/** A supervisor looks into what the night found, an auditor objects, and another supervisor decides. */
@RegisterTest
class AccessAlertsJourney {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Accounts accounts;

    private final Browser browser;

    AccessAlertsJourney(Browser browser) {
        this.browser = browser;
    }

    @Test
    void whatTheNightFoundIsDisposedOfObjectedToAndDecidedAgain() {
        String name = "imran." + UUID.randomUUID().toString().substring(0, 8);
        Account officer = accounts.create(
                new NewAccount(name, "Imran Qadir", Set.of(Role.SUPERVISING_OFFICER), "NPB", new OfDistrict("okara")),
                Officers.PASSWORD,
                Actor.system("test"));
        SoldRecords.night(context, officer.id(), 60);
        Officers officers = new Officers(accounts);
        Officer district = officers.of(new OfDistrict("okara"), Role.DISTRICT_SUPERVISOR);
        Officer auditor = officers.with(Role.AUDITOR);
        Officer national = officers.with(Role.NATIONAL_SUPERVISOR);

        browser.signIn(district.name(), Officers.PASSWORD).open("/");
        assertThat(browser.text()).contains("Access alerts", "Outside the usual hours", "Imran Qadir");
        both("alerts-today");
        browser.open("/access-alerts?officer=" + name);
        assertThat(browser.text()).contains("60 records outside the usual hours; the alert starts at 5 in a day");
        both("alerts");
        browser.page().getByText("Look into it").first().click();
        assertThat(browser.text()).contains("Record views behind this alert", "Emergency access", "With the district");
        both("alert");
        browser.choose("kind", "EXPLAINED")
                .fill("days", "900")
                .fill("reason", "Covers the night desk")
                .submit();
        assertThat(browser.text()).contains("Give 0 to 90 days.");
        browser.check("alert-wrong");
        browser.fill("days", "30").submit();
        assertThat(browser.text()).contains("Saved.", "The explanation holds until");
        both("alert-disposed");
        String alert = browser.page().url().replaceFirst("https?://[^/]+", "");

        browser.startAfresh()
                .signIn(auditor.name(), Officers.PASSWORD)
                .open("/access-alerts?state=disposed&officer=" + name);
        both("alerts-auditor");
        browser.open(alert);
        both("alert-auditor");
        browser.fill("reason", "No roster of the night desk was asked for").submit();
        assertThat(browser.text()).contains("An auditor objects", "With the National Police Bureau");

        browser.startAfresh().signIn(national.name(), Officers.PASSWORD).open(alert);
        both("alert-national");
        browser.choose("kind", "CLOSURE_PROPOSED")
                .fill("reason", "There was no night desk that week")
                .submit();
        assertThat(browser.text()).contains("Closing of the account proposed");
        browser.open("/");
        assertThat(browser.text()).contains("Close the account");
        browser.check("alerts-today-national");
    }

    private void both(String name) {
        browser.check(name);
        String here = browser.page().url();
        browser.inLanguage("ur");
        browser.check(name);
        browser.inLanguage("en");
        if (!here.equals(browser.page().url())) {
            browser.page().navigate(here);
        }
    }
}
