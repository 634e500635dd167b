package pk.gov.nsor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleKeysTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PUNJAB_POLICE",
                "at most DEATH + LIFE",
                "tier.3.maximum",
                "policy notice.change, version 1",
                "dateOfBirth",
                "custody_periods",
                "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                "Key: 9f86d081884c7d659a2feaa0c55ad015"
            })
    void whatOnlyAProgrammerReadsIsFound(String text) {
        assertThat(VisibleKeys.in(List.of(text))).isNotEmpty();
    }

    @Test
    void whatPeopleWriteIsNot() {
        assertThat(VisibleKeys.in(List.of(
                        "CNIC 93520-1234567-1, NADRA",
                        "FIR 123/2022, PPC 376, section 2(1)(h)",
                        "20 January 2024, 14:05",
                        "e.g. House 5, Street 9.",
                        "Made by the register. https://www.na.gov.pk/acts",
                        "NSOR-00012-3",
                        "RP-000123")))
                .isEmpty();
    }
}
