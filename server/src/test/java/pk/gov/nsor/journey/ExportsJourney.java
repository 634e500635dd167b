package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestDatabase;

@RegisterTest
class ExportsJourney {

    private static final String DISTRICT = "lodhran";

    @Autowired
    private DataSource dataSource;

    private final Browser browser;
    private final Supervised supervised;
    private final Officers officers;

    ExportsJourney(Browser browser, Supervised supervised, Officers officers) {
        this.browser = browser;
        this.supervised = supervised;
        this.officers = officers;
    }

    @BeforeEach
    void threePeopleAndOneTooMany() {
        Supervised people = supervised;
        for (int i = 0; i < 3; i++) {
            var _ = people.in(DISTRICT);
        }
        TestDatabase.exportAlone(dataSource, 2);
    }

    @AfterEach
    void close() {
        TestDatabase.exportAlone(dataSource, TestDatabase.EXPORT_ALONE);
    }

    @Test
    void aFileWithManyPeopleIsAskedForAllowedByASupervisorAndTakenOnce() {
        String officer = signIn(new OfDistrict(DISTRICT), Role.DISTRICT_SUPERVISOR);
        browser.open("/caseload?list=everybody");
        export().click();
        assertThat(browser.heading()).isEqualTo("A file with many people needs a second person");
        assertThat(browser.text()).contains("This file names 3 people", "/caseload.csv");
        bothLanguages("exports-ask");
        browser.submit();
        assertThat(browser.text()).contains("5 to 1000");
        browser.fill("reason", "The yearly review of the district's caseload").submit();
        assertThat(browser.page().url()).contains("/approvals/");
        String proposal = browser.page().url().replaceFirst(".*/approvals/", "/approvals/");
        bothLanguages("exports-waits");
        browser.open("/caseload?list=everybody");
        export().click();
        assertThat(browser.text()).contains("It waits for a second person");

        browser.startAfresh();
        var _ = signIn(new OfProvince("PK-PB"), Role.PROVINCIAL_SUPERVISOR);
        browser.open(proposal);
        assertThat(browser.text()).contains("The yearly review of the district's caseload");
        bothLanguages("exports-decide");
        browser.press("Approve");

        browser.startAfresh();
        browser.signIn(officer, Officers.PASSWORD);
        browser.open("/caseload?list=everybody");
        Download file = browser.page().waitForDownload(() -> export().click());
        assertThat(file.suggestedFilename()).endsWith(".csv");
        export().click();
        assertThat(browser.heading()).isEqualTo("A file with many people needs a second person");
    }

    private Locator export() {
        return browser.page().locator("a[href^='/caseload.csv']");
    }

    private void bothLanguages(String name) {
        browser.check(name);
        browser.inLanguage("ur").check(name).inLanguage("en");
    }

    private String signIn(Jurisdiction jurisdiction, Role role) {
        String name = officers.of(jurisdiction, role).name();
        browser.signIn(name, Officers.PASSWORD);
        return name;
    }
}
