package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.publicservice.enquiry.ScanAlerts;
import pk.gov.nsor.publicservice.enquiry.ScanPattern;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;

@RegisterTest
class ScanJourney {

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private ScanAlerts alerts;

    @Autowired
    private Clock clock;

    private @Nullable Browser opened;

    @BeforeEach
    void open() {
        for (ScanPattern kind : ScanPattern.values()) {
            LocalDate window = kind.window().firstDay(LocalDate.now(clock));
            byte[] subject = UUID.randomUUID().toString().substring(0, 16).getBytes(StandardCharsets.US_ASCII);
            alerts.raise(kind, subject, window, 61 + 2_000 * kind.ordinal(), kind.isOfOneSender() ? 1 : 14);
        }
        opened = new Browser(port);
        browser().signIn(new Officers(accounts).with(Role.NATIONAL_SUPERVISOR).name(), Officers.PASSWORD);
    }

    @AfterEach
    void close() {
        browser().close();
    }

    @Test
    void aSupervisorTakesAScanOnAndClosesIt() {
        browser().open("/");
        assertThat(browser().text()).contains("Scans by SMS", "One phone, number after number");
        browser().check("today-scans");
        browser().open("/scans");
        assertThat(browser().text()).contains("Several phones, neighbouring numbers", "New");
        both("scans");
        row().click();
        assertThat(browser().text()).contains("A scan by SMS", "Until the end of");
        both("scan");
        browser().submit();
        assertThat(browser().text()).contains("Write a note of 1 to 1,000 characters.");
        browser().check("scan-wrong");
        browser().fill("note", "The operator is asked which phones they were").submit();
        assertThat(browser().text())
                .contains(
                        "You have taken this up.", "The operator is asked which phones they were", "Close this alert");
        both("scan-taken-on");
        browser().fill("note", "A shop that checked its staff").submit();
        assertThat(browser().text()).contains("The alert is closed.", "A shop that checked its staff", "Not any more.");
        both("scan-closed");
    }

    private Locator row() {
        return browser().page().locator("main tbody a").first();
    }

    private void both(String name) {
        browser().check(name);
        String here = browser().page().url();
        browser().inLanguage("ur");
        browser().check(name);
        browser().inLanguage("en");
        if (!here.equals(browser().page().url())) {
            browser().page().navigate(here);
        }
    }

    private Browser browser() {
        return Objects.requireNonNull(opened);
    }
}
