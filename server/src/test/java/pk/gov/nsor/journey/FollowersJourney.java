package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestClock;

/** How many follow which area, as NPB and the Special Committee see it. */
@RegisterTest
class FollowersJourney {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private final Browser browser;
    private final Officers officers;

    FollowersJourney(Browser browser, Officers officers) {
        this.browser = browser;
        this.officers = officers;
    }

    @AfterEach
    void close() {
        jdbc.sql("delete from outreach.subscription where wrapped_key = ''::bytea")
                .update();
    }

    @Test
    void numbersAreShownInBandsAndFewAreNotTold() {
        signIn(Role.OVERSIGHT);
        browser.open("/").page().locator("nav.side a[href='/followers']").click();
        assertThat(browser.heading()).isEqualTo("Followers");
        followed("abbottabad", 5);
        followed("haripur", 4);
        followed("lahore", 1000);
        followed(
                jdbc.sql("select code from reference.tehsil where name_en = 'Jaranwala'")
                        .query(String.class)
                        .single(),
                20);
        browser.open("/followers");
        assertThat(row("Abbottabad")).contains("5 to 19");
        assertThat(row("Haripur")).contains("fewer than 5");
        assertThat(row("Jaranwala")).contains("20 to 99", "Faisalabad");
        assertThat(browser.page().locator("tbody tr").first().innerText()).contains("Lahore", "1000 or more");
        browser.check("followers");
        browser.inLanguage("ur");
        assertThat(browser.text()).contains("لاہور", "1000 یا زیادہ");
        browser.check("followers");
    }

    @Test
    void whoHasTheReleaseChannelsFindsItThereAndOthersDoNot() {
        signIn(Role.REGISTRAR);
        browser.open("/release").page().locator("main a[href='/followers']").click();
        assertThat(browser.heading()).isEqualTo("Followers");
        browser.startAfresh();
        signIn(Role.DISTRICT_SUPERVISOR);
        browser.open("/followers");
        assertThat(browser.page().content()).doesNotContain("Followers");
    }

    private String row(String area) {
        return browser.page()
                .locator("tbody tr", new com.microsoft.playwright.Page.LocatorOptions().setHasText(area))
                .first()
                .innerText();
    }

    private void signIn(Role role) {
        browser.signIn(officers.with(role).name(), Officers.PASSWORD);
    }

    private void followed(String area, int count) {
        for (int i = 0; i < count; i++) {
            UUID id = UUID.randomUUID();
            jdbc.sql("""
                            insert into outreach.subscription
                                (id, follower_hash, area, language, wrapped_key, number, since)
                            values (?, ?, ?, 'URDU', ''::bytea, ''::bytea, ?)
                            """)
                    .params(
                            id,
                            id.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                            area,
                            LocalDate.now(clock))
                    .update();
        }
    }
}
