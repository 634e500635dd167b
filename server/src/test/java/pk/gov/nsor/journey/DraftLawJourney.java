package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.Laws;
import pk.gov.nsor.foundation.requirement.OffenceFile;
import pk.gov.nsor.publicservice.draftlaw.DraftLaws;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;

/** The Committee asks what a draft would change, the Bureau approves it, and the Committee reads totals. */
@RegisterTest
@TestPropertySource(properties = "nsor.test.database=its own, since everybody is counted")
@DirtiesContext
class DraftLawJourney {

    @Autowired
    private Laws laws;

    @Autowired
    private DraftLaws drafts;

    @Test
    void theCommitteeAsksTheBureauApprovesAndTotalsAreRead(Officers officers, Supervised people, Browser browser) {
        for (int i = 0; i < 120; i++) {
            PersonId unused = people.in("chiniot");
        }
        String rows = OffenceFile.written(laws.current().offences(), "draft");
        String[] lines = rows.lines().toArray(String[]::new);
        var committee = officers.with(Role.OVERSIGHT);
        browser.signIn(committee.name(), Officers.PASSWORD);
        browser.page().locator("nav.side a[href='/draft-laws']").click();
        assertThat(browser.heading()).isEqualTo("Draft laws");
        both(browser, "draft-laws-none");
        browser.page().locator("main a[href*='kind=draft-law']").click();
        browser.fill("title", "Bill 12 of 2026")
                .fill("rows", rows + lines[1])
                .fill("reason", "It is before the Assembly")
                .submit();
        assertThat(browser.text()).contains("are of one section and schedule", "their days overlap");
        browser.check("draft-law-errors");
        browser.fill("rows", rows.replace("\t376\tI\t", "\t9376\tI\t")).submit();
        assertThat(browser.text()).contains("rows", "Nothing changes.");
        browser.check("draft-law-check");
        browser.submit();
        String proposal = browser.page().url().replaceFirst("https?://[^/]+", "");
        browser.startAfresh()
                .signIn(officers.with(Role.NATIONAL_SUPERVISOR).name(), Officers.PASSWORD)
                .open(proposal)
                .press("Approve");
        browser.page().locator("tbody a").first().click();
        assertThat(browser.text()).contains("The figures are computed now");
        drafts.compute(() -> true);
        browser.startAfresh().signIn(committee.name(), Officers.PASSWORD).open("/draft-laws");
        both(browser, "draft-laws");
        browser.page().locator("tbody a").first().click();
        assertThat(browser.text()).contains("Would leave", "fewer than 100", "Appearances a year");
        both(browser, "draft-law");
    }

    private static void both(Browser browser, String name) {
        browser.check(name);
        browser.inLanguage("ur").check(name + "-urdu").inLanguage("en");
    }
}
