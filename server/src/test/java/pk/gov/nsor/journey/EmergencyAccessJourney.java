package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;

@RegisterTest
class EmergencyAccessJourney {

    private static final String DISTRICT = "hafizabad";
    private static final String ELSEWHERE = "badin";

    @Autowired
    private People people;

    private final Browser browser;
    private final Supervised supervised;
    private final Officers officers;
    private @Nullable Officer officer;
    private @Nullable Officer supervisor;

    EmergencyAccessJourney(Browser browser, Supervised supervised, Officers officers) {
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
    void anOfficerOpensARecordByItsNumberSaysWhatCameOfItAndTheSupervisorObjects() {
        PersonId person = supervised.in(ELSEWHERE);
        String number = people.get(person).number().formatted();
        signIn(officer);
        link("Emergency access");
        browser.check("emergency-access");
        inUrdu("emergency-access");
        browser.fill("number", number).fill("reason", "Too short").submit();
        assertThat(browser.text()).contains("Write 20 to 1,000 characters.");
        assertThat(browser.page().locator("#number").inputValue()).isEqualTo(number);
        browser.check("emergency-access-wrong");
        browser.fill("reason", "Stopped at the bridge with a child, says he lives in Badin")
                .submit();
        assertThat(browser.page().url()).endsWith("/people/" + person);
        assertThat(browser.text()).contains("for reading alone", "Your supervisor has been notified", number);
        assertThat(browser.page().locator(".purpose").innerText())
                .contains("could not wait")
                .doesNotContain("Change");
        browser.check("emergency-access-record");
        inUrdu("emergency-access-record");

        browser.startAfresh();
        signIn(supervisor);
        assertThat(browser.text()).contains("Emergency access to review", number, name(officer));
        browser.check("emergency-access-today");
        inUrdu("emergency-access-today");
        browser.page().locator("main a:has-text('Review')").first().click();
        assertThat(browser.text()).contains("Stopped at the bridge with a child", "You can decide once");
        browser.check("emergency-access-waits");

        browser.startAfresh();
        signIn(officer);
        assertThat(browser.text()).contains("Your emergency access to a record");
        link("Report the outcome");
        browser.check("emergency-access-say");
        inUrdu("emergency-access-say");
        browser.fill("outcome", "It was him; the child is his niece and her mother was with them")
                .submit();
        assertThat(browser.text()).contains("Your supervisor will read what you wrote.", "To be decided by");

        browser.startAfresh();
        signIn(supervisor);
        browser.page().locator("main a:has-text('Review')").first().click();
        browser.check("emergency-access-decide");
        inUrdu("emergency-access-decide");
        browser.submit();
        assertThat(browser.text()).contains("Choose whether you accept it or object.");
        browser.choose("decision", "OBJECTED")
                .fill("remark", "His own station could have been called in five minutes")
                .submit();
        assertThat(browser.text()).contains("Your decision is recorded.", "Objected to");
        browser.check("emergency-access-objected");

        browser.startAfresh();
        Officer national = officers.of(Jurisdiction.NATIONAL, Role.NATIONAL_SUPERVISOR);
        signIn(national);
        assertThat(browser.text()).contains("Emergency access: overdue or objected to", number);
        browser.page().locator("li:has-text('" + number + "') a").first().click();
        browser.check("emergency-access-settle");
        inUrdu("emergency-access-settle");
        browser.press("Mark as resolved");
        assertThat(browser.text()).contains("It is off the list.");
    }

    @Test
    void afterThreeNumbersThatOpenNothingThePageIsClosedUntilTheSupervisorOpensIt() {
        signIn(officer);
        for (int each = 0; each < 3; each++) {
            browser.open("/emergency-access")
                    .fill("number", new RegisterNumber(999_999_990 + each).formatted())
                    .fill("reason", "The paper he has with him is hard to read")
                    .submit();
        }
        assertThat(browser.text())
                .contains("No record was opened with this number", "Emergency access is closed to you.");
        assertThat(browser.page().locator("#number").count()).isZero();
        browser.check("emergency-access-closed");
        inUrdu("emergency-access-closed");

        browser.startAfresh();
        signIn(supervisor);
        assertThat(browser.text()).contains("emergency access is closed");
        browser.page()
                .locator("li:has-text('emergency access is closed') a")
                .first()
                .click();
        browser.check("emergency-access-reopen");
        inUrdu("emergency-access-reopen");
        browser.press("Restore emergency access");
        assertThat(browser.text()).contains("Emergency access is restored.");

        browser.startAfresh();
        signIn(officer);
        browser.open("/emergency-access");
        assertThat(browser.page().locator("#number").count()).isOne();
    }

    @Test
    void whoeverHasThreeRecordsOpenIsToldWhatToDoAndTheSupervisorThatTheReasonIsTheSame() {
        Supervised register = supervised;
        // Of a district of their own, whose supervisors have nothing else to look into.
        officer = officers.of(new OfDistrict("mianwali"), Role.SUPERVISING_OFFICER);
        supervisor = officers.of(new OfDistrict("mianwali"), Role.DISTRICT_SUPERVISOR);
        signIn(officer);
        for (int each = 0; each < 3; each++) {
            browser.open("/emergency-access")
                    .fill("number", people.get(register.in(ELSEWHERE)).number().formatted())
                    .fill("reason", "Three men stopped at the bridge, none with papers")
                    .submit();
        }
        browser.open("/emergency-access");
        assertThat(browser.text()).contains("As many records are open to you as may be at once.");
        assertThat(browser.page().locator("#number").count()).isZero();
        browser.check("emergency-access-at-once");
        inUrdu("emergency-access-at-once");

        browser.startAfresh();
        signIn(supervisor);
        assertThat(browser.text()).contains("The same reason was given for another number before");
        browser.check("emergency-access-today-repeats");
        browser.page().locator("li:has-text('The same reason') a").first().click();
        browser.check("emergency-access-repeats");
        inUrdu("emergency-access-repeats");
    }

    @Test
    void theOfficeIsAskedWhyItOpensARecord() {
        PersonId person = supervised.in(ELSEWHERE);
        Officer registrar = officers.of(Jurisdiction.NATIONAL, Role.REGISTRAR);
        browser.sayingPurposes();
        signIn(registrar);
        browser.open("/people/" + person + "/timeline");
        assertThat(browser.heading()).isEqualTo("Why are you opening this record?");
        browser.check("purpose");
        inUrdu("purpose");
        browser.choose("purpose", "COMPLAINT").submit();
        assertThat(browser.text()).contains("Name the FIR, the ticket or the letter in 3 to 60 characters.");
        browser.check("purpose-wrong");
        browser.fill("reference", "Letter 14/2026").submit();
        assertThat(browser.page().url()).endsWith("/people/" + person + "/timeline");
        assertThat(browser.page().locator(".purpose").innerText()).contains("A complaint or request");
        browser.check("purpose-shown");
        browser.page().locator(".purpose a").click();
        browser.choose("purpose", "CORRECTION").submit();
        assertThat(browser.page().url()).endsWith("/people/" + person + "/timeline");
        assertThat(browser.page().locator(".purpose").innerText()).contains("Correcting a record");
    }

    private void signIn(@Nullable Officer who) {
        browser.signIn(Objects.requireNonNull(who).name(), Officers.PASSWORD);
    }

    private static String name(@Nullable Officer who) {
        return Objects.requireNonNull(who).account().displayName();
    }

    /** The page as it is now, in Urdu, and back. */
    private void inUrdu(String name) {
        Page page = browser.page();
        page.locator("a.other-script").click();
        browser.check(name);
        page.locator("a.other-script").click();
    }

    private void link(String text) {
        browser.page().locator("a:has-text('" + text + "')").first().click();
    }
}
