package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.testing.Clerks;
import pk.gov.nsor.testing.FeedWork;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;

/** A court's and a prison's clerk: what they report, its receipt, and taking it back. */
@RegisterTest
class ClerksJourney {

    @Autowired
    private ApplicationContext register;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    private final Browser browser;
    private Clerks clerks;

    ClerksJourney(Browser browser) {
        this.browser = browser;
    }

    @BeforeEach
    void clerks() {
        clerks = new Clerks(register);
    }

    @Test
    void aClerkOfACourtGetsAnAccountByTwoReportsAJudgmentAndWithdrawsIt() {
        Officer clerk = madeByTwo();
        browser.startAfresh().signIn(clerk.name(), Officers.PASSWORD).open("/office");
        both("clerks-empty");
        browser.page().getByText("Report something").first().click();
        both("clerks-kinds");
        browser.open("/office/new/appeal?outcome=SENTENCE_CHANGED");
        both("clerks-appeal");
        browser.open("/office/totals");
        both("clerks-totals");
        browser.open("/office/new/judgment");
        both("clerks-judgment");
        browser.submit();
        both("clerks-judgment-errors");
        Cnic cnic = Samples.cnic();
        type(Clerks.judgment(cnic, "SC 12/2023"));
        browser.submit();
        assertThat(browser.text()).contains("The message is sent.", "SC 12/2023", "Received");
        both("clerks-message");
        browser.page().getByText("Withdraw").click();
        both("clerks-withdrawal");
        browser.fill("reason", "Typed into the wrong case").submit();
        assertThat(browser.text()).contains("The withdrawal is sent.", "Typed into the wrong case");
        browser.open("/office");
        assertThat(browser.text()).contains("You sent a withdrawal", "SC 12/2023");
        both("clerks-list");
        new FeedWork(jdbc).await();

        browser.startAfresh()
                .signIn(new Officers(accounts).with(Role.REGISTRAR).name(), Officers.PASSWORD)
                .open("/quarantine/" + withdrawal());
        both("clerks-withdrawal-registrar");
    }

    @Test
    void aClerkOfAPrisonReportsWhatHappensAndCorrectsWhatCameBack() {
        String prison = "Jail " + UUID.randomUUID().toString().substring(0, 8);
        browser.signIn(clerks.ofPrison(prison).name(), Officers.PASSWORD).open("/office/new");
        both("clerks-kinds-prison");
        browser.open("/office/new/custody?event=RELEASED");
        both("clerks-custody");
        type(Map.of("cnic", Samples.cnic().formatted(), "on", "3 Feb 2025"));
        browser.choose("releaseReason", "BAIL");
        browser.fill("court", "The Court of Nowhere")
                .fill("caseNumber", "SC 9/2020")
                .submit();
        assertThat(browser.text()).contains("The message is sent.", "What the register does not know of it", prison);
        both("clerks-doubtful");
        String message = browser.page().url().replaceFirst(".*/", "");
        new FeedWork(jdbc).await();

        browser.startAfresh()
                .signIn(new Officers(accounts).with(Role.REGISTRAR).name(), Officers.PASSWORD)
                .open("/quarantine/" + message);
        browser.fill("reason", "There is no such court").press("Return to the sender");

        browser.startAfresh().signIn(clerks.ofPrison(prison).name(), Officers.PASSWORD);
        assertThat(browser.text()).contains("Messages sent back, to be corrected", "There is no such court");
        browser.open("/office/messages/" + message);
        both("clerks-returned");
        browser.page().locator("a[href*='corrects=']").click();
        assertThat(browser.page().locator("#caseNumber").inputValue()).isEqualTo("SC 9/2020");
        both("clerks-correction");
        browser.fill("court", "Sessions Court Lahore").submit();
        assertThat(browser.text()).contains("The message is sent.");
        browser.open("/office/messages/" + message);
        assertThat(browser.text()).contains("You sent another in its place");
        for (String form : new String[] {"planned-release", "death"}) {
            browser.open("/office/new/" + form);
            both("clerks-" + form);
        }
    }

    @Test
    void aClerkOfACourtReportsACaseAndItsNextStage() {
        String number = "SC " + Samples.cnic().number();
        browser.signIn(clerks.ofCourt("sessions-court-mastung").name(), Officers.PASSWORD)
                .open("/office");
        browser.page().getByText("Cases and their stages").click();
        both("clerks-cases-none");
        browser.page().getByText("Report a case").first().click();
        both("clerks-case");
        browser.submit();
        both("clerks-case-errors");
        type(Map.of("caseNumber", number, "sections", "PPC 376", "firOn", "1 Sep 2025", "challanOn", "20/9/25"));
        // Who sends the form before its year is shown in full is asked about it.
        Locator challan = browser.page().locator("#challanOn");
        challan.blur();
        PlaywrightAssertions.assertThat(challan).hasValue("20 September 2025");
        browser.submit();
        assertThat(browser.page().locator("body").innerText()).contains("The stages are received");
        new FeedWork(jdbc).await();
        browser.open("/office/cases");
        assertThat(browser.text()).contains(number, "Challan", "20 January 2026");
        both("clerks-cases");
        browser.page().getByText("Report the next stage").first().click();
        both("clerks-case-next");
        type(Map.of("chargeOn", "6 October 2025", "judgmentOn", "۱۵ جنوری ۲۰۲۶"));
        browser.choose("outcome", "CONVICTED").submit();
        new FeedWork(jdbc).await();
        browser.open("/office/cases?list=decided");
        assertThat(browser.text()).contains(number, "15 January 2026");
    }

    /** Through the pages of the administration; then with a pass-phrase of the test's own. */
    private Officer madeByTwo() {
        Officer administrator = new Officers(accounts).with(Role.ADMINISTRATOR);
        Officer approver = new Officers(accounts).with(Role.NATIONAL_SUPERVISOR);
        String name = "clerk." + UUID.randomUUID().toString().substring(0, 8);
        browser.signIn(administrator.name(), Officers.PASSWORD).open("/approvals/new?kind=account-new");
        browser.fill("display-name", "Sana Malik")
                .fill("personnel-number", Officers.number())
                .fill("user-name", name)
                .fill("reason", "New in the copy branch");
        browser.choose(browser.page().locator("input[name=roles][value=COURT_CLERK]"));
        browser.page().locator("#agency").selectOption("COURTS");
        browser.fill("place", "Pakistan");
        browser.submit();
        assertThat(browser.text()).contains("Say which court or prison the clerk sends for.");
        browser.fill("office", "Sessions Court (Special Court), Lahore").submit();
        assertThat(browser.text()).contains("Sessions Court (Special Court), Lahore");
        browser.submit();
        String proposal = browser.page().url().replaceFirst("https?://[^/]+", "");
        browser.startAfresh().signIn(approver.name(), Officers.PASSWORD).open(proposal);
        assertThat(browser.text()).contains("Sessions Court (Special Court), Lahore");
        both("clerks-account");
        browser.press("Approve");
        browser.open("/accounts/" + accounts.find(name).orElseThrow().id());
        assertThat(browser.text()).contains("Sessions Court (Special Court), Lahore");
        accounts.setPassword(name, Officers.PASSWORD, approver.actor());
        jdbc.sql("update access.account set must_change_password = false where user_name = ?")
                .param(name)
                .update();
        return new Officer(accounts.find(name).orElseThrow(), approver.actor());
    }

    private String withdrawal() {
        return jdbc.sql(
                        "select receipt::text from intake.message where kind = 'WITHDRAWAL' order by received_at desc limit 1")
                .query(String.class)
                .single();
    }

    /** What is chosen first: places that are offered while one types move what stands below them. */
    private void type(Map<String, String> fields) {
        fields.forEach((name, value) -> {
            if (isRadio(name)) {
                browser.choose(name, value);
            }
        });
        fields.forEach((name, value) -> {
            if (name.equals("nationality")) {
                browser.page().locator("#nationality").selectOption(value);
            } else if (!isRadio(name)) {
                browser.fill(name, value);
            }
        });
    }

    private boolean isRadio(String name) {
        return "radio"
                .equals(browser.page().locator("[name='" + name + "']").first().getAttribute("type"));
    }

    private void both(String page) {
        browser.check(page);
        browser.inLanguage("ur");
        browser.check(page);
        browser.inLanguage("en");
    }
}
