package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.reference.Holidays;
import pk.gov.nsor.foundation.reference.PolicyValues;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;

/** On a database and with a clock of its own: its days lie a few years ahead of today. */
@RegisterTest
@TestPropertySource(properties = "test.context=approvals")
class ApprovalJourney {

    @LocalServerPort
    private int port;

    @Autowired
    private PolicyValues values;

    @Autowired
    private Holidays holidays;

    @Autowired
    private OffenderRegistration registration;

    private final Browser browser;
    private final Officers officers;
    private Officer registrar;
    private Officer supervisor;

    ApprovalJourney(Browser browser, Officers officers) {
        this.browser = browser;
        this.officers = officers;
    }

    @BeforeEach
    void open() {
        registrar = officers.with(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR);
        supervisor = officers.with(Role.NATIONAL_SUPERVISOR);
    }

    @Test
    void aPolicyIsProposedNotApprovedByTheProposerAndApprovedByAnother() {
        browser.signIn(registrar.name(), Officers.PASSWORD).open("/approvals");
        inBothLanguages("approvals-empty");
        browser.open("/approvals/new");
        inBothLanguages("approvals-kinds");
        browser.open("/approvals/new?kind=policy-value");
        inBothLanguages("approvals-new-policy");
        browser.submit();
        assertThat(browser.text()).contains("Choose the policy.", "Give the new value.", "Give the reason.");
        browser.check("approvals-new-policy-errors");

        browser.page().locator("#key").selectOption("verification.window");
        browser.fill("value", "21")
                .fill("effectiveFrom", "1 Dec 2021")
                .fill("reason", "Officers need three weeks to plan their visits")
                .submit();
        assertThat(browser.text()).contains("Choose a day after it");
        browser.fill("effectiveFrom", "1 Jan 2031").submit();
        assertThat(browser.heading()).isEqualTo("Check this before you propose it");
        assertThat(browser.text())
                .contains("21 days", "The present value is 14 days", "Its last day becomes 31 December 2030");
        browser.check("approvals-check");
        browser.press("Change what I wrote");
        assertThat(browser.page().locator("#value").inputValue()).isEqualTo("21");
        browser.submit().submit();
        assertThat(browser.text()).contains("another person has to approve it", "You proposed this");
        assertThat(browser.page().locator("form[action$='/approve']").count()).isZero();
        inBothLanguages("approvals-own");
        String proposal = path();

        browser.startAfresh().signIn(supervisor.name(), Officers.PASSWORD);
        assertThat(browser.text())
                .contains("Waiting for me", "How long before the due day the verification window opens");
        inBothLanguages("today-waiting");
        browser.open("/approvals");
        inBothLanguages("approvals");
        browser.open(proposal);
        inBothLanguages("approvals-decide");
        browser.press("Refuse");
        assertThat(browser.text()).contains("Give the reason in 5 to 1000 characters.");
        browser.press("Approve");
        assertThat(browser.text()).contains("Approved.");
        inBothLanguages("approvals-approved");
        assertThat(values.get("verification.window", LocalDate.of(2031, 1, 1)).number())
                .isEqualTo(21);
        assertThat(values.get("verification.window", LocalDate.of(2030, 12, 31)).number())
                .isEqualTo(14);
    }

    @Test
    void aProposalChangedMeanwhileIsRefusedWithTheNewPreview() {
        propose("policy-value", Map.of("value", "30", "effectiveFrom", "1 Feb 2031"), "key", "notice.travel-abroad");
        String first = path();
        propose("policy-value", Map.of("value", "28", "effectiveFrom", "1 Mar 2031"), "key", "notice.travel-abroad");
        String second = path();
        browser.startAfresh().signIn(supervisor.name(), Officers.PASSWORD).open(second);
        // Somebody approves the first beside it; the page stays open, since closing one on its way elsewhere may hang.
        com.microsoft.playwright.Page beside = browser.page().context().newPage();
        beside.navigate("http://127.0.0.1:" + port + first);
        beside.locator("form[action$='/approve'] button").click();
        beside.getByText("Approved.").first().waitFor();
        browser.press("Approve");
        assertThat(browser.text())
                .contains("has changed since it was proposed", "The present value is 30 days, from 1 February 2031");
        inBothLanguages("approvals-changed");
    }

    @Test
    void aHolidayThatIsPastSaysSoAndCountsOnceApproved() {
        propose(
                "public-holiday",
                Map.of("day", "3 March 2026", "nameEn", "Day of mourning", "nameUr", "یومِ سوگ"),
                null,
                "");
        assertThat(browser.text())
                .contains(
                        "This day is past.",
                        "Verifications that fall due on this day and move to the next working day: 0.");
        inBothLanguages("approvals-holiday");
        approve();
        assertThat(holidays.on(LocalDate.of(2026, 3, 3))).isPresent();
    }

    @Test
    void aRowOfTheLawShowsWhoComesAndWhoFallsAway() {
        var registered = registration.register(
                Offenders.identity(null),
                null,
                java.util.List.of(),
                Offenders.conviction("PPC 375A"),
                null,
                registrar.actor());
        browser.signIn(registrar.name(), Officers.PASSWORD).open("/approvals/new?kind=offence-rule");
        inBothLanguages("approvals-new-rule");
        browser.fill("section", "ppc 375A").fill("effectiveFrom", "1 Jan 2023").fill("reason", "Gazette of 3 January");
        browser.page().locator("#schedule").selectOption("II");
        browser.page().locator("#change").selectOption("END");
        browser.submit();
        assertThat(browser.text())
                .contains(
                        "People who come off the register: 1.",
                        registered.number().formatted());
        browser.check("approvals-rule-check");
        browser.submit();
        inBothLanguages("approvals-rule");
        approve();
        browser.open("/people/" + registered.person());
        assertThat(browser.text()).contains("Not on the register");
    }

    @Test
    void theAnswersAreSwitchedOffByOneAndOnByTwo() {
        browser.signIn(registrar.name(), Officers.PASSWORD).open("/release");
        inBothLanguages("release-on");
        browser.fill("reason", "no").submit();
        assertThat(browser.text()).contains("Give the reason in 5 to 1000 characters.");
        browser.fill("reason", "Wrong answers are reported").submit();
        assertThat(browser.text()).contains("The public is not answered");
        inBothLanguages("release-off");
        browser.page().locator("main a.btn-primary").click();
        browser.fill("restsOn", "Made-up order, S.R.O. 1/2026")
                .fill("reason", "The fault is found and mended")
                .submit();
        browser.check("release-on-check");
        browser.submit();
        inBothLanguages("release-on-proposal");
        approve();
        browser.open("/release");
        assertThat(browser.text()).contains("The public is answered", "Made-up order, S.R.O. 1/2026");
        inBothLanguages("release-on-again");
    }

    private void propose(
            String kind, Map<String, String> fields, @org.jspecify.annotations.Nullable String choice, String chosen) {
        if (!browser.page().url().contains("127.0.0.1")) {
            browser.signIn(registrar.name(), Officers.PASSWORD);
        }
        browser.open("/approvals/new?kind=" + kind);
        if (choice != null) {
            browser.page().locator("#" + choice).selectOption(chosen);
        }
        fields.forEach(browser::fill);
        browser.fill("reason", "The authority has decided so").submit().submit();
    }

    /** By another person, who stays signed in. */
    private void approve() {
        String proposal = path();
        browser.startAfresh().signIn(supervisor.name(), Officers.PASSWORD).open(proposal);
        browser.press("Approve");
        assertThat(browser.text()).contains("Approved.");
    }

    private String path() {
        return browser.page().url().substring(("http://127.0.0.1:" + port).length());
    }

    private void inBothLanguages(String name) {
        browser.check(name);
        browser.inLanguage("ur");
        browser.check(name);
        browser.inLanguage("en");
    }
}
