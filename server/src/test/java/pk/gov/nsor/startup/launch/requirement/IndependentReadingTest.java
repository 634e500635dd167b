package pk.gov.nsor.startup.launch.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pk.gov.nsor.foundation.requirement.Law;
import pk.gov.nsor.foundation.requirement.reading.CalendarReading;
import pk.gov.nsor.foundation.requirement.reading.GoldenCases;
import pk.gov.nsor.foundation.requirement.reading.InvalidCases;
import pk.gov.nsor.foundation.requirement.reading.LawText;
import pk.gov.nsor.foundation.requirement.reading.RandomCases;
import pk.gov.nsor.foundation.requirement.reading.RandomLaws;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The command's answers against a second reading of the specification, which walks through the calendar day by day and was
 * written without knowledge of the core, and against answers worked out by hand. {@code -Dnsor.cases=N} asks more.
 */
@Tag("walk")
class IndependentReadingTest {

    private static final int LAWS = 60;
    private static final int CASES = Integer.getInteger("nsor.cases", 12_000);

    @TempDir
    Path folder;

    static List<GoldenCases.Golden> golden() {
        return GoldenCases.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("golden")
    void theSentenceHolds(GoldenCases.Golden golden) throws IOException {
        Law law = golden.law() == null ? LawFiles.shipped() : law(golden.law());
        JsonNode answer = new CaseAnswers(law, null).answer(1, golden.question().toString());
        for (String field : golden.answer().propertyNames()) {
            JsonNode expected = golden.answer().path(field);
            if (field.equals("error")) {
                // Of two fields that contradict each other, either may be named.
                assertThat(answer.path(field).isString()).as(answer.toString()).isTrue();
            } else if (!field.equals("reasons")) {
                assertThat(answer.path(field)).as("%s of %s", field, answer).isEqualTo(expected);
            }
        }
    }

    @Test
    void bothReadingsAgreeOnThousandsOfCases() throws IOException {
        RandomLaws laws = RandomLaws.of(CASES);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < LAWS; i++) {
            String text = i % 2 == 0 ? GoldenCases.law() : laws.next();
            Law law = law(text);
            CaseAnswers core = new CaseAnswers(law, null);
            CalendarReading reading = new CalendarReading(LawText.parse(text), law.holidays());
            RandomCases cases = RandomCases.of(text, CASES + i);
            for (int j = 0; j < CASES / LAWS; j++) {
                compare(core, reading, cases.next(), differences);
            }
            for (ObjectNode question : RandomCases.aroundEveryEvent(cases.next(), reading)) {
                compare(core, reading, question, differences);
            }
        }
        assertThat(differences.stream().limit(3)).isEmpty();
    }

    @Test
    void bothRefuseWhatIsNotValid() {
        CaseAnswers core = new CaseAnswers(LawFiles.shipped(), null);
        CalendarReading reading = new CalendarReading(LawText.parse(GoldenCases.law()), Set.of());
        RandomCases cases = RandomCases.of(GoldenCases.law(), 9);
        for (int i = 0; i < 50; i++) {
            for (InvalidCases.Invalid invalid : InvalidCases.from(cases)) {
                assertThat(reading.answerLine(invalid.line(), 7).has("error")).isTrue();
                ObjectNode answer = core.answer(7, invalid.line());
                assertThat(answer.path("error").isString())
                        .as(invalid.toString())
                        .isTrue();
                assertThat(answer.path("line").intValue()).isEqualTo(7);
            }
        }
    }

    private static void compare(
            CaseAnswers core, CalendarReading reading, ObjectNode question, List<String> differences) {
        ObjectNode answer = withoutReasons(core.answer(1, question.toString()));
        ObjectNode expected = withoutReasons(reading.answer(question));
        if (!answer.equals(expected)) {
            differences.add("case   %s%ncore   %s%nreading %s".formatted(question, answer, expected));
        }
    }

    private static ObjectNode withoutReasons(ObjectNode answer) {
        return (ObjectNode) answer.deepCopy().remove(List.of("reasons", "warnings"));
    }

    private Law law(String text) throws IOException {
        Path file = folder.resolve("law.tsv");
        Files.writeString(file, text);
        return LawFiles.with(file);
    }
}
