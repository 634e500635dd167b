package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.conviction.Victim;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.record.registration.OffenderRegistration.Registered;
import pk.gov.nsor.record.registration.StandingCheck;
import pk.gov.nsor.record.registration.check.StandingChecks;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;

/** A registrar reads why, asks what if, and puts right what a check has found, in both languages. */
@RegisterTest
class WhyJourney {

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private FactRecording recording;

    @Autowired
    private StandingCheck check;

    @Autowired
    private StandingChecks checks;

    @Autowired
    private JdbcClient jdbc;

    private final Browser browser;
    private final Officers officers;
    private Registered registered;

    WhyJourney(Browser browser, Officers officers) {
        this.browser = browser;
        this.officers = officers;
    }

    @BeforeEach
    void open() {
        Officers.Officer registrar = officers.with(Role.REGISTRAR);
        registered = registration.register(
                Offenders.identity(LocalDate.of(1990, 5, 1)),
                Samples.cnic(),
                List.of(Offenders.address()),
                Offenders.conviction("PPC 354", new Victim(Victim.Age.CHILD, Victim.VictimSex.FEMALE)),
                null,
                registrar.actor());
        CustodyPeriodId custodyPeriod = CustodyPeriodId.next();
        FactId _ = recording.record(
                registered.person(),
                new CustodyEvent(
                        custodyPeriod,
                        registered.conviction(),
                        CustodyEvent.Type.ADMITTED,
                        Offenders.JUDGMENT,
                        "Camp Jail Lahore",
                        null),
                registrar.actor());
        FactId _ = recording.record(
                registered.person(),
                new CustodyEvent(
                        custodyPeriod,
                        null,
                        CustodyEvent.Type.RELEASED,
                        Offenders.JUDGMENT.plusYears(2),
                        "Camp Jail Lahore",
                        CustodyEvent.ReleaseReason.SENTENCE_SERVED),
                registrar.actor());
        browser.signIn(registrar.name(), Officers.PASSWORD);
    }

    @Test
    void theStandingIsReadStepByStepAndOtherDatesAreAskedAbout() {
        browser.open("/people/" + registered.person());
        assertThat(browser.text()).contains("Latest change", "Released");
        browser.check("record-why");
        link("Why: step by step");
        assertThat(browser.text())
                .contains(
                        "Offence rules that gave the basis",
                        "Tier \u2068II\u2069, from 15 January 2025 to 14 January 2050.",
                        "How long a tier II offender stays on the register",
                        "Assumed",
                        "How the standing changed",
                        "Because of: ");
        browser.check("why");
        inUrdu("why");
        // As it is printed: no navigation, one column.
        browser.page()
                .emulateMedia(new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.PRINT));
        assertThat(browser.page().locator(".side").isVisible()).isFalse();
        browser.page().pdf(new Page.PdfOptions().setFormat("A4").setPath(Path.of("target/screenshots/why.pdf")));
        browser.page()
                .emulateMedia(new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.SCREEN));

        link("What if?");
        assertThat(browser.text()).contains("The answer is the same as today’s.");
        browser.fill("quashedOn-" + registered.conviction(), "1-1-2020").submit();
        assertThat(browser.text())
                .contains("The quashing is before the judgment.")
                .doesNotContain("The answer for");
        browser.check("what-if-refused");
        browser.fill("quashedOn-" + registered.conviction(), "1-2-2025").submit();
        assertThat(browser.text())
                .contains("1 February 2025", "sealed", "+ New", "− No more")
                .doesNotContain("The answer is the same");
        String address = browser.page().url();
        browser.check("what-if");
        inUrdu("what-if");
        browser.page().navigate(address);
        assertThat(browser.page()
                        .locator("[id='quashedOn-" + registered.conviction() + "']")
                        .inputValue())
                .isEqualTo("1-2-2025");
        browser.open("/people/" + registered.person());
        assertThat(browser.text()).contains("On the register");
    }

    @Test
    void whatACheckFoundIsPutRight() {
        browser.open("/law");
        link("Checks of the register");
        assertThat(browser.heading()).isEqualTo("Checks of the register");
        browser.check("checks-before");
        jdbc.sql("update registration.standing set last_day = '2024-01-01' where person_id = ?")
                .param(registered.person().value())
                .update();
        StandingCheck.Found _ = check.run(1, seen -> {});
        browser.open("/");
        assertThat(browser.text()).contains("Records that differ from the law");
        browser.check("today-checks");
        browser.open("/law/checks");
        browser.check("checks");
        inUrdu("checks");
        browser.open("/law/checks/" + checks.lastFinished().orElseThrow().id());
        browser.check("check-run");
        inUrdu("check-run");
        browser.page()
                .locator(
                        "section",
                        new Page.LocatorOptions().setHasText(registered.number().formatted()))
                .locator("button")
                .click();
        assertThat(browser.text())
                .contains("The record was worked out again and is right now.", "This record is right now.");
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
