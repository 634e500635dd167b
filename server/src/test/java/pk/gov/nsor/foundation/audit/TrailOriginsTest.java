package pk.gov.nsor.foundation.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrailOriginsTest {

    @Test
    void theLastIsTheCurrentOne() {
        assertThat(TrailOrigins.parse(" ")).isEqualTo(new TrailOrigins(List.of(), "nsor.gov.pk/trail"));
        assertThat(TrailOrigins.parse("here/log")).isEqualTo(new TrailOrigins(List.of(), "here/log"));
        assertThat(TrailOrigins.parse("a/1, a/2,a/3")).isEqualTo(new TrailOrigins(List.of("a/1", "a/2"), "a/3"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a/1,        | there is no name
            ,a/1        | there is no name
            a/1,,a/2    | there is no name
            a/1,a/2,a/1 | a/1 is there twice
            a/1,A/1     | A/1 is there twice
            """)
    void namesThatAreMissingOrThereTwiceAreRefused(String setting, String why) {
        assertThatThrownBy(() -> TrailOrigins.parse(setting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NSOR_TRAIL_ORIGIN")
                .hasMessageContaining(why);
    }
}
