package pk.gov.nsor.foundation.reference.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.foundation.reference.web.Difference.Change;

class DifferenceTest {

    @Test
    void whatStaysTheSameIsNoDifference() {
        assertThat(between(List.of("a1", "b1"), List.of("b1", "a1"))).isEmpty();
    }

    @Test
    void whatIsNewHasNothingBeforeAndWhatEndedHasNothingAfter() {
        List<Difference<String>> differences = between(List.of("a1", "b1"), List.of("b2", "c1"));
        assertThat(differences)
                .containsExactly(
                        new Difference<>(Change.ENDED, "a1", null),
                        new Difference<>(Change.CHANGED, "b1", "b2"),
                        new Difference<>(Change.ADDED, null, "c1"));
        assertThat(differences).extracting(Difference::either).containsExactly("a1", "b2", "c1");
    }

    private static List<Difference<String>> between(List<String> before, List<String> after) {
        return Difference.between(before, after, text -> text.substring(0, 1), String::equals);
    }
}
