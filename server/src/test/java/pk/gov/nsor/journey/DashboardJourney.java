package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.accountability.oversight.DashboardCounting;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;

/** A supervisor of the Bureau goes from the nation's numbers to a province's, a district's and the list behind one. */
@RegisterTest
class DashboardJourney {

    @Autowired
    private DashboardCounting counting;

    @Test
    void fromTheNationToTheListOfADistrict(Officers officers, Supervised people, TestClock clock, Browser browser) {
        people.escapedIn("chiniot", LocalDate.now(clock).minusDays(1));
        counting.count();
        browser.signIn(officers.with(Role.NATIONAL_SUPERVISOR).name(), Officers.PASSWORD);
        browser.page().locator("nav.side a[href='/dashboard']").click();
        assertThat(browser.heading()).isEqualTo("Overview: Pakistan");
        both(browser, "dashboard-nation");

        browser.page().locator("#places a[href='/dashboard/PK-PB']").focus();
        browser.page().keyboard().press("Enter");
        browser.page().waitForURL("**/dashboard/PK-PB");
        assertThat(browser.heading()).isEqualTo("Overview: Punjab");
        both(browser, "dashboard-province");

        browser.page().locator("#places a[href='/dashboard/PK-PB/chiniot']").click();
        assertThat(browser.heading()).isEqualTo("Overview: Chiniot");
        both(browser, "dashboard-district");

        String number = browser.page().locator("#figure-cases-everybody").textContent();
        browser.page().locator("#figure-cases-everybody").click();
        assertThat(browser.heading()).isEqualTo("Caseload");
        assertThat(browser.page().locator("#list-heading .count").textContent())
                .isEqualTo("(" + number.split(":")[0] + ")");
        both(browser, "dashboard-list");
    }

    @Test
    void aDistrictsSupervisorHasTheirOwn(Officers officers, Supervised people, Browser browser) {
        people.in("chiniot");
        browser.signIn(
                officers.of(new OfDistrict("chiniot"), Role.DISTRICT_SUPERVISOR).name(), Officers.PASSWORD);
        browser.open("/dashboard");
        assertThat(browser.heading()).isEqualTo("Overview: Chiniot");
        both(browser, "dashboard-own-district");
    }

    @Test
    void theMapLeadsToADistrictAndShowsAnotherFigure(Officers officers, Supervised people, Browser browser) {
        var _ = people.in("chiniot");
        var _ = people.in("matiari");
        counting.count();
        browser.signIn(officers.with(Role.NATIONAL_SUPERVISOR).name(), Officers.PASSWORD);
        browser.open("/dashboard#map");
        both(browser, "dashboard-map");
        browser.page().locator("#map-figure").selectOption("cases-overdue");
        browser.page().locator("#map button").click();
        assertThat(browser.page().url()).endsWith("/dashboard?map=cases-overdue#map");
        assertThat(browser.page().locator("#map-figure").inputValue()).isEqualTo("cases-overdue");
        browser.page().locator("#map summary").click();
        assertThat(browser.page().locator("#map details").innerText()).contains("Chiniot", "Matiari");
        browser.page().locator("#map svg a[href='/dashboard/PK-PB/chiniot']").click();
        assertThat(browser.heading()).isEqualTo("Overview: Chiniot");
        assertThat(browser.page().locator("#map").count()).isZero();

        browser.open("/dashboard/PK-SD");
        assertThat(browser.page().locator("#map svg").innerHTML())
                .contains("Karachi")
                .doesNotContain("Chiniot");
        both(browser, "dashboard-map-province");
    }

    private static void both(Browser browser, String name) {
        browser.check(name);
        browser.inLanguage("ur").check(name + "-urdu").inLanguage("en");
    }
}
