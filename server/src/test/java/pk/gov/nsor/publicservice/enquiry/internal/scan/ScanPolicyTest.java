package pk.gov.nsor.publicservice.enquiry.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.reference.PolicyValues;
import pk.gov.nsor.publicservice.enquiry.internal.TestEnquiry;
import pk.gov.nsor.testing.RegisterTest;

@RegisterTest
class ScanPolicyTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

    @Autowired
    private PolicyValues values;

    @Autowired
    private ScanPolicy policy;

    @Test
    void theFiguresAreThoseThatTheTestsOfScansUseAndAllAssumed() {
        assertThat(policy.get()).isEqualTo(TestEnquiry.THRESHOLDS);
        assertThat(values.inForce(DAY))
                .filteredOn(value -> policy.reckonsWith(value.key()))
                .hasSize(4)
                .allMatch(value -> value.isAssumed());
    }

    @Test
    void noMoreNumbersThanABlockHoldsCanBeAskedFor() {
        var narrow = values.get("sms.scan-narrow-numbers", DAY);
        policy.validate(narrow, "1000", DAY);
        assertThatThrownBy(() -> policy.validate(narrow, "1001", DAY)).isInstanceOf(InvalidValueException.class);
        var wide = values.get("sms.scan-wide-numbers", DAY);
        policy.validate(wide, "100000", DAY);
        assertThatThrownBy(() -> policy.validate(wide, "100001", DAY)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> policy.validate(wide, "9999999", DAY)).isInstanceOf(InvalidValueException.class);
    }
}
