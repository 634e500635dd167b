package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.publicservice.release.statistics.StatisticsReleases;
import pk.gov.nsor.testing.RegisterTest;

/** What anybody reads of the register's figures, in both languages. */
@RegisterTest
class StatisticsJourney {

    @Autowired
    private StatisticsReleases releases;

    private final Browser browser;

    StatisticsJourney(Browser browser) {
        this.browser = browser;
    }

    @Test
    void anybodyReadsTheFiguresOfTheLatestMonthInBothLanguages() {
        var _ = releases.releaseDue();
        browser.open("/statistics?lang=en");
        assertThat(browser.text()).contains("By sex", "By age", "By how long", "How these figures are made");
        browser.check("statistics");
        browser.open("/statistics");
        assertThat(browser.text()).contains("یہ اعداد کیسے بنتے ہیں");
        browser.check("statistics");
    }
}
