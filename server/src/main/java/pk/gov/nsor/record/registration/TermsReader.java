package pk.gov.nsor.record.registration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.requirement.Basis;
import pk.gov.nsor.foundation.requirement.Tier;
import pk.gov.nsor.record.registration.Standing.Term;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.ObjectMapper;

/**
 * Reads stored terms token by token, which takes a third of the time of data binding. This matters for work on the
 * whole register.
 */
final class TermsReader {

    /** The length of a day as it is stored: 2026-11-28. */
    private static final int DAY_LENGTH = 10;

    private static final int YEAR_END = 4;
    private static final int MONTH_END = 7;

    private final ObjectMapper json;

    TermsReader(ObjectMapper json) {
        this.json = json;
    }

    /** @throws tools.jackson.core.JacksonException where it is not valid JSON */
    List<Term> read(String stored) {
        try (JsonParser parser = json.createParser(stored)) {
            List<Term> terms = new ArrayList<>(2);
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    terms.add(term(parser));
                }
            }
            return terms;
        }
    }

    private static Term term(JsonParser parser) {
        String conviction = null;
        Set<Basis> bases = Set.of();
        String tier = null;
        LocalDate judgmentOn = null;
        LocalDate startedOn = null;
        LocalDate lastDay = null;
        boolean life = false;
        boolean juvenile = false;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken value = parser.nextToken();
            switch (name) {
                case "conviction" -> conviction = parser.getString();
                case "bases" -> bases = bases(parser);
                case "tier" -> tier = parser.getString();
                case "judgmentOn" -> judgmentOn = day(parser);
                case "startedOn" -> startedOn = day(parser);
                case "lastDay" -> lastDay = day(parser);
                case "life" -> life = value == JsonToken.VALUE_TRUE;
                case "juvenile" -> juvenile = value == JsonToken.VALUE_TRUE;
                default -> parser.skipChildren();
            }
        }
        return new Term(
                UUID.fromString(Objects.requireNonNull(conviction)),
                bases,
                Tier.valueOf(Objects.requireNonNull(tier)),
                Objects.requireNonNull(judgmentOn),
                startedOn,
                lastDay,
                life,
                juvenile);
    }

    private static Set<Basis> bases(JsonParser parser) {
        Set<Basis> bases = EnumSet.noneOf(Basis.class);
        while (parser.nextToken() == JsonToken.VALUE_STRING) {
            bases.add(Basis.valueOf(parser.getString()));
        }
        return bases;
    }

    private static @Nullable LocalDate day(JsonParser parser) {
        return parser.currentToken() == JsonToken.VALUE_NULL ? null : day(parser.getString());
    }

    /** As {@link LocalDate#parse(CharSequence)}, which takes longer than reading the rest of a term. */
    private static LocalDate day(String text) {
        return text.length() == DAY_LENGTH && text.charAt(YEAR_END) == '-' && text.charAt(MONTH_END) == '-'
                ? LocalDate.of(
                        Integer.parseInt(text, 0, YEAR_END, 10),
                        Integer.parseInt(text, YEAR_END + 1, MONTH_END, 10),
                        Integer.parseInt(text, MONTH_END + 1, DAY_LENGTH, 10))
                : LocalDate.parse(text);
    }
}
