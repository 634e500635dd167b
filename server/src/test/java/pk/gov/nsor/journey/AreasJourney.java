package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TrailReader;

/** What NPB sees of the releases of areas, and the switch of their channel. */
@RegisterTest
class AreasJourney {

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private Browser browser;
    private Officer registrar;

    @BeforeEach
    void open() {
        registrar = new Officers(accounts).with(Role.REGISTRAR);
        browser = new Browser(port).signIn(registrar.name(), Officers.PASSWORD);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void monthsAreReadNarrowedOrderedAndSavedAsAFile() throws IOException {
        browser.open("/release").page().locator("nav.side a[href='/release']").click();
        LocalDate month = LocalDate.now(clock).withDayOfMonth(1);
        releasedLike(month.minusMonths(1), "FROM_10");
        releasedLike(month, "FROM_25");
        browser.page().locator("main a[href='/release/areas']").click();
        assertThat(browser.heading()).isEqualTo("Area releases");
        assertThat(browser.text())
                .contains("Abbottabad", "25 to 49", "Divided since the release before", "the same", "Tehsil")
                .contains("As of")
                .contains("1 to 50 of");
        inBothLanguages("areas");

        browser.page().locator("#province").selectOption("PK-PB");
        browser.page().locator("#band").selectOption("from-50");
        browser.page().locator("form.filters button").click();
        assertThat(browser.text())
                .contains("Lahore", "50 or more", "Lahore City")
                .doesNotContain("Abbottabad");
        browser.check("areas-narrowed");
        browser.page().locator("#band").selectOption("from-5");
        browser.page().locator("form.filters button").click();
        assertThat(browser.text()).contains("Nothing here fits what you chose");

        browser.open("/release/areas?sort=-people");
        assertThat(browser.page().locator("tbody tr").first().innerText()).contains("50 or more");
        Download file = browser.page()
                .waitForDownload(() ->
                        browser.page().locator("main a[href*='areas.csv']").click());
        assertThat(Files.readString(file.path()))
                .startsWith("\uFEFFmonth,as_of,kind,code,district_en,district_ur,tehsil_en,province,from,to\r\n")
                .contains("district,lahore,Lahore,لاہور,,PK-PB,50,\r\n")
                .contains("district,abbottabad,Abbottabad,ایبٹ آباد,,PK-KP,25,49\r\n")
                .containsPattern("district,attock,Attock,[^,]+,,PK-PB,,\\r\\n");
        assertThat(new TrailReader(jdbc).of(registrar.account().id())).contains("AREAS_EXPORTED DONE");
    }

    @Test
    void theChannelOfAreasIsSwitchedOffByItself() {
        browser.open("/release")
                .page()
                .locator("main a[href$='channel=SMS_AREA']")
                .click();
        assertThat(browser.text()).contains("Whoever asks by SMS about a district or tehsil");
        inBothLanguages("release-areas-on");
        browser.fill("reason", "A split is being looked at").submit();
        assertThat(browser.text()).contains("Switched off. From now on nobody is told about an area.");
        browser.check("release-areas-off");
        browser.page().locator("main a.btn-primary").click();
        assertThat(browser.page().locator("#channel").inputValue()).isEqualTo("SMS_AREA");
        browser.fill("restsOn", "Made-up order, S.R.O. 2/2026")
                .fill("reason", "It was looked at")
                .submit();
        assertThat(browser.text()).contains("Answers to the public about an area, by SMS");
        browser.check("release-areas-check");
        browser.submit();
        String proposal = browser.page().url().substring(("http://127.0.0.1:" + port).length());
        browser.open("/release").check("release-cnics");
        assertThat(browser.text()).contains("The public is answered", "Whoever asks by SMS about a CNIC is told");
        Officer supervisor = new Officers(accounts).with(Role.NATIONAL_SUPERVISOR);
        browser.startAfresh().signIn(supervisor.name(), Officers.PASSWORD).open(proposal);
        browser.press("Approve");
        browser.open("/release?channel=SMS_AREA");
        assertThat(browser.text()).contains("The public is answered");
    }

    /** A month as a release would leave it: one district moved, one divided, one with its tehsils. */
    private void releasedLike(LocalDate month, String abbottabad) {
        jdbc.sql("""
                        insert into release.area_month (month, as_of, released_at, tehsils_above) values (?, ?, ?, 100)
                        on conflict do nothing
                        """).params(month, month, OffsetDateTime.now(clock)).update();
        jdbc.sql("""
                        insert into release.area_band (month, kind, area, district, band)
                        select ?, 'DISTRICT', code, code, case code when 'lahore' then 'FROM_50'
                            when 'abbottabad' then ? when 'attock' then null else 'FEWER_THAN_5' end
                        from reference.district on conflict do nothing
                        """).params(month, abbottabad).update();
        tehsil(month, "Lahore City", "FROM_50");
    }

    private void tehsil(LocalDate month, String name, @Nullable String band) {
        jdbc.sql("""
                        insert into release.area_band (month, kind, area, district, band)
                        select ?, 'TEHSIL', code, 'lahore', ? from reference.tehsil where name_en = ?
                        on conflict do nothing
                        """).params(month, band, name).update();
    }

    private void inBothLanguages(String name) {
        browser.check(name);
        browser.inLanguage("ur");
        browser.check(name);
        browser.inLanguage("en");
    }
}
