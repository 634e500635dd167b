package pk.gov.nsor.foundation.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.reference.policy.PolicyChangeProposal;
import pk.gov.nsor.foundation.reference.policy.PolicyProposal;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestClock;

/** What nobody decides goes to a higher level later than to a lower one, so that none is passed over. */
@RegisterTest
class EscalationStepsPolicyTest {

    @Autowired
    private PolicyChangeProposal changes;

    @Autowired
    private PolicyValues values;

    @Autowired
    private TestClock clock;

    @Test
    void aStepThatDoesNotLieBetweenThoseBelowAndAboveIsRefused() {
        assertThat(number("escalation.concern.district")).isEqualTo(2);
        assertThat(number("escalation.concern.province")).isEqualTo(5);
        assertThat(number("escalation.concern.national")).isEqualTo(10);
        refuses("policy.step-after", "escalation.concern.national", 1);
        refuses("policy.step-after", "escalation.concern.national", 5);
        takes("escalation.concern.national", 6);
        refuses("policy.step-after", "escalation.concern.province", 2);
        takes("escalation.concern.province", 3);
        takes("escalation.concern.province", 9);
        refuses("policy.step-before", "escalation.concern.province", 10);
        refuses("policy.step-before", "escalation.concern.district", 5);
        takes("escalation.concern.district", 4);
    }

    @Test
    void soAreThoseOfTransfersAndOfWhatIsToldToTheCommittee() {
        refuses("policy.step-before", "transfer.answer.province", number("transfer.answer.national"));
        refuses("policy.step-after", "escalation.rights.oversight", number("escalation.rights.national"));
        refuses("policy.step-before", "escalation.referral.province", number("escalation.referral.national") + 1);
    }

    @Test
    void whatHasOneStepAloneIsBoundByNone() {
        takes("settlement.national", number("settlement.national") + 1);
        takes("escalation.quarantine.national", 1);
    }

    private int number(String key) {
        return values.get(key, LocalDate.now(clock)).number();
    }

    private void takes(String key, int value) {
        changes.validate(new PolicyProposal(key, Integer.toString(value), ""), day());
    }

    private void refuses(String code, String key, int value) {
        assertThatExceptionOfType(InvalidValueException.class)
                .as(key + " " + value)
                .isThrownBy(() -> takes(key, value))
                .matches(refused -> refused.code().equals(code));
    }

    private LocalDate day() {
        return LocalDate.now(clock).plusDays(30);
    }
}
