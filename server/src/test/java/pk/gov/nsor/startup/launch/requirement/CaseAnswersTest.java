package pk.gov.nsor.startup.launch.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.SequenceInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pk.gov.nsor.foundation.requirement.Law;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How a file of cases is read: its lines, and the sections in them. */
class CaseAnswersTest {

    private static final Law LAW = LawFiles.shipped();
    private static final String EMPTY = "{\"asOf\":\"2026-01-01\"}";

    private boolean allValid;

    @Test
    void answersComeOneALineInTheOrderOfTheLines() throws IOException {
        List<JsonNode> answers =
                answer("{\"asOf\":\"2026-01-01\"}\n{\"asOf\":\"2026-01-02\"}\r\n{\"asOf\":\"2026-01-03\"}");
        assertThat(answers)
                .extracting(answer -> answer.path("asOf").stringValue())
                .containsExactly("2026-01-01", "2026-01-02", "2026-01-03");
        assertThat(allValid).isTrue();
    }

    @Test
    void aLineThatIsNoCaseIsNamedByItsNumberAndTheRestGoOn() throws IOException {
        List<JsonNode> answers = answer(EMPTY + "\n\nnonsense\n" + EMPTY + "\n");
        assertThat(answers).hasSize(4);
        assertThat(answers)
                .filteredOn(answer -> answer.has("error"))
                .extracting(answer -> answer.path("line").intValue())
                .containsExactly(2, 3);
        assertThat(allValid).isFalse();
    }

    @Test
    void aByteThatIsNotUtf8SpoilsNoOtherLine() throws IOException {
        InputStream stream = new SequenceInputStream(
                bytes(EMPTY + "\n{\"asOf\":\"2026-01-0"),
                new SequenceInputStream(new ByteArrayInputStream(new byte[] {(byte) 0xFF}), bytes("1\"}\n" + EMPTY)));
        List<JsonNode> answers = answer(stream);
        assertThat(answers).extracting(answer -> answer.has("error")).containsExactly(false, true, false);
        assertThat(answers.get(1).path("line").intValue()).isEqualTo(2);
        assertThat(allValid).isFalse();
    }

    @Test
    void aByteOrderMarkBeforeTheFirstLineIsSkipped() throws IOException {
        List<JsonNode> answers = answer("\uFEFF" + EMPTY + "\n\uFEFF" + EMPTY);
        assertThat(answers).extracting(answer -> answer.has("error")).containsExactly(false, true);
    }

    @Test
    void aCarriageReturnAloneEndsNoLine() throws IOException {
        assertThat(answer("{\"asOf\":\r\"2026-01-01\"}\n")).singleElement().matches(answer -> !answer.has("error"));
    }

    @Test
    void aLineLongerThanWhatIsReadAtOnceStaysOneLine() throws IOException {
        String padded = "{\"asOf\":\"2026-01-01\"," + " ".repeat(200_000) + "\"convictions\":[]}";
        assertThat(answer(padded + "\n" + EMPTY))
                .extracting(answer -> answer.has("error"))
                .containsExactly(false, false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "376(1)(b)(ii)(a)(i)",
                "376(1)(2)(3)(4)(5)(6)(7)(8)(9)(10)(11)(12)(13)",
                "376(first proviso)",
                "376()"
            })
    void trailingBracketsAreTakenOffHoweverManyAndWhateverTheyHold(String section) throws IOException {
        JsonNode answer = convicted(section, "");
        assertThat(answer.path("tier").stringValue()).isEqualTo("III");
        assertThat(answer.path("warnings").isEmpty()).isTrue();
        JsonNode connected = convicted("34", "PPC " + section);
        assertThat(connected.path("tier").stringValue()).isEqualTo("III");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "chapter XVI", "(3)", "376/377", "999(1)"})
    void anOffenceNoLawKnowsIsWarnedAboutAndRejectsNothing(String section) throws IOException {
        JsonNode answer = convicted(section, "");
        assertThat(answer.path("status").stringValue()).isEqualTo("NOT_REGISTRABLE");
        assertThat(answer.path("warnings").values())
                .singleElement()
                .satisfies(warning -> assertThat(warning.stringValue()).isEqualTo("c1: PPC " + section));
    }

    private JsonNode convicted(String section, String connectedWith) throws IOException {
        String connected = connectedWith.isEmpty() ? "" : "\"" + connectedWith + "\"";
        return answer("""
                        {"asOf":"2026-01-01","convictions":[{"id":"c1","offenceOn":"2022-01-01","judgmentOn":"2023-01-01",\
                        "victim":{"age":"ADULT","sex":"FEMALE"},\
                        "offences":[{"law":"PPC","section":"%s","connectedWith":[%s]}]}]}\
                        """.formatted(section, connected)).getFirst();
    }

    private List<JsonNode> answer(String lines) throws IOException {
        return answer(bytes(lines));
    }

    private List<JsonNode> answer(InputStream lines) throws IOException {
        StringWriter written = new StringWriter();
        try (PrintWriter out = new PrintWriter(written)) {
            allValid = new CaseAnswers(LAW, null).answer(lines, out);
        }
        return written.toString().lines().map(JsonMapper.shared()::readTree).toList();
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
