package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;

@RegisterTest
class ExitControlJourney {

    @Test
    void anOfficerProposesExitControlTheBureauDecidesAndItIsEnded(
            Officers officers, Supervised people, TestClock clock, Browser own, Browser bureau) {
        PersonId person = people.in("narowal");
        String number = people.numberOf(person);
        own.signIn(
                officers.of(new OfDistrict("narowal"), Role.DISTRICT_SUPERVISOR).name(), Officers.PASSWORD);
        own.open("/people/" + person + "/exit-control");
        both(own, "exit-control-new");
        own.submit();
        assertThat(own.text()).contains("Say on which ground.");
        own.choose("ground", "FLIGHT_RISK")
                .fill("reason", "Has sold the house and asked for a visa.")
                .submit();
        assertThat(own.text()).contains("Put under exit control", "Likely to flee", number);
        both(own, "exit-control-proposed");

        bureau.signIn(officers.with(Role.NATIONAL_SUPERVISOR).name(), Officers.PASSWORD);
        bureau.open(own.page().url().replaceAll("https?://[^/]+", "").replaceAll("[?#].*", ""));
        assertThat(bureau.text()).contains("Immigration is asked not to let this person leave, until");
        bureau.check("exit-control-to-decide");
        bureau.press("Approve");

        own.open("/people/" + person);
        assertThat(own.text()).contains("Not to leave the country", "Under exit control until");
        both(own, "exit-control-record");
        clock.move(Duration.ofDays(18));
        own.startAfresh();
        own.signIn(
                officers.of(new OfDistrict("narowal"), Role.DISTRICT_SUPERVISOR).name(), Officers.PASSWORD);
        assertThat(own.text()).contains("Exit controls that end soon", number, "can be extended once");
        both(own, "today-exit-control");
        own.open("/exit-controls?list=ending");
        assertThat(own.text()).contains("Ending within two weeks", number);
        both(own, "exit-controls");
        own.open("/exit-controls?list=ended");
        both(own, "exit-controls-none");
        own.open("/");
        own.page()
                .locator("a", new Page.LocatorOptions().setHasText("Look at it"))
                .first()
                .click();
        both(own, "exit-control-lasting");
        own.fill("endReason", "Came and showed where he works now.");
        own.press("End it");
        assertThat(own.text()).contains("The exit control has ended.");
    }

    private static void both(Browser browser, String name) {
        browser.check(name);
        browser.inLanguage("ur").check(name + "-urdu").inLanguage("en");
    }
}
