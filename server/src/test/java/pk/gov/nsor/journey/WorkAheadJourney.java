package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.accountability.oversight.work.WorkCounting;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;

/** A district without an officer for the work that comes is told on its first page, and the Bureau sees where. */
@RegisterTest
class WorkAheadJourney {

    @Test
    void fromTodayToTheWeeks(Officers officers, Supervised people, @Autowired WorkCounting counting, Browser browser) {
        PersonId unused = people.in("nushki");
        counting.count();
        browser.signIn(
                officers.of(new OfDistrict("nushki"), Role.DISTRICT_SUPERVISOR).name(), Officers.PASSWORD);
        assertThat(browser.text()).contains("Work that cannot be done in time", "0 hours there are");
        both(browser, "work-ahead-today");
        browser.page().locator("nav.side a[href='/work-ahead']").click();
        assertThat(browser.heading()).isEqualTo("Work ahead");
        assertThat(browser.text()).contains("Nushki", "Cannot be done").doesNotContain("Chiniot");
        both(browser, "work-ahead-district");

        browser.startAfresh()
                .signIn(officers.with(Role.NATIONAL_SUPERVISOR).name(), Officers.PASSWORD)
                .open("/work-ahead?province=PK-BA");
        assertThat(browser.text()).contains("Nushki");
        both(browser, "work-ahead");
    }

    private static void both(Browser browser, String name) {
        browser.check(name);
        browser.inLanguage("ur").check(name + "-urdu").inLanguage("en");
    }
}
