package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.sms.TextLanguage;
import pk.gov.nsor.foundation.sms.internal.RegisterLines;
import pk.gov.nsor.policing.supervision.Phones;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.Supervised;

/** What a registered person announced by SMS, on the officer's pages. */
@RegisterTest
class AnnouncementJourney {

    private static final String DISTRICT = "attock";

    @Autowired
    private Phones phones;

    @Autowired
    private ApplicationContext context;

    private final Browser browser;
    private final Supervised supervised;
    private final Officers officers;
    private @Nullable RegisterLines made;

    AnnouncementJourney(Browser browser, Supervised supervised, Officers officers) {
        this.browser = browser;
        this.supervised = supervised;
        this.officers = officers;
    }

    @BeforeEach
    void open() throws Exception {
        made = new RegisterLines(context);
    }

    @AfterEach
    void close() {
        lines().close();
    }

    @Test
    void anOfficerFindsWhatWasAnnouncedOnTodayAndGoesOnFromItOrClosesIt() throws Exception {
        Officer officer = officers.of(new OfDistrict(DISTRICT), Role.SUPERVISING_OFFICER);
        PersonId person = supervised.by(officer.actor()).in(DISTRICT);
        String phone = Samples.phone();
        phones.take(person, MobileNumber.parse(phone), TextLanguage.URDU, officer.actor());
        phones.enter(person, lines().awaitCode(phone, 1), officer.actor());
        lines().reply(phone, "پتہ مکان ۱۲، ریلوے روڈ");
        lines().awaitText(phone, 2);

        browser.signIn(officer.name(), Officers.PASSWORD).open("/");
        assertThat(browser.text()).contains("Announced by SMS");
        browser.open("/notices?list=announced");
        both("notices-announced");
        browser.open("/people/" + person);
        browser.page()
                .locator("main p", new Page.LocatorOptions().setHasText("Announced by SMS: Change of address"))
                .locator("a")
                .click();
        assertThat(browser.text()).contains("مکان 12، ریلوے روڈ");
        both("announcement");
        browser.press("Close without a notice");
        assertThat(browser.text()).contains("Please put this right");
        browser.check("announcement-wrong");
        browser.choose("kind", "ADDRESS").press("Enter the notice");
        assertThat(browser.page().locator("input[name=line]").inputValue()).isEqualTo("مکان 12، ریلوے روڈ");
        both("announcement-particulars");
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

    private RegisterLines lines() {
        return Objects.requireNonNull(made);
    }
}
