package pk.gov.nsor.foundation.requirement.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The naive reading against answers worked out by hand from the text of the specification. */
class CalendarReadingTest {

    private static final Set<LocalDate> STORED = Set.of(LocalDate.of(2026, 12, 25));

    static List<GoldenCases.Golden> golden() {
        return GoldenCases.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("golden")
    void theSentenceHolds(GoldenCases.Golden golden) {
        String law = golden.law() == null ? GoldenCases.law() : golden.law();
        JsonNode answer = new CalendarReading(LawText.parse(law), STORED).answer(golden.question());
        for (String field : golden.answer().propertyNames()) {
            JsonNode expected = golden.answer().path(field);
            if (field.equals("error")) {
                assertThat(answer.path(field).asString()).startsWith(expected.stringValue());
            } else {
                assertThat(answer.path(field)).as("%s of %s", field, answer).isEqualTo(expected);
            }
        }
    }
}
