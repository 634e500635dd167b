package pk.gov.nsor.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrefixedMappingTest {

    @ParameterizedTest
    @CsvSource({
        "/people/{id}/notices/{notice}, /people/",
        "/people/new/{draft}, /people/new/",
        "/*.txt, /",
        "/files/page?, /files/page",
        "/{*rest}, /",
        "/today, /today"
    })
    void anAddressBeginsAsItsPatternDoesBeforeWhatChanges(String pattern, String prefix) {
        assertThat(PrefixedMapping.prefix(pattern)).isEqualTo(prefix);
    }
}
