package pk.gov.nsor.publicservice.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.reference.PolicyValue;

class TehsilPolicyTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

    private final TehsilPolicy policy = new TehsilPolicy();
    private final PolicyValue present =
            new PolicyValue("area.tehsils-above", "100", "people", DAY, null, 1, "assumed", "none", "", "");

    @Test
    void tehsilsAreNeverToldWhereTheDistrictCouldBeInABandWithAnEnd() {
        assertThat(policy.reckonsWith("area.tehsils-above")).isTrue();
        assertThatCode(() -> policy.validate(present, "50", DAY)).doesNotThrowAnyException();
        assertThatThrownBy(() -> policy.validate(present, "49", DAY)).isInstanceOf(InvalidValueException.class);
    }
}
