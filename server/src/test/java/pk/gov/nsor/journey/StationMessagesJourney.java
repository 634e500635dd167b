package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;

@RegisterTest
class StationMessagesJourney {

    @Test
    void anOfficerAsksAnotherStationWhichAnswers(Officers officers, Supervised people, Browser own, Browser other) {
        PersonId person = people.in("jhelum");
        String number = people.numberOf(person);
        own.signIn(
                officers.of(new OfDistrict("jhelum"), Role.SUPERVISING_OFFICER).name(), Officers.PASSWORD);
        own.open("/people/" + person);
        assertThat(own.text()).contains("No other station was asked about this person.");
        link(own, "Ask another station");
        own.submit();
        assertThat(own.text()).contains("Name the station that is asked.");
        own.check("station-message-wrong");
        own.fill("station", "City Police Station Sukkur")
                .fill("question", "Was he at the workshop in your area on Friday?")
                .check("station-message-new");
        inUrdu(own, "station-message-new");
        own.submit();
        assertThat(own.text())
                .contains("The message is sent. The answer comes to Today.", "City Police Station Sukkur");
        own.check("station-message-record");
        own.open("/station-messages");
        assertThat(own.text()).contains(number, "with the officer");
        both(own, "station-messages-asked");

        other.signIn(
                officers.of(new OfDistrict("sukkur"), Role.SUPERVISING_OFFICER).name(), Officers.PASSWORD);
        assertThat(other.text()).contains("Messages to answer", number);
        both(other, "today-station-messages");
        other.page()
                .locator("a", new Page.LocatorOptions().setHasText("Read and answer"))
                .first()
                .click();
        assertThat(other.text()).contains("Was he at the workshop", "Police of").doesNotContain("Open the record");
        both(other, "station-message-asked");
        other.fill("answer", "He was, from eight to five.").submit();
        assertThat(other.text()).contains("The answer is sent.").doesNotContain(number);
        both(other, "station-messages-none");

        own.open("/");
        assertThat(own.text()).contains("Answers of other stations", number);
        own.page()
                .locator("a", new Page.LocatorOptions().setHasText("Read:"))
                .last()
                .click();
        assertThat(own.text()).contains("He was, from eight to five.", "Answered on");
        both(own, "station-message-answered");
    }

    private static void both(Browser browser, String name) {
        browser.check(name);
        inUrdu(browser, name);
    }

    private static void inUrdu(Browser browser, String name) {
        browser.inLanguage("ur").check(name + "-urdu").inLanguage("en");
    }

    private static void link(Browser browser, String text) {
        browser.page()
                .locator("a", new Page.LocatorOptions().setHasText(text))
                .first()
                .click();
    }
}
