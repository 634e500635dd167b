package pk.gov.nsor.survivors.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.journey.Browser;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.VaultTest;

/** From a case at the cell to what a service does of it, and what oversight sees, in both languages. */
@VaultTest
class SupportJourney {

    @Autowired
    private SupportCases cases;

    @Autowired
    private MonthFigures figures;

    private final Officers officers;
    private final Browser browser;
    private final TestClock clock;
    private Helped helped;

    SupportJourney(Officers officers, Browser browser, TestClock clock) {
        this.officers = officers;
        this.browser = browser;
        this.clock = clock;
    }

    @BeforeEach
    void people() {
        helped = new Helped(cases, officers);
    }

    @Test
    void anAdviserRefersHerWithConsentTheServiceTakesItAndSheTakesItBack() {
        as(helped.adviser);
        browser.open("/cases");
        both("cases");
        browser.send(browser.page().locator("main a[href='/cases/new']"));
        browser.submit();
        assertThat(browser.text()).contains("Write how she wants to be called.");
        both("case-new");
        browser.fill("called", "Gulnaz").fill("contact", Helped.CONTACT).submit();
        assertThat(browser.text()).contains("The case is open.", "She was referred to nobody yet.");
        String path = browser.page().url().replaceAll("^https?://[^/]+", "");

        browser.press("Refer her");
        assertThat(browser.text())
                .contains(
                        "Choose the service.",
                        "Write what they are to know.",
                        "Say who consents.",
                        "Say how the consent was given.",
                        "Tell her first who reads this");
        both("case-refer-wrong");
        browser.page()
                .locator("#service")
                .selectOption(helped.lawyer.account().id().toString());
        browser.fill("told", Helped.TOLD)
                .choose("shared", "CONTACT")
                .choose("consentBy", "SURVIVOR")
                .choose("consentHow", "SPOKEN")
                .choose("explained", "yes")
                .press("Refer her");
        assertThat(browser.text()).contains("They have it on their list", "Waits for an answer", Helped.TOLD);
        browser.choose("in_camera", "NOT_RESPECTED").press("Save the list");
        assertThat(browser.text()).contains("The list is saved.");
        assertThat(browser.page().locator("#in_camera-NOT_RESPECTED").isChecked())
                .isTrue();
        both("case");

        as(helped.lawyer);
        browser.open("/");
        assertThat(browser.text()).contains("To be answered", "Gulnaz");
        browser.open("/referred");
        both("referred");
        browser.send(browser.page().locator("main tbody a").first());
        assertThat(browser.text()).contains("Gulnaz", Helped.TOLD, Helped.CONTACT);
        both("referral");
        String referral = browser.page().url().replaceAll("^https?://[^/]+", "");
        browser.press("Send the answer");
        assertThat(browser.text()).contains("Choose your answer.");
        browser.choose("reply", "TAKE").press("Send the answer");
        assertThat(browser.text()).contains("The cell sees that you take it.", "How did it end?");

        as(helped.adviser);
        browser.open(path);
        assertThat(browser.text()).contains("Taken");
        browser.press("Take it back");
        assertThat(browser.text()).contains("they see nothing of her any more").doesNotContain(Helped.TOLD);
        as(helped.lawyer);
        browser.open(referral);
        assertThat(browser.text())
                .contains("Destroy what you have noted")
                .doesNotContain("Gulnaz", Helped.TOLD, Helped.CONTACT);
        both("referral-taken-back");

        as(helped.adviser);
        browser.open(path).choose("end", "ERASED").press("End it");
        assertThat(browser.text()).contains("Confirm that she has said so herself.");
        browser.choose("end", "ERASED").choose("sure", "yes").press("End it");
        assertThat(browser.text()).contains("Everything of her is erased.");
        as(helped.lawyer);
        browser.open(referral);
        assertThat(browser.page().locator("body").innerText()).contains("There is nothing here for you");
    }

    @Test
    void whoDoesNotAnswerIsCalledAndWhatHasChangedIsNotDecided() {
        var id = helped.opened();
        Referral sent = helped.refer(id, helped.lawyer);
        clock.move(Duration.ofDays(2).plusMinutes(1));
        as(helped.adviser);
        browser.open("/");
        assertThat(browser.text()).contains("To be done", Helped.CALLED);
        browser.open("/cases/" + id);
        assertThat(browser.text()).contains("It has not answered in time");
        both("case-late");
        helped.take(sent, helped.lawyer);
        browser.press("I have called them");
        assertThat(browser.text()).contains("What this page is about has changed since you opened it.");
        assertThat(helped.of(id).referral(sent.id()).orElseThrow().asked()).isZero();
    }

    @Test
    void oversightSeesWholeMonthsAndTakesThemAsAFile() {
        figures.run();
        as(officers.with(Role.OVERSIGHT));
        browser.open("/support-figures");
        assertThat(browser.text()).contains("Fewer than ten are not told", "fewer than 10", "Legal aid");
        both("support-figures");
    }

    private void as(Officer officer) {
        browser.startAfresh().signIn(officer.name(), Officers.PASSWORD);
    }

    private void both(String name) {
        browser.check(name);
        browser.inLanguage("ur").check(name);
        browser.inLanguage("en");
    }
}
