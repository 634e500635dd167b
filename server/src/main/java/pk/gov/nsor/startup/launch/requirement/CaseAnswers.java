package pk.gov.nsor.startup.launch.requirement;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.requirement.Derivation;
import pk.gov.nsor.foundation.requirement.Law;
import pk.gov.nsor.startup.launch.requirement.Lines.Line;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers cases line by line. */
public final class CaseAnswers {

    private final JsonMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private final Law law;
    private final AnswerWriter writer;

    /** @param language in which the reasons are also given as text; null for codes only */
    public CaseAnswers(Law law, @Nullable Locale language) {
        this.law = law;
        this.writer = new AnswerWriter(json, language);
    }

    /**
     * Answers one case for each line, in order.
     *
     * @param cases in UTF-8; a line that is not valid UTF-8 gets an error, and the rest are still answered
     * @return whether all were valid
     */
    public boolean answer(InputStream cases, PrintWriter out) throws IOException {
        Lines lines = new Lines(cases);
        boolean allValid = true;
        for (Line line = lines.next(); line != null; line = lines.next()) {
            String text = line.text();
            ObjectNode answer =
                    text == null ? writer.error(line.number(), "case: is not UTF-8") : answer(line.number(), text);
            allValid &= !answer.has("error");
            out.println(json.writeValueAsString(answer));
        }
        return allValid;
    }

    /** @param number of the line, from 1 */
    ObjectNode answer(long number, String line) {
        try {
            LegalCase one = LegalCase.read(parse(line));
            Set<LocalDate> holidays = one.holidays();
            Law applied = holidays == null ? law : law.withHolidays(holidays);
            return writer.answer(Derivation.derive(applied, one.facts(), one.asOf()), one.warnings());
        } catch (CaseError wrong) {
            return writer.error(number, String.valueOf(wrong.getMessage()));
        }
    }

    private JsonNode parse(String line) {
        try {
            JsonNode parsed = json.readTree(line);
            if (parsed.isMissingNode()) {
                throw new CaseError("case", "the line is empty");
            }
            return parsed;
        } catch (JacksonException broken) {
            throw new CaseError("case", "is not JSON: " + broken.getOriginalMessage());
        }
    }
}
