package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.pdf.PdfReading;
import pk.gov.nsor.publicservice.release.report.QuarterlyReports;
import pk.gov.nsor.publicservice.release.statistics.StatisticsReleases;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestClock;

/** The register draws a quarterly report, two release it, and the Special Committee takes its files. */
@RegisterTest
class ReportJourney {

    @Autowired
    private QuarterlyReports reports;

    @Autowired
    private StatisticsReleases releases;

    private final Browser browser;
    private final TestClock clock;
    private final Officers officers;
    private Duration moved = Duration.ZERO;

    ReportJourney(Browser browser, TestClock clock, Officers officers) {
        this.browser = browser;
        this.clock = clock;
        this.officers = officers;
    }

    @AfterEach
    void backToToday() {
        clock.move(moved.negated());
    }

    @Test
    void aReportIsDrawnProposedApprovedAndTakenByTheCommittee() throws IOException {
        String number = drawn();
        signIn(Role.REGISTRAR).open("/reports");
        assertThat(browser.text()).contains(number, "Draft, not released", "Draw one anew");
        inBothLanguages("reports-draft");
        browser.fill("reason", "no").submit();
        assertThat(browser.text()).contains("Give the reason in 5 to 1000 characters.");
        browser.open("/reports");
        browser.page().locator("main a.btn-primary").first().click();
        inBothLanguages("reports-propose");
        browser.fill("reason", "The quarter is over").submit().submit();
        String proposal = browser.page().url().replaceFirst("https?://[^/]+", "");
        signIn(Role.NATIONAL_SUPERVISOR).open(proposal);
        inBothLanguages("reports-proposal");
        browser.press("Approve");
        assertThat(browser.text()).contains("Approved.");

        signIn(Role.OVERSIGHT).open("/reports");
        assertThat(browser.text()).contains(number, "Released on").doesNotContain("Draw one anew", "Propose");
        inBothLanguages("reports");
        Download paper = browser.page()
                .waitForDownload(() -> browser.page()
                        .locator("main a[href='/reports/" + number + "/report.pdf']")
                        .click());
        assertThat(PdfReading.text(Files.readAllBytes(paper.path()))).contains(number, "مختصراً");
    }

    private Browser signIn(Role role) {
        return browser.startAfresh().signIn(officers.with(role).name(), Officers.PASSWORD);
    }

    /** Of a quarter to come, whose figures are published in its first days. */
    private String drawn() {
        YearMonth last = releases.months().stream().findFirst().orElse(YearMonth.now(clock));
        LocalDate from = last.atDay(1).isAfter(LocalDate.now(clock)) ? last.atDay(1) : LocalDate.now(clock);
        YearMonth first = YearMonth.from(from.plusMonths(6));
        YearMonth begin = first.minusMonths((first.getMonthValue() - 1) % 3);
        for (int month = 1; month <= 3; month++) {
            long days = ChronoUnit.DAYS.between(
                    LocalDate.now(clock), begin.plusMonths(month).atDay(2));
            clock.move(Duration.ofDays(days));
            moved = moved.plusDays(days);
            assertThat(releases.releaseDue()).isPresent();
        }
        return reports.draftDue().orElseThrow();
    }

    private void inBothLanguages(String name) {
        browser.check(name);
        browser.inLanguage("ur");
        browser.check(name);
        browser.inLanguage("en");
    }
}
