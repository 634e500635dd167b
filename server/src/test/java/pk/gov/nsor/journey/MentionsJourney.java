package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.supervision.knowledge.Contacts;
import pk.gov.nsor.record.mentions.Placements;
import pk.gov.nsor.record.mentions.Who;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;

@RegisterTest
class MentionsJourney {

    private static final String DISTRICT = "hafizabad";
    private static final String NOTE = "Akbar Ali came with Rafaqat Mirza. His brother Nasir waited outside.";

    @Autowired
    private Contacts contacts;

    @Autowired
    private Placements placements;

    @Autowired
    private Clock clock;

    private final Browser browser;
    private final Supervised supervised;
    private final Officer officer;

    MentionsJourney(Browser browser, Supervised supervised, Officers officers) {
        this.browser = browser;
        this.supervised = supervised;
        this.officer = officers.of(new OfDistrict(DISTRICT), Role.SUPERVISING_OFFICER);
    }

    @Test
    void whoIsMentionedIsSaidWhileOneWritesByTheKeyboardAlone() {
        PersonId person = supervised.in(DISTRICT);
        browser.signIn(officer.name(), Officers.PASSWORD);
        write(person);
        browser.page().waitForSelector("[data-asked=note] select");
        assertThat(browser.text())
                .contains("Akbar Ali (The registered person)", "Rafaqat Mirza")
                .doesNotContain("Nasir (");
        browser.check("mentions-asked");
        inUrdu("mentions-asked");
        write(person);
        browser.page().waitForSelector("[data-asked=note] select");
        browser.page().locator("#note").focus();
        browser.page().keyboard().press("Tab");
        browser.page().keyboard().press("A");
        assertThat(browser.page().locator("[data-asked=note] select").inputValue())
                .isEqualTo("ASSOCIATE Rafaqat Mirza");
        browser.submit();
        assertThat(contacts.of(person)).hasSize(1);
        assertThat(placements.of(person))
                .singleElement()
                .satisfies(placed -> assertThat(placed.who()).isEqualTo(Who.ASSOCIATE));
        browser.open("/people/" + person);
        assertThat(browser.page().locator("#mentions").innerText()).contains("Rafaqat Mirza", "Associate of theirs");
        browser.check("mentions-record");
        inUrdu("mentions-record");
        browser.page().locator("#mentions form button").click();
        assertThat(browser.text()).contains("It is withdrawn").doesNotContain("Rafaqat");
    }

    @Test
    void withoutTheScriptTheSameIsAskedWhenTheNoteIsSent() {
        PersonId person = supervised.in(DISTRICT);
        browser.signIn(officer.name(), Officers.PASSWORD);
        browser.page().route("**/mentions", route -> route.fulfill(new Route.FulfillOptions().setStatus(204)));
        write(person);
        browser.submit();
        assertThat(browser.text()).contains("Say below the text who or what this is");
        assertThat(contacts.of(person)).isEmpty();
        browser.check("mentions-sent");
        browser.page().locator("[data-asked=note] select").selectOption("OTHER Rafaqat Mirza");
        browser.submit();
        assertThat(contacts.of(person)).hasSize(1);
    }

    @Test
    void whatMayTellByARelationIsAskedOfEachNoteAndKeptNowhere() {
        PersonId person = supervised.in(DISTRICT);
        browser.signIn(officer.name(), Officers.PASSWORD);
        for (int note = 1; note <= 2; note++) {
            write(person, "The boy from the next house cried when he saw him.");
            browser.page().waitForSelector("[data-asked=note] select");
            assertThat(browser.text()).contains("Somebody or something else; no survivor");
            browser.check("mentions-relation");
            inUrdu("mentions-relation");
            write(person, "The boy from the next house cried when he saw him.");
            browser.page().waitForSelector("[data-asked=note] select");
            browser.page().locator("[data-asked=note] select").selectOption("OTHER boy");
            browser.submit();
            assertThat(contacts.of(person)).hasSize(note);
            assertThat(placements.of(person)).isEmpty();
        }
    }

    private void write(PersonId person) {
        write(person, NOTE);
    }

    private void write(PersonId person, String note) {
        browser.open("/people/" + person + "/contacts/new");
        browser.fill("on", LocalDate.now(clock).toString())
                .choose("kind", "IN_PERSON")
                .fill("note", note);
    }

    private void inUrdu(String name) {
        browser.inLanguage("ur");
        browser.check(name);
        browser.inLanguage("en");
    }
}
