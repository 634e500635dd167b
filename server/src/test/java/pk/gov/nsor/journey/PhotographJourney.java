package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.Pictures;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;

@RegisterTest
class PhotographJourney {

    private static final String DISTRICT = "chakwal";

    @Autowired
    private Clock clock;

    private final Browser browser;
    private final Officers officers;
    private final Supervised people;
    private PersonId person;

    PhotographJourney(Browser browser, Officers officers, Supervised people) {
        this.browser = browser;
        this.officers = officers;
        this.people = people;
    }

    @BeforeEach
    void open() {
        person = people.releasedIn(DISTRICT, LocalDate.now(clock));
        Officer officer = officers.of(new OfDistrict(DISTRICT), Role.SUPERVISING_OFFICER);
        browser.signIn(officer.name(), Officers.PASSWORD);
    }

    @Test
    void anOfficerAddsAPhotographSeesItAndWithdrawsIt() {
        browser.open("/people/" + person);
        assertThat(browser.text()).contains("No photograph on record");
        link("Add a photograph");
        browser.check("photograph");
        inUrdu("photograph");
        choose("scan.jpg", Pictures.bytes("%PDF-1.7"));
        browser.submit();
        assertThat(browser.text())
                .contains("This file is something else", "Only photographs as JPEG or PNG are taken.");
        browser.check("photograph-refused");
        browser.inLanguage("ur");
        choose("scan.jpg", Pictures.bytes("%PDF-1.7"));
        browser.submit();
        assertThat(browser.text()).contains("صرف JPEG یا PNG تصویر لی جاتی ہے۔");
        browser.check("photograph-refused");
        browser.inLanguage("en");

        choose("face.png", Pictures.png(600, 800));
        browser.submit();
        assertThat(browser.text()).contains("The photograph is added.", "Taken on", "Photograph added");
        assertThat(width(".photograph img")).isEqualTo(180);
        browser.check("record-photograph");
        inUrdu("record-photograph");

        link("Record an appearance");
        assertThat(width(".photograph img")).isEqualTo(180);
        browser.check("appearance-photograph");
        inUrdu("appearance-photograph");
        browser.open("/people/" + person);
        link("Withdraw the photograph");
        browser.check("photograph-withdrawal");
        inUrdu("photograph-withdrawal");
        browser.choose("reason", "ANOTHER_PERSON").submit();
        assertThat(browser.text()).contains("The photograph is withdrawn.", "Withdrawn: It shows somebody else");
        assertThat(browser.page().locator(".photograph img").count()).isZero();
    }

    @Test
    void anAppearanceTakesAPhotographAndAFileThatIsTooLargeIsToldBeforeItIsSent() {
        browser.open("/people/" + person + "/appearances/new");
        choose("huge.jpg", new byte[(8 << 20) + 1]);
        browser.choose("seen", "")
                .choose("identity", "CNIC_CARD")
                .choose("address", "VISITED")
                .submit();
        assertThat(browser.heading()).as("nothing was sent").isEqualTo("Record an appearance in person");
        assertThat(browser.page().locator("#photograph").evaluate("field => field.validationMessage"))
                .asString()
                .contains("larger than 8 MB");
        choose("face.jpg", Pictures.jpeg(600, 800));
        browser.submit();
        assertThat(browser.heading()).isEqualTo("Receipt of appearance");
        browser.open("/people/" + person);
        assertThat(width(".photograph img")).isEqualTo(180);
        assertThat(browser.text()).contains("Photograph added", "CNIC card seen");
    }

    @Test
    void aFileThatIsSentAllTheSameGetsAPageThatSaysSo() {
        browser.open("/people/" + person + "/photographs/new");
        browser.page().evaluate("document.querySelector('#photograph').removeAttribute('data-most')");
        choose("huge.jpg", new byte[9 << 20]);
        browser.submit();
        assertThat(browser.text()).contains("This is too large", "Nothing was changed");
        browser.check("photograph-too-large");
        browser.open("/people/" + person);
        assertThat(browser.text()).contains("No photograph on record");
    }

    /** Of the picture that came, not of the place it has. */
    private int width(String image) {
        return ((Number) browser.page()
                        .locator(image)
                        .evaluate("async (image) => {" + " await image.decode(); return image.naturalWidth; }"))
                .intValue();
    }

    private void choose(String name, byte[] content) {
        browser.page().locator("#photograph").setInputFiles(new FilePayload(name, "image/jpeg", content));
    }

    private void inUrdu(String name) {
        browser.inLanguage("ur");
        browser.check(name);
        browser.inLanguage("en");
    }

    private void link(String text) {
        browser.page()
                .locator("main a", new Page.LocatorOptions().setHasText(text))
                .first()
                .click();
    }
}
