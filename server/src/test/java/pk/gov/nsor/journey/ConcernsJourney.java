package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;

/** Somebody reports a concern, follows it, and an officer looks into it. */
@RegisterTest
class ConcernsJourney {

    private static final String WORDS = "He moved into the yellow house behind the mill last week";

    @Test
    void aConcernIsReportedLookedAtAndClosed(
            Browser anybody, Browser own, Officers officers, @Autowired JdbcClient jdbc) {
        // Other tests tried wrong codes over the same connection, after which none is looked up that day.
        jdbc.sql("delete from concerns.source").update();
        anybody.open("/concern?lang=ur").check("concern-report-urdu");
        anybody.open("/concern?lang=en").check("concern-report");
        anybody.press("Report it");
        anybody.check("concern-report-wrong");
        anybody.choose("kind", "MOVED")
                .fill("who", "Akbar, tall, drives a rickshaw")
                .fill("words", WORDS);
        anybody.page().locator("#district").selectOption("chakwal");
        anybody.press("Report it");
        assertThat(anybody.text()).contains("Your concern was received");
        anybody.check("concern-sent");
        String code = anybody.page().locator("#code-given").innerText();
        anybody.fill("code", code).press("Show");
        assertThat(anybody.text()).contains("It was received.");
        anybody.check("concern-state");

        own.signIn(
                officers.of(new OfDistrict("chakwal"), Role.SUPERVISING_OFFICER).name(), Officers.PASSWORD);
        assertThat(own.text()).contains("Concerns to look at");
        own.open("/concerns");
        both(own, "concerns");
        own.page()
                .locator("a", new com.microsoft.playwright.Page.LocatorOptions().setHasText("Look at it"))
                .first()
                .click();
        assertThat(own.text()).contains(WORDS);
        both(own, "concern");
        own.press("I am looking at it");
        own.choose("outcome", "NOT_SO")
                .fill("remark", "Nobody has moved there; asked at the mill.")
                .press("Close it");
        assertThat(own.text()).contains("The concern is closed.");
        own.open("/concerns?list=closed");
        both(own, "concerns-closed");
    }

    private static void both(Browser browser, String name) {
        browser.check(name);
        browser.inLanguage("ur").check(name + "-urdu").inLanguage("en");
    }
}
