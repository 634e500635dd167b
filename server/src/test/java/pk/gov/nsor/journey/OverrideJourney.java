package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.supervision.knowledge.Contacts;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;

@RegisterTest
class OverrideJourney {

    private static final String DISTRICT = "hafizabad";

    @Autowired
    private Contacts contacts;

    @Autowired
    private Clock clock;

    private final Browser browser;
    private final Supervised supervised;
    private final Officers officers;
    private @Nullable Officer officer;
    private @Nullable Officer supervisor;

    OverrideJourney(Browser browser, Supervised supervised, Officers officers) {
        this.browser = browser;
        this.supervised = supervised;
        this.officers = officers;
    }

    @BeforeEach
    void open() {
        officer = officers.of(new OfDistrict(DISTRICT), Role.SUPERVISING_OFFICER);
        supervisor = officers.of(new OfDistrict(DISTRICT), Role.DISTRICT_SUPERVISOR);
    }

    @Test
    void anOfficerIsStoppedAsksTheSupervisorAllowsAndTheFormIsSentAgainOnce() {
        PersonId person = supervised.in(DISTRICT);
        String contact = "/people/" + person + "/contacts/new";
        String note = "He keeps the rule. The victim Ayesha Centre has opened next door.";
        signIn(officer);
        browser.open(contact);
        write(note);
        assertThat(browser.text()).contains("seems to name a survivor", "Ask that it be allowed");
        assertThat(browser.page().locator("form.offer mark").allInnerTexts())
                .anyMatch(marked -> marked.startsWith("Ayesha"));
        browser.check("allowance-offer");
        // It opens beside the form; here in the same window, which is one.
        browser.page().evaluate("document.querySelector('form.offer').removeAttribute('target')");
        browser.page().locator("form.offer button").click();
        assertThat(browser.page().locator("mark").allInnerTexts()).anyMatch(marked -> marked.startsWith("Ayesha"));
        browser.check("allowance-ask");
        browser.fill("reason", "Too short").submit();
        assertThat(browser.text()).contains("Write 20 to 1,000 characters.");
        browser.fill("reason", "This is the name of an office of the province and of nobody")
                .submit();
        assertThat(browser.text()).contains("A supervisor has been asked.", "Waits for a decision");
        browser.check("allowance-waits");
        inUrdu("allowance-waits");

        browser.startAfresh();
        signIn(supervisor);
        assertThat(browser.text()).contains("Texts that were stopped", name(officer));
        link("Read and decide");
        assertThat(browser.text()).contains("Ayesha Centre", "an office of the province");
        browser.check("allowance-decide");
        inUrdu("allowance-decide");
        browser.submit();
        assertThat(browser.text()).contains("Choose whether it is allowed or refused.");
        browser.choose("decision", "ALLOWED").submit();
        assertThat(browser.text())
                .contains("Decided. The text was destroyed here.", "No text waits for you.")
                .doesNotContain("Ayesha");
        browser.check("allowances");
        inUrdu("allowances");

        browser.startAfresh();
        signIn(officers.of(Jurisdiction.NATIONAL, Role.NATIONAL_SUPERVISOR));
        browser.open("/screening-overrides");
        assertThat(browser.text()).contains("What was decided, by rule", "A name after the word for a survivor");
        browser.check("allowance-rules");
        inUrdu("allowance-rules");

        browser.startAfresh();
        signIn(officer);
        assertThat(browser.text()).contains("Texts you asked to be allowed", "Allowed: send the form again");
        browser.open(contact);
        write(note);
        assertThat(browser.page().url()).doesNotContain("contacts");
        assertThat(contacts.of(person)).hasSize(1);
        browser.open(contact);
        write(note);
        assertThat(browser.text()).contains("seems to name a survivor");
        assertThat(contacts.of(person)).hasSize(1);
    }

    private void write(String note) {
        browser.fill("on", LocalDate.now(clock).toString())
                .choose("kind", "BY_PHONE")
                .fill("note", note)
                .submit();
    }

    private void signIn(@Nullable Officer who) {
        browser.signIn(Objects.requireNonNull(who).name(), Officers.PASSWORD);
    }

    private static String name(@Nullable Officer who) {
        return Objects.requireNonNull(who).account().displayName();
    }

    private void link(String text) {
        browser.page().locator("main a:has-text('" + text + "')").first().click();
    }

    private void inUrdu(String name) {
        browser.inLanguage("ur");
        browser.check(name);
        browser.inLanguage("en");
    }
}
