package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.record.conviction.Death;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.record.registration.OffenderRegistration.Registered;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;

@RegisterTest
class CustodyJourney {

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private LegalRecord record;

    @Autowired
    private FactRecording recording;

    private final Browser browser;
    private final Officers officers;
    private Officers.Officer registrar;
    private Registered registered;
    private String page;

    CustodyJourney(Browser browser, Officers officers) {
        this.browser = browser;
        this.officers = officers;
    }

    @BeforeEach
    void open() {
        registrar = officers.with(Role.REGISTRAR);
        registered = registration.register(
                Offenders.identity(null),
                Samples.cnic(),
                List.of(),
                Offenders.conviction("PPC 376"),
                null,
                registrar.actor());
        page = "/people/" + registered.person() + "/legal";
        browser.signIn(registrar.name(), Officers.PASSWORD);
    }

    @Test
    void somebodyIsSentencedAdmittedAndReleasedAndTheDayOfReleaseIsCorrected() {
        browser.open("/people/" + registered.person());
        link("Court and prison");
        browser.check("legal");
        link("Record a sentence");
        browser.check("sentence");
        browser.submit();
        assertThat(browser.text()).contains("Give the day.", "Say what the court imposed.");
        browser.fill("on", "15 Jan 2023")
                .choose("punishment", "TERM")
                .fill("years", "7")
                .fill("months", "6")
                .fill("fineRupees", "50,000")
                .submit();
        assertThat(browser.text()).contains("Imprisonment: 7 years, 6 months · Fine: 50,000 rupees");

        link("Record custody");
        browser.check("custody-new");
        browser.choose("type", "ADMITTED").fill("on", "15-1-2023").fill("prison", "Camp Jail Lahore");
        browser.submit();
        assertThat(browser.text())
                .contains("In custody since 15 January 2023", "Admitted to prison: \u2068Camp Jail Lahore\u2069");
        link("Record a release, transfer, leave or escape");
        assertThat(browser.page().locator("#prison").inputValue()).isEqualTo("Camp Jail Lahore");
        browser.choose("type", "RELEASED").fill("on", "1-1-2023");
        browser.page().locator("#releaseReason").selectOption("PAROLE");
        browser.submit();
        assertThat(browser.text()).contains("The release cannot be before the admission.");
        browser.fill("on", "1-2-2024").submit();
        assertThat(browser.text()).contains("In custody from 15 January 2023 to 1 February 2024", "parole");

        browser.page()
                .locator("li", new Page.LocatorOptions().setHasText("Released: "))
                .last()
                .getByText("Correct", new com.microsoft.playwright.Locator.GetByTextOptions().setExact(false))
                .first()
                .click();
        browser.check("correction");
        browser.fill("on", "10-2-2024").submit();
        assertThat(browser.text()).contains("Say why it was wrong.");
        browser.fill("correctionReason", "Misread from the release order").submit();
        assertThat(browser.text())
                .contains(
                        "In custody from 15 January 2023 to 10 February 2024",
                        "Corrected: \u2068Misread from the release order\u2069",
                        "What was known before");
        browser.page()
                .locator("details summary", new Page.LocatorOptions().setHasText("What was known"))
                .click();
        assertThat(browser.text()).contains("1 February 2024");
        browser.check("legal-corrected");
        browser.inLanguage("ur");
        browser.check("legal-corrected");
        browser.inLanguage("en");
        assertThat(record.of(registered.person()).custody()).hasSize(1);
        browser.open("/people/" + registered.person());
        assertThat(browser.text())
                .contains("Corrected (custody): \u2068Misread from the release order\u2069", "Released");
    }

    @Test
    void anAppealLeadsToAQuashingAndAJudgmentIsCorrectedAndADeathWithdrawn() {
        browser.open(page);
        link("Record an appeal");
        browser.check("appeal");
        browser.fill("court", "Lahore High Court")
                .fill("caseNumber", "Crl.A. 77/2023")
                .fill("on", "1-2-2023");
        browser.submit();
        assertThat(browser.text()).contains("Pending; it changes nothing meanwhile.");
        browser.page()
                .locator("a", new Page.LocatorOptions().setHasText("Record a quashing"))
                .first()
                .click();
        browser.fill("on", "1-6-2023").choose("reason", "ACQUITTED_ON_APPEAL").submit();
        assertThat(browser.text()).contains("Conviction quashed on 1 June 2023", "Acquitted on appeal");

        browser.page()
                .locator("li", new Page.LocatorOptions().setHasText("Acquitted on appeal"))
                .locator("a", new com.microsoft.playwright.Locator.LocatorOptions().setHasText("Withdraw"))
                .first()
                .click();
        browser.check("withdrawal");
        browser.fill("correctionReason", "Of another case").submit();
        assertThat(browser.text()).contains("Withdrawn: \u2068Of another case\u2069", "Pending");

        browser.page().locator("section .story a").first().click();
        assertThat(browser.page().locator("#section1").inputValue()).isEqualTo("PPC 376");
        browser.check("correct-judgment");
        browser.fill("judgmentOn", "16-1-2023")
                .fill("correctionReason", "Misread")
                .submit();
        assertThat(browser.text()).contains("Judgment of 16 January 2023");

        link("Public release by a court’s order");
        browser.check("release-mark");
        browser.submit();
        assertThat(browser.text()).contains("Choose what the court has ordered.", "Give the day of the court’s order.");
        browser.choose("mark", "WITHHELD").fill("on", "1-2-2024").submit();
        assertThat(browser.text()).contains("Not for public release, by an order of 1 February 2024");
        browser.check("legal-withheld");

        link("Record the death");
        browser.check("death");
        browser.fill("on", "1-3-2024").choose("source", "NADRA").submit();
        assertThat(browser.text()).contains("Death reported, not established; known from: NADRA");
        browser.check("legal-dead");
    }

    @Test
    void anOpenPageShowsWhatAnotherOfficerRecords() {
        browser.open(page);
        recording.record(
                registered.person(), new Death(Offenders.JUDGMENT.plusDays(9), Death.Source.POLICE), registrar.actor());
        browser.page().waitForSelector("text=Death reported, not established; known from: Police");
    }

    private void link(String text) {
        browser.page()
                .locator("main a", new Page.LocatorOptions().setHasText(text))
                .first()
                .click();
    }
}
