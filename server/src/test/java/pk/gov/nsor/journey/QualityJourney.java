package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.accountability.oversight.quality.DataQuality;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;

/** A supervisor goes from the number of a check to its list and to the record on which it is put right. */
@RegisterTest
class QualityJourney {

    @Autowired
    private DataQuality quality;

    @Test
    void fromACheckToTheRecord(Officers officers, Supervised people, Browser browser) {
        PersonId person = people.in("harnai");
        quality.count();
        browser.signIn(
                officers.of(new OfDistrict("harnai"), Role.DISTRICT_SUPERVISOR).name(), Officers.PASSWORD);
        browser.page().locator("nav.side a[href='/quality']").click();
        assertThat(browser.heading()).isEqualTo("Data quality");
        // Other tests may have put people into the district.
        String count = browser.page().locator("#count-identity-unconfirmed").textContent();
        assertThat(count).isNotEqualTo("0");
        both(browser, "quality");

        browser.page()
                .locator("#checks a[href='/quality/people?check=identity-unconfirmed']")
                .click();
        assertThat(browser.heading()).isEqualTo("Records with a finding");
        assertThat(browser.page().locator("#list-heading .count").textContent()).isEqualTo("(" + count + ")");
        both(browser, "quality-list");

        browser.page().locator("main a[href^='/people/" + person + "']").first().click();
        assertThat(browser.page().url()).contains("/people/" + person);
        assertThat(browser.heading()).isNotEqualTo("Why do you open this record?");
    }

    @Test
    void theNationsTableRanksStations(Officers officers, Supervised people, Browser browser) {
        PersonId _ = people.in("harnai");
        quality.count();
        browser.signIn(officers.with(Role.NATIONAL_SUPERVISOR).name(), Officers.PASSWORD);
        browser.open("/quality");
        assertThat(browser.page().locator("#stations").textContent()).contains("Harnai");
        both(browser, "quality-nation");
    }

    private static void both(Browser browser, String name) {
        browser.check(name);
        browser.inLanguage("ur").check(name + "-urdu").inLanguage("en");
    }
}
