package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailCheckpoints;
import pk.gov.nsor.foundation.audit.verification.Finding;
import pk.gov.nsor.foundation.audit.verification.FindingKind;
import pk.gov.nsor.foundation.audit.verification.Verdict;
import pk.gov.nsor.foundation.audit.verification.VerificationRuns;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.SignedTrail;

/** An auditor is told that the trail does not fit, and reads what was done to it. */
@RegisterTest
class VerificationJourney {

    @Autowired
    private VerificationRuns runs;

    @Autowired
    private TrailCheckpoints checkpoints;

    @Autowired
    private JdbcClient jdbc;

    private final Browser browser;
    private final Officers officers;

    VerificationJourney(Browser browser, Officers officers) {
        this.browser = browser;
        this.officers = officers;
    }

    @Test
    void whatDoesNotFitIsReadFromTodayOn() {
        browser.signIn(officers.with(Role.AUDITOR).name(), Officers.PASSWORD);
        var _ = SignedTrail.signed(checkpoints, jdbc);
        runs.store(
                verdict(
                        List.of(
                                new Finding(
                                        FindingKind.ENTRY_CHANGED,
                                        25L,
                                        4711L,
                                        "outcome was DONE when it was sealed, and is FAILED"),
                                new Finding(
                                        FindingKind.TRAIL_REWRITTEN,
                                        19L,
                                        4705L,
                                        "the tree of 43 leaves is another than the register signed (witness of 43); the tree of 19 leaves still"
                                                + " is what was signed, so that the first entry that was rewritten is one of leaves 19 to 42"))),
                Actor.system("test"));
        try {
            browser.open("/");
            assertThat(browser.text()).contains("The trail does not fit", "Entry 4705");
            both("verification-today");
            browser.page().getByText("View it").first().click();
            assertThat(browser.text()).contains("The trail is not sound.", "2 things did not fit", "4711");
            both("verification-unsound");
        } finally {
            runs.store(verdict(List.of()), Actor.system("test"));
        }
        browser.open("/trail/verification");
        assertThat(browser.text()).contains("The trail is sound.", "nsor.gov.pk/trail");
        both("verification-sound");
    }

    private static Verdict verdict(List<Finding> findings) {
        List<Finding> inOrder = findings.reversed();
        return new Verdict(
                Instant.now(),
                Instant.now(),
                43,
                "cm9vdA==",
                43,
                3,
                Instant.now(),
                2,
                1,
                19,
                null,
                null,
                null,
                List.of(new Verdict.Beginning(
                        "nsor.gov.pk/trail/2", "nsor.gov.pk/trail", 40, Instant.now(), 12, "/witness/punjab.txt")),
                inOrder,
                inOrder.size());
    }

    private void both(String name) {
        browser.check(name);
        browser.inLanguage("ur");
        browser.check(name);
        browser.inLanguage("en");
    }
}
