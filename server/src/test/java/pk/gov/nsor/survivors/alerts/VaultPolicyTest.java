package pk.gov.nsor.survivors.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.reference.PolicyValue;
import pk.gov.nsor.foundation.reference.PolicyValues;
import pk.gov.nsor.foundation.reference.policy.PolicyChangeProposal;
import pk.gov.nsor.foundation.reference.policy.PolicyProposal;
import pk.gov.nsor.testing.VaultTest;

/** The policies that the vault has, and between which numbers they are. */
@VaultTest
class VaultPolicyTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

    @Autowired
    private PolicyValues values;

    @Autowired
    private PolicyChangeProposal changes;

    @Test
    void theVaultHasItsOwnPoliciesAndThoseOfWhatItShares() {
        assertThat(values.inForce(TODAY))
                .extracting(PolicyValue::key)
                .containsExactlyInAnyOrder(
                        "account.dormant",
                        "approval.open",
                        "export.alone",
                        "export.hours",
                        "retention.backups",
                        "vault.alerts-hour",
                        "vault.enrolments",
                        "vault.off-register",
                        "vault.undecided");
        assertThatThrownBy(() -> propose("period.tier-1", "12"))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.code()).isEqualTo("policy.unknown"));
    }

    @ParameterizedTest
    @CsvSource({
        "vault.alerts-hour, 9, 10, 1000, 1001",
        "vault.enrolments, 9, 10, 1000, 1001",
        "vault.undecided, 6, 7, 365, 366",
        "vault.off-register, 89, 90, 1825, 1826"
    })
    void aPolicyOfTheVaultIsBetweenBounds(String key, String tooLittle, String least, String most, String tooMuch) {
        for (String wrong : new String[] {tooLittle, tooMuch}) {
            assertThatThrownBy(() -> propose(key, wrong))
                    .isInstanceOfSatisfying(InvalidValueException.class, refused -> {
                        assertThat(refused.code()).isEqualTo("policy.between");
                        assertThat(refused.getMessage()).contains(least, most);
                    });
        }
        propose(key, least.equals(values.history(key).getLast().value()) ? "11" : least);
        propose(key, most.equals(values.history(key).getLast().value()) ? "300" : most);
    }

    private void propose(String key, String value) {
        changes.validate(new PolicyProposal(key, value, ""), TODAY.plusDays(30));
    }
}
