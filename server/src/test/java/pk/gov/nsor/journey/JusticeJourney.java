package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.publicservice.justice.CaseOutcome;
import pk.gov.nsor.publicservice.justice.CaseStages;
import pk.gov.nsor.publicservice.justice.CourtCases;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;

/** Courts report cases; the Committee reads how long they take, and a prosecutor answers for an acquittal by settlement. */
@RegisterTest
@TestPropertySource(properties = "nsor.test.database=its own, since every case is counted")
@DirtiesContext
class JusticeJourney {

    @Autowired
    private CaseStages stages;

    @Autowired
    private MachineClients clients;

    @Autowired
    private Clock clock;

    @Test
    void theCommitteeReadsTheClocksAndAProsecutorClosesAnAcquittalBySettlement(Officers officers, Browser browser) {
        CourtCases cases = new CourtCases(stages, clients);
        LocalDate challanOn = LocalDate.now(clock).minusDays(110);
        String committee = officers.with(Role.OVERSIGHT).name();
        browser.signIn(committee, Officers.PASSWORD).open("/justice-clocks");
        assertThat(browser.heading()).isEqualTo("Justice’s clocks");
        browser.check("justice-clocks-none");
        for (int number = 0; number < 240; number++) {
            cases.say(
                    number % 2 == 0 ? "sessions-court-lahore" : "sessions-court-multan",
                    "SC " + number + "/2026",
                    challanOn.minusDays(number < 150 ? 0 : 200),
                    number < 150 ? Integer.valueOf(100) : null,
                    CaseOutcome.CONVICTED);
        }
        cases.say("sessions-court-lahore", "SC 900/2026", challanOn, 86, CaseOutcome.ACQUITTED_BY_SETTLEMENT);
        cases.say("sessions-court-lahore", "SC 901/2026", challanOn, 100, CaseOutcome.ACQUITTED_BY_SETTLEMENT);
        browser.open("/justice-clocks");
        assertThat(browser.text()).contains("Pakistan", "Punjab", "section 16");
        both(browser, "justice-clocks");
        browser.open("/justice-clocks?places=courts");
        assertThat(browser.text()).contains("Lahore", "Multan").doesNotContain("SC 9");
        both(browser, "justice-clocks-courts");
        browser.open("/justice-clocks/appeals");
        both(browser, "justice-appeals");
        browser.open("/directory/provision");
        assertThat(browser.heading()).isEqualTo("Institutions by population");
        assertThat(browser.text()).contains("Sindh", "55,696,147", "Number not known");
        both(browser, "provision");

        browser.startAfresh()
                .signIn(
                        officers.of(new Jurisdiction.OfDistrict("lahore"), Role.PROSECUTOR)
                                .name(),
                        Officers.PASSWORD)
                .open("/");
        assertThat(browser.text()).contains("Acquittals by settlement, to appeal", "The prosecutor is reminded");
        browser.open("/settlements");
        assertThat(browser.text()).contains("Days left: 6", "PPC 376").doesNotContain("SC 900");
        both(browser, "settlements");
        browser.page().locator("tbody a").first().click();
        assertThat(browser.text()).contains("SC 900/2026", "Rape cannot be compounded");
        both(browser, "settlement");
        browser.choose("became", "APPEAL_FILED").submit();
        assertThat(browser.text()).contains("Give the day of the appeal.");
        browser.check("settlement-errors");
        browser.choose("became", "NO_APPEAL")
                .fill("remark", "The advocate general found no ground for an appeal")
                .submit();
        assertThat(browser.text()).contains("It is closed.");
        browser.open("/settlements?list=closed");
        assertThat(browser.text()).contains("There is no appeal");
        both(browser, "settlements-closed");
    }

    private static void both(Browser browser, String name) {
        browser.check(name);
        browser.inLanguage("ur").check(name + "-urdu").inLanguage("en");
    }
}
