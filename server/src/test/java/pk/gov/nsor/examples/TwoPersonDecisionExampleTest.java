package pk.gov.nsor.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import pk.gov.nsor.examples.OpeningHours.Hours;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;

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

    private UUID propose(Hours proposed) {
        return proposals.propose(hours, proposed, LocalDate.now(clock), WHY, registrar.actor());
    }
}
