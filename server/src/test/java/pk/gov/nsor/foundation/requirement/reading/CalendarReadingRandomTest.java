package pk.gov.nsor.foundation.requirement.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The made-up cases are worth asking: they are valid, and every kind of answer comes up among them. */
@Tag("walk")
class CalendarReadingRandomTest {

    private static final Set<LocalDate> STORED = Set.of(LocalDate.of(2026, 12, 25));

    @Test
    void madeUpCasesAreValidAndReachEveryKindOfAnswer() {
        Map<String, Integer> seen = new TreeMap<>();
        RandomLaws laws = RandomLaws.of(1);
        for (int i = 0; i < 40; i++) {
            String law = i % 2 == 0 ? GoldenCases.law() : laws.next();
            CalendarReading reading = new CalendarReading(LawText.parse(law), STORED);
            RandomCases cases = RandomCases.of(law, i);
            for (int j = 0; j < 100; j++) {
                ObjectNode question = cases.next();
                JsonNode answer = reading.answer(question);
                assertThat(answer.has("error")).as("%s %s", answer, question).isFalse();
                count(seen, answer);
            }
            for (ObjectNode question : RandomCases.aroundEveryEvent(cases.next(), reading)) {
                count(seen, reading.answer(question));
            }
        }
        assertThat(seen)
                .hasEntrySatisfying("status NOT_REGISTRABLE", this::often)
                .hasEntrySatisfying("status SEALED", this::often)
                .hasEntrySatisfying("status PRE_REGISTERED", this::often)
                .hasEntrySatisfying("status ACTIVE", this::often)
                .hasEntrySatisfying("tier I", this::often)
                .hasEntrySatisfying("tier II", this::often)
                .hasEntrySatisfying("tier III", this::often)
                .hasEntrySatisfying("life", this::often)
                .hasEntrySatisfying("last day", this::often)
                .hasEntrySatisfying("in custody", this::often)
                .hasEntrySatisfying("next verification", this::often)
                .hasEntrySatisfying("no verification is left", this::often);
    }

    private void often(int times) {
        assertThat(times).isGreaterThan(20);
    }

    private static void count(Map<String, Integer> seen, JsonNode answer) {
        seen.merge("status " + answer.path("status").stringValue(), 1, Integer::sum);
        seen.merge("tier " + answer.path("tier").asString(), 1, Integer::sum);
        if (answer.path("life").booleanValue()) {
            seen.merge("life", 1, Integer::sum);
        }
        if (answer.path("lastDay").isString()) {
            seen.merge("last day", 1, Integer::sum);
        }
        if (answer.path("inCustody").booleanValue()) {
            seen.merge("in custody", 1, Integer::sum);
        }
        boolean due = answer.path("nextVerificationDueOn").isString();
        if (due) {
            seen.merge("next verification", 1, Integer::sum);
        } else if (answer.path("status").stringValue().equals("ACTIVE")
                && !answer.path("inCustody").booleanValue()) {
            seen.merge("no verification is left", 1, Integer::sum);
        }
    }

    @Test
    void everyKindOfInvalidLineGetsAnErrorWithItsNumber() {
        CalendarReading reading = new CalendarReading(LawText.parse(GoldenCases.law()), STORED);
        RandomCases cases = RandomCases.of(GoldenCases.law(), 3);
        for (int i = 0; i < 20; i++) {
            for (InvalidCases.Invalid invalid : InvalidCases.from(cases)) {
                JsonNode answer = reading.answerLine(invalid.line(), 5);
                assertThat(answer.path("error").isString())
                        .as(invalid.toString())
                        .isTrue();
                assertThat(answer.path("line").intValue()).isEqualTo(5);
            }
        }
    }
}
