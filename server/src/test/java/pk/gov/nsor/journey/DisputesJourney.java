package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.sms.internal.RegisterLines;
import pk.gov.nsor.publicservice.enquiry.dispute.Disputed;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.WebSession;

/** Somebody is taken for somebody else: from the telephone through the queue at NPB to everybody who was told wrongly. */
@RegisterTest
class DisputesJourney {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    private final Browser browser;
    private final Officers officers;
    private @Nullable RegisterLines made;
    private Officer examiner;
    private Officer colleague;
    private Officer supervisor;

    DisputesJourney(Browser browser, Officers officers) {
        this.browser = browser;
        this.officers = officers;
    }

    @BeforeEach
    void open() throws Exception {
        made = new RegisterLines(context);
        examiner = officers.with(Role.REGISTRAR);
        colleague = officers.with(Role.REGISTRAR);
        supervisor = officers.with(Role.NATIONAL_SUPERVISOR);
    }

    @AfterEach
    void close() {
        lines().close();
    }

    @Test
    void aMistakeIsDisputedProvenPutRightAndTakenBack() throws Exception {
        Disputed disputed = new Disputed(context, lines(), examiner.actor(), colleague.actor());
        String phone = disputed.phone();
        String neighbour = disputed.phone();
        String code = disputed.ask(phone);
        disputed.ask(neighbour);
        UUID key = disputed.dispute(phone, code);

        browser.signIn(examiner.name(), Officers.PASSWORD).open("/disputes");
        assertThat(browser.heading()).isEqualTo("Disputes");
        assertThat(browser.text()).doesNotContain(phone.substring(1), disputed.cnic.formatted());
        both("disputes");
        browser.page().locator("#said").selectOption("on");
        browser.press("Show");
        assertThat(browser.page().url()).contains("said=on");
        browser.open("/disputes?state=upheld&said=not-on");
        both("disputes-upheld");
        browser.open("/disputes/" + key);
        assertThat(browser.text()).contains("Not taken yet", "“on the register”");
        both("dispute-opened");
        browser.submit();
        assertThat(browser.text()).contains("You examine this dispute now.");
        both("dispute-taken");

        browser.page().locator("form[action$='/proof'] button.btn-primary").click();
        assertThat(browser.text()).contains("Enter the CNIC.", "Enter the code.", "Choose the document.");
        browser.check("dispute-proof-missing");
        prove(Samples.cnic().formatted(), code);
        assertThat(browser.text()).contains("CNIC and code do not both belong to this dispute.");
        browser.check("dispute-proof-differs");
        prove(disputed.cnic.formatted(), code.toLowerCase());
        assertThat(browser.text()).contains("The proof is recorded.", "Then another person upholds this dispute");
        assertThat(browser.text()).contains("What the record says", disputed.cnic.formatted());
        both("dispute-proven");
        browser.page()
                .locator("a[href^='/people/" + disputed.person + "?for=']")
                .click();
        browser.page().locator("a[href$='/withdrawal']").first().click();
        browser.fill("reason", "The card is another person’s").submit();

        browser.startAfresh().signIn(colleague.name(), Officers.PASSWORD).open("/disputes/" + key);
        both("dispute-uphold");
        browser.fill("cnic", disputed.cnic.formatted()).fill("code", code);
        browser.page().locator("form[action$='/uphold'] button.btn-primary").click();
        assertThat(browser.text()).contains("Upheld. The person is told to send the number again.");
        both("dispute-upheld");
        assertThat(lines().awaitPublicText(phone, 4)).startsWith("Your objection has been decided.");
        String takeBack = "/take-backs/" + disputed.takeBack().id();
        browser.page().locator("a[href='" + takeBack + "']").click();
        assertThat(browser.text()).contains("Waits for two people").doesNotContain(neighbour.substring(1));
        both("take-back");
        browser.fill("reason", "no").submit();
        assertThat(browser.text()).contains("Give the reason in 5 to 1000 characters.");
        browser.fill("reason", "The card was misread at the counter").submit();
        assertThat(browser.text()).contains("another person has to approve it");
        both("take-back-proposal");
        String proposal = browser.page().url().replaceFirst(".*(?=/approvals/)", "");
        browser.open("/take-backs");
        both("take-backs");

        browser.startAfresh().signIn(supervisor.name(), Officers.PASSWORD);
        assertThat(browser.text()).contains("Disputes", "Answers to be taken back");
        browser.open(proposal);
        assertThat(browser.page().locator("main a[href*='/people/']").count()).isZero();
        both("take-back-approve");
        browser.press("Approve");
        disputed.takeBack();
        for (String asker : new String[] {phone, neighbour}) {
            String text = lines().awaitPublicText(asker, asker.equals(phone) ? 5 : 3);
            assertThat(text).startsWith("An answer of ").endsWith(" was mistaken; please send the number again.");
        }
        browser.open(takeBack);
        assertThat(browser.text())
                .contains("Taken back", "Answers whose asker cannot be reached", "How far the messages have come");
        both("take-back-sent");
    }

    @Test
    void aTakeBackIsDroppedWithAReasonByWhoCausedIt() throws Exception {
        Disputed disputed = new Disputed(context, lines(), examiner.actor(), colleague.actor());
        disputed.ask(disputed.phone());
        disputed.withdraw(examiner.actor());
        String takeBack = "/take-backs/" + disputed.takeBack().id();
        browser.signIn(colleague.name(), Officers.PASSWORD).open(takeBack);
        assertThat(browser.page().locator("form[action$='/drop']").count()).isZero();
        browser.startAfresh().signIn(examiner.name(), Officers.PASSWORD).open(takeBack);
        both("take-back-droppable");
        browser.fill("dropReason", "no").press("Drop it without telling anybody");
        assertThat(browser.text()).contains("Give the reason in 5 to 1000 characters.");
        browser.check("take-back-drop-refused");
        browser.fill("dropReason", "The CNIC was right after all").press("Drop it without telling anybody");
        assertThat(browser.text())
                .contains("The take-back is dropped. Nobody is told.", "The CNIC was right after all");
        both("take-back-dropped");
        browser.open("/take-backs?state=over");
        assertThat(browser.text()).contains("Dropped");
    }

    @Test
    void aRefusedDisputeIsOpenedAgainWithAReason() throws Exception {
        Disputed disputed = new Disputed(context, lines(), examiner.actor(), colleague.actor());
        String phone = disputed.phone();
        UUID key = disputed.dispute(phone, disputed.ask(phone));
        browser.signIn(examiner.name(), Officers.PASSWORD).open("/disputes/" + key);
        browser.submit();
        browser.press("Refuse");
        assertThat(browser.text()).contains("Choose why.");
        browser.choose("refusal", "NO_PROOF").press("Refuse");
        assertThat(browser.text()).contains("Refused.", "The document does not prove it");
        both("dispute-refused");
        browser.fill("reason", "no").submit();
        assertThat(browser.text()).contains("Give the reason in 5 to 500 characters.");
        browser.fill("reason", "A better copy came by post").submit();
        assertThat(browser.text()).contains("Opened again.", "A better copy came by post", "Take this dispute");
        browser.submit();
        assertThat(browser.text()).contains("You examine this dispute now.");
        browser.startAfresh().signIn(colleague.name(), Officers.PASSWORD).open("/disputes/" + key);
        both("dispute-of-another");
        browser.press("Take it over");
        assertThat(browser.text()).contains("You examine this dispute now.");
    }

    @Test
    void theQueueIsAFileForASpreadsheetWithoutNumbers() throws Exception {
        Disputed disputed = new Disputed(context, lines(), examiner.actor(), colleague.actor());
        String phone = disputed.phone();
        disputed.dispute(phone, disputed.ask(phone));
        WebSession session = new WebSession(port);
        session.signIn(examiner.name(), Officers.PASSWORD);
        String file = session.get("/disputes.csv?state=opened").body();
        assertThat(file)
                .startsWith("\uFEFFNumber,State,Opened,")
                .contains("Not taken yet,")
                .doesNotContain(phone.substring(1), Long.toString(disputed.cnic.number()));
    }

    @Test
    void thePoliceAndStrangersFindNoQueue() throws Exception {
        Disputed disputed = new Disputed(context, lines(), examiner.actor(), colleague.actor());
        String phone = disputed.phone();
        UUID key = disputed.dispute(phone, disputed.ask(phone));
        Officer police = officers.with(Role.PROVINCIAL_SUPERVISOR);
        WebSession session = new WebSession(port);
        session.signIn(police.name(), Officers.PASSWORD);
        for (String path : new String[] {"/disputes", "/disputes.csv", "/disputes/" + key, "/take-backs"}) {
            assertThat(session.get(path).statusCode()).as(path).isEqualTo(403);
        }
        WebSession national = new WebSession(port);
        national.signIn(supervisor.name(), Officers.PASSWORD);
        assertThat(national.submit("/disputes/" + key, "/disputes/" + key + "/take", Map.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(national.get("/disputes/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
        assertThat(national.get("/take-backs/" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
    }

    private void prove(String cnic, String code) {
        browser.fill("cnic", cnic).fill("code", code).choose("document", "CNIC_CARD");
        browser.page().locator("form[action$='/proof'] button.btn-primary").click();
    }

    private void both(String name) {
        browser.check(name);
        browser.inLanguage("ur");
        browser.check(name);
        browser.inLanguage("en");
    }

    private RegisterLines lines() {
        return Objects.requireNonNull(made);
    }
}
