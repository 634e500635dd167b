package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailCheckpoints;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.SignedTrail;
import pk.gov.nsor.testing.Supervised;

/** A supervisor searches the trail, an auditor draws a sample of it, and NPB answers somebody who asks who looked. */
@RegisterTest
class TrailJourney {

    private static final OfDistrict PLACE = new OfDistrict("chiniot");

    @Autowired
    private Trail trail;

    @Autowired
    private TrailCheckpoints checkpoints;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private final Browser browser;
    private final Supervised supervised;
    private final Officers officers;

    TrailJourney(Browser browser, Supervised supervised, Officers officers) {
        this.browser = browser;
        this.supervised = supervised;
        this.officers = officers;
    }

    @Test
    void theTrailIsSearchedAnEntryOpenedAndItsPersonToldWhoLooked() {
        Supervised people = supervised;
        PersonId person = people.in("chiniot");
        Officer officer = officers.of(PLACE, Role.SUPERVISING_OFFICER);
        for (int each = 0; each < 60; each++) {
            trail.appendAlone(TrailEntry.done(officer.actor(), TrailAction.PERSON_VIEWED)
                    .about(person.value())
                    .purpose("SUPERVISION")
                    .link("OWN_CASE"));
        }
        trail.appendAlone(TrailEntry.done(officer.actor(), TrailAction.CASE_CHANGED)
                .about(person.value())
                .with(Map.of("withoutResidenceSince", "2026-11-02", "locality", "Depalpur")));
        var _ = SignedTrail.signed(checkpoints, jdbc);

        Officer district = officers.of(PLACE, Role.DISTRICT_SUPERVISOR);
        browser.signIn(district.name(), Officers.PASSWORD).open("/trail?officer=" + officer.name());
        assertThat(browser.text()).contains("Audit trail", "(61)", "Case changed", people.numberOf(person));
        both("trail");
        browser.page().getByText("Older").first().click();
        assertThat(browser.text()).contains("Newest", "Record viewed").doesNotContain("Older");
        browser.open("/trail?from=24-11-2026&to=23-11-2026");
        assertThat(browser.text()).contains("The last day is before the first.");
        both("trail-wrong");
        browser.open("/trail?what=case_changed&officer=" + officer.name());
        browser.page().locator("tbody a").first().click();
        assertThat(browser.text()).contains("Newest checkpoint");
        assertThat(browser.text()).contains("Proof as a file", "Open it");
        both("trail-entry");
        browser.page().getByText("Open it").first().click();
        assertThat(browser.text()).contains("\"locality\" : \"Depalpur\"");
        both("trail-content");

        Officer registrar = officers.with(Role.REGISTRAR);
        browser.startAfresh().signIn(registrar.name(), Officers.PASSWORD).open("/people/" + person);
        browser.page().getByText("View history").first().click();
        both("looks-complaint");
        browser.fill("reason", "Letter 12 of 3 November").submit();
        assertThat(browser.text()).contains("60", officer.account().displayName(), "Own case");
        both("looks");
        browser.page().getByText("Copy for the registered person").first().click();
        assertThat(browser.text())
                .contains("Officer 1")
                .doesNotContain(officer.account().displayName());
        both("looks-given");
    }

    @Test
    void anAuditorDeclaresASampleAndDrawsItAfterTheNextCheckpoint() {
        Officer auditor = officers.with(Role.AUDITOR);
        for (int each = 0; each < 4; each++) {
            trail.appendAlone(TrailEntry.done(officers.with(Role.REGISTRAR).actor(), TrailAction.DISPUTE_DECIDED)
                    .purpose("COMPLAINT"));
        }
        var _ = SignedTrail.signed(checkpoints, jdbc);
        String today = LocalDate.now(clock).toString();
        browser.signIn(auditor.name(), Officers.PASSWORD).open("/trail");
        both("trail-auditor");
        browser.open("/trail/draws/new");
        browser.fill("from", today).fill("to", today).fill("wanted", "0").submit();
        assertThat(browser.text()).contains("A sample has 1 to 200 entries.");
        both("draw-declare-wrong");
        browser.page().getByText("Make a secret on this computer").click();
        browser.page().waitForSelector("[data-secret-shown]:not([hidden])");
        String secret = browser.page().locator("[data-secret-text]").innerText();
        assertThat(secret).matches("[0-9a-f]{64}");
        browser.page().locator("#what").selectOption("dispute_decided");
        browser.fill("from", today).fill("to", today).fill("wanted", "3").fill("reason", "Yearly look at disputes");
        browser.check("draw-declare").submit();
        assertThat(browser.text()).contains("waits for the next signed checkpoint");
        browser.fill("secret", secret).submit();
        assertThat(browser.text()).contains("No checkpoint was signed yet with the declaration in the tree.");
        both("draw-early");
        var _ = SignedTrail.signed(checkpoints, jdbc);
        browser.fill("secret", secret).submit();
        assertThat(browser.text()).contains("Drawn. The evidence is below.", "Officer 1", "Dispute decided", secret);
        both("draw-made");
        String draw = browser.page().url().replaceFirst("https?://[^/]+", "");

        Officer national = officers.with(Role.NATIONAL_SUPERVISOR);
        browser.startAfresh().signIn(national.name(), Officers.PASSWORD).open("/trail/draws");
        both("draws");
        browser.open(draw);
        assertThat(browser.text()).contains("Yearly look at disputes").doesNotContainPattern("Officer 1\\b");
        browser.check("draw-national");
    }

    private void both(String name) {
        browser.check(name);
        String here = browser.page().url();
        browser.inLanguage("ur");
        browser.check(name);
        browser.inLanguage("en");
        if (!here.equals(browser.page().url())) {
            browser.page().navigate(here);
        }
    }
}
