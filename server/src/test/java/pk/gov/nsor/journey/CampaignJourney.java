package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.publicservice.outreach.DistrictQuestions;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestClock;

/** A campaign from its proposal, with its mistakes, to its approval, what it brought, and its end. */
@RegisterTest
class CampaignJourney {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final String PART = "Kech, Gwadar, Panjgur, Awaran, Washuk, Kharan, Nushki, Chagai";

    @Autowired
    private JdbcClient jdbc;

    private final Browser browser;
    private final Officers officers;
    private final TestClock clock;

    CampaignJourney(Browser browser, Officers officers, TestClock clock) {
        this.browser = browser;
        this.officers = officers;
        this.clock = clock;
    }

    @Test
    void oneProposesAnotherApprovesBothSeeWhatItBringsAndOneStopsIt() {
        Officer registrar = officers.with(Role.REGISTRAR);
        Officer supervisor = officers.with(Role.NATIONAL_SUPERVISOR);
        LocalDate today = LocalDate.now(clock);
        browser.signIn(registrar.name(), Officers.PASSWORD).open("/campaigns");
        assertThat(browser.heading()).isEqualTo("Campaigns");
        browser.page().locator("main a[href*='kind=campaign']").click();
        both("campaign-new");
        browser.fill("title", "Listen to children")
                .fill("english", "In Gwadar there are 12 of them.")
                .fill("urdu", "اپنے بچے کی بات سنیں۔ خطرے میں کال 15 کریں۔")
                .fill("districts", PART + ", Atlantis")
                .fill("compared", "four")
                .fill("begins", "30 February 2027")
                .fill("ends", today.plusDays(20).format(DAY))
                .fill("budget", "1,000")
                .fill("reason", "The Committee asked for it")
                .submit();
        assertThat(browser.text())
                .contains(
                        "It names gwadar and the number 12",
                        "No district is called Atlantis",
                        "from 0 to",
                        "This is not a date of the calendar");
        browser.check("campaign-errors");
        browser.fill("english", "Listen when your child tells you. In danger call 15.")
                .fill("districts", PART)
                .fill("compared", "4")
                .fill("begins", today.format(DAY))
                .submit();
        assertThat(browser.heading()).isEqualTo("Check this before you propose it");
        assertThat(browser.text())
                .contains("4 districts are told and 4 compared", "Its effect is measured", "STOP ends these messages");
        browser.check("campaign-check");
        // In the other language it is the form again, as it was typed.
        PlaywrightAssertions.assertThat(browser.inLanguage("ur").page().locator("#title"))
                .hasValue("Listen to children");
        assertThat(browser.page().locator("#compared").inputValue()).isEqualTo("4");
        PlaywrightAssertions.assertThat(browser.inLanguage("en").page().locator("#title"))
                .hasValue("Listen to children");
        browser.submit();
        assertThat(browser.heading()).isEqualTo("Check this before you propose it");
        browser.submit();
        String proposal = browser.page().url().replaceFirst("https?://[^/]+", "");

        browser.startAfresh().signIn(supervisor.name(), Officers.PASSWORD).open(proposal);
        browser.press("Approve");
        assertThat(browser.heading()).isEqualTo("Campaigns");
        both("campaigns");
        asked(today);
        clock.move(Duration.ofDays(15));
        browser.startAfresh().signIn(registrar.name(), Officers.PASSWORD).open("/campaigns");
        browser.page().locator("tbody tr").first().locator("a").first().click();
        assertThat(browser.heading()).contains("Listen to children");
        assertThat(browser.text()).contains("percent more than without the campaign", "Compared, not told (4)");
        both("campaign");
        assertThat(browser.page().locator("#effect td.number").count()).isPositive();
        assertThat(browser.page().locator("#posters a").count()).isEqualTo(2);
        String page = browser.page().url().replaceFirst("https?://[^/]+", "");
        browser.startAfresh()
                .signIn(officers.with(Role.OVERSIGHT).name(), Officers.PASSWORD)
                .open(page);
        assertThat(browser.text()).contains("percent more than without the campaign", "for the Bureau alone");
        assertThat(browser.page().locator("#effect td.number").count())
                .as("sums of weeks")
                .isZero();
        both("campaign-oversight");
        browser.startAfresh().signIn(registrar.name(), Officers.PASSWORD).open(page);
        browser.send(browser.page().locator("main form[action$='/stop'] button[type=submit]"));
        assertThat(browser.text()).contains("Say why, in at most 500 characters.");
        browser.fill("reason", "It has said what it had to say");
        browser.send(browser.page().locator("main form[action$='/stop'] button[type=submit]"));
        assertThat(browser.text()).contains("The campaign is stopped.", "It has said what it had to say");
        assertThat(browser.page().locator("main form").count()).isZero();
        assertThat(browser.page().locator("#posters").count())
                .as("what was stopped is put up nowhere")
                .isZero();
        both("campaign-stopped");
    }

    /** Before, as often everywhere; since, twice as often where they were told. */
    private void asked(LocalDate today) {
        UUID campaign = jdbc.sql("select id from outreach.campaign order by serial desc limit 1")
                .query(UUID.class)
                .single();
        LocalDate first = DistrictQuestions.week(today);
        for (int week = -4; week < 2; week++) {
            jdbc.sql("""
                            insert into outreach.district_questions (week, district, topic, asked)
                            select ?, district, topic, case when is_told then ? else 20 end + length(district)
                            from outreach.campaign_district, unnest(array['AREA', 'HELP']) as each (topic)
                            where campaign = ?
                            on conflict (week, district, topic) do update set asked = excluded.asked
                            """)
                    .params(first.plusWeeks(week), week < 0 ? 20 : 45, campaign)
                    .update();
        }
    }

    private void both(String name) {
        browser.check(name);
        browser.inLanguage("ur").check(name + "-urdu").inLanguage("en");
    }
}
