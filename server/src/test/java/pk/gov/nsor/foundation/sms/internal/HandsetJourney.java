package pk.gov.nsor.foundation.sms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.journey.Browser;
import pk.gov.nsor.publicservice.enquiry.internal.TestEnquiry;
import pk.gov.nsor.simulator.smsc.Misbehaviour;
import pk.gov.nsor.simulator.smsc.SmscOptions;
import pk.gov.nsor.simulator.smsc.SmscSimulator;
import pk.gov.nsor.testing.Samples;

/** The simulator's page: telephones side by side, and the SMSC's misbehaviour. */
class HandsetJourney {

    private final TestGateway gateways = new TestGateway();
    private final TestEnquiry release = new TestEnquiry();
    private SmscSimulator simulator;
    private SmsGateway gateway;
    private Browser browser;

    @BeforeEach
    void open() throws Exception {
        simulator = SmscSimulator.start(
                SmscOptions.withPassword("secret").withRetryDelays(Duration.ofMillis(50), Duration.ofMillis(200)));
        gateway = gateways.start(
                TestGateway.properties(simulator.smppPort(), 100, 50, true),
                release.handler(gateways.dataSource, gateways.keys, Clock.system(Day.ZONE)));
        browser = new Browser(simulator.httpPort());
    }

    @AfterEach
    void close() throws Exception {
        browser.close();
        gateway.stop();
        simulator.close();
        gateways.close();
    }

    @Test
    void severalTelephonesAreShownAtOnceAndOneAtATimeOnANarrowScreen() {
        Cnic on = Samples.cnic();
        release.onRegister.add(on);
        browser.open("/?number=03990000001,0399%200000002,03990000003");
        Page page = browser.page();
        assertThat(page.locator(".phone:visible").count()).isEqualTo(3);
        ask(0, "LANG EN");
        ask(0, on.formatted());
        ask(1, on.formatted());
        ask(2, "۹۳۵۲۰ " + " ".repeat(80) + "۱۲۳۴۵۶۷ ۱");
        answer(0, 2).getByText("is on the register of convicted sex offenders").waitFor();
        assertThat(answer(1, 1).locator(".bubble").getAttribute("dir")).isEqualTo("rtl");
        // Two parts each way, and the register has taken the receipts.
        answer(2, 1).getByText("2 parts").waitFor();
        answer(2, 1).getByText("receipt taken").waitFor();
        phone(2).locator(".message.mine").getByText("2 parts").waitFor();
        assertThat(phone(0).locator(".message").count()).isEqualTo(4);
        browser.check("handset");

        page.setViewportSize(320, 640);
        assertThat(page.locator(".phone:visible").count()).isOne();
        page.locator("#tabs button").nth(1).click();
        assertThat(page.locator(".phone:visible .number").inputValue()).isEqualTo("0399 0000002");
        page.setViewportSize(1280, 900);
        page.locator("#language").click();
        browser.check("handset");
        page.locator("#language").click();
        page.locator("#add").click();
        assertThat(page.locator(".phone:visible").count()).isEqualTo(4);
        phone(3).locator(".remove").click();
        assertThat(page.locator(".phone:visible").count()).isEqualTo(3);
    }

    @Test
    void theSmscIsToldToMisbehaveAndAllPagesSayThatItDoes() {
        browser.open("/?number=03990000001");
        Page page = browser.page();
        page.locator("#wrong summary").click();
        page.locator("[name=slowMillis]").fill("300");
        page.locator("[name=partsOutOfOrder]").check();
        browser.press("Apply");
        page.getByText("acknowledges 300 ms late, parts out of order").waitFor();
        assertThat(simulator.misbehaviour())
                .isEqualTo(Misbehaviour.NONE.withSlowMillis(300).withPartsOutOfOrder(true));
        page.locator("[name=missingPercent]").fill("101");
        browser.press("Apply");
        page.getByText("Acknowledgements never come for: write a whole number from 0 to 100.")
                .waitFor();
        browser.check("handset-misbehaves");
        browser.press("Nothing wrong");
        page.getByText("SMSC: none").waitFor();
        browser.press("Restart the SMSC");
        page.getByText("Done: Restart the SMSC.").waitFor();
        page.getByText("SMSC: 0 binds").waitFor();
        await().atMost(Duration.ofSeconds(10)).until(() -> gateway.isBound());
        page.locator("#status.connected").waitFor();
        page.locator("#language").click();
        browser.check("handset-misbehaves");
    }

    private void ask(int phone, String text) {
        phone(phone).locator("textarea.text").fill(text);
        int before = phone(phone).locator(".message.theirs").count();
        phone(phone).locator(".send").click();
        answer(phone, before + 1).waitFor();
    }

    private Locator answer(int phone, int number) {
        return phone(phone).locator(".message.theirs").nth(number - 1);
    }

    private Locator phone(int index) {
        return browser.page().locator(".phone").nth(index);
    }
}
