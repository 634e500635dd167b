package pk.gov.nsor.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import pk.gov.nsor.examples.OpeningHours.Hours;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.WebSession;

/** One class, and its texts, are a two-person decision: proposed, shown with its effect, decided by another, listed. */
@RegisterTest
@Import({OpeningHours.class, OpeningHoursKeyword.class})
class TwoPersonDecisionExampleTest {

    private static final String WHY = "The office asked for it";

    @Autowired
    private OpeningHours hours;

    @Autowired
    private Proposals proposals;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Clock clock;

    @LocalServerPort
    private int port;

    private Officer registrar;
    private Officer supervisor;

    @BeforeEach
    void officers() {
        registrar = new Officers(accounts).with(Role.REGISTRAR);
        supervisor = new Officers(accounts).with(Role.NATIONAL_SUPERVISOR);
    }

    @Test
    void whatOneProposesCountsOnceAnotherApproves() {
        UUID proposal = propose(new Hours(8, 16));
        assertThat(hours.present()).isNotEqualTo(new Hours(8, 16));
        proposals.approve(proposal, "", supervisor.actor());
        assertThat(hours.present()).isEqualTo(new Hours(8, 16));
    }

    @Test
    void whatHasChangedSinceItWasProposedIsProposedAnew() {
        UUID first = propose(new Hours(7, 15));
        UUID second = propose(new Hours(10, 18));
        proposals.approve(first, "", supervisor.actor());
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> proposals.approve(second, "", supervisor.actor()))
                .extracting(InvalidValueException::code)
                .isEqualTo("proposal.changed");
    }

    @Test
    void whatIsNotPossibleIsRefusedWithItsField() {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> propose(new Hours(17, 9)))
                .extracting(InvalidValueException::field)
                .isEqualTo("until");
    }

    @Test
    void whatIsTypedIsReadInBothLanguagesAndRefusedAtItsField() {
        WebSession session = new WebSession(port);
        session.signIn(registrar.name(), Officers.PASSWORD);
        assertThat(sent(session, "nine", "17"))
                .contains("Opening hours of the office", "Write a full hour from 0 to 24.", "value=\"nine\"");
        assertThat(sent(session, "17", "9")).contains("The office closes after it opens, on the same day.");
        var _ = session.get("/language/ur?to=/");
        assertThat(sent(session, "nine", "17")).contains("دفتر کے اوقات", "0 سے 24 تک پورا گھنٹہ لکھیں۔");
        assertThat(sent(session, "۹", "17"))
                .contains("اوقات", "9–17", "دفتر روزانہ 8 گھنٹے")
                .doesNotContain("??");
    }

    private static String sent(WebSession session, String from, String until) {
        String form = "/approvals/new?kind=opening-hours";
        return session.submit(
                        form,
                        "/approvals/new",
                        Map.of(
                                "kind",
                                "opening-hours",
                                "from",
                                from,
                                "until",
                                until,
                                "effectiveFrom",
                                "1 January 2040",
                                "reason",
                                WHY))
                .body();
    }

    private UUID propose(Hours proposed) {
        return proposals.propose(hours, proposed, LocalDate.now(clock), WHY, registrar.actor());
    }
}
