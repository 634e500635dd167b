package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.FeedWork;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;

/** A court says how many it convicted, and a registrar sees how many never arrived. */
@RegisterTest
class TotalsJourney {

    @Autowired
    private MachineClients clients;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private final Browser browser;
    private final Officers officers;

    TotalsJourney(Browser browser, Officers officers) {
        this.browser = browser;
        this.officers = officers;
    }

    @Test
    void aRegistrarSeesWhatNeverArrivedOnTodayAndInTheListInEitherLanguage() {
        ApiClient court = ApiClient.made(clients, port, Feed.COURT, "COURTS", ClientScope.COUNTRY);
        assertThat(court.post("/api/v1/monthly-totals", """
                        {"messageId": "totals-journey", "kind": "CONVICTIONS", "month": "2025-03",
                         "court": "sessions-court-panjgur", "number": 5}""").statusCode()).isEqualTo(202);
        ApiClient prosecution = ApiClient.made(clients, port, Feed.PROSECUTION, "PROSECUTION", ClientScope.COUNTRY);
        assertThat(prosecution.post("/api/v1/obtained-judgments", """
                        {"messageId": "judgments-journey", "court": "sessions-court-panjgur",
                         "caseNumber": "SC 4812/2021", "judgmentOn": "2021-12-02", "convicted": 2}""").statusCode())
                .isEqualTo(202);
        new FeedWork(jdbc).await();
        browser.signIn(officers.with(Role.REGISTRAR).name(), Officers.PASSWORD);
        browser.open("/");
        assertThat(browser.text())
                .contains(
                        "Declared by courts, prisons and the prosecution, and not on the register",
                        "Judgments that no court has sent");
        browser.open("/monthly-totals");
        assertThat(browser.heading()).isEqualTo("What never arrived");
        assertThat(browser.text()).contains("Sessions Court (Special Court), Panjgur", "March 2025", "Letter");
        browser.check("monthly-totals");
        browser.inLanguage("ur").check("monthly-totals");
        assertThat(browser.text()).contains("جو نہیں پہنچا", "پنجگور");
        browser.open("/obtained-judgments").check("obtained-judgments");
        assertThat(browser.text()).contains("فیصلے جو کسی عدالت نے نہیں بھیجے", "پنجگور");
        browser.inLanguage("en").check("obtained-judgments");
        assertThat(browser.text()).contains("SC 4812/2021", "Letter");
        browser.inLanguage("ur");
        browser.open("/feeds").check("feeds");
        browser.inLanguage("en").check("feeds");
        assertThat(browser.heading()).isEqualTo("Agencies’ systems");
    }
}
