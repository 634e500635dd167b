package pk.gov.nsor.registration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.registration.Standing.Term;
import pk.gov.nsor.requirement.Basis;
import pk.gov.nsor.requirement.Tier;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.ObjectMapper;

/** Reads stored terms token by token, which takes a third of the time of binding them; work on everybody feels that. */
final class TermsReader {

    private final ObjectMapper json;

    TermsReader(ObjectMapper json) {
        this.json = json;
    }

    /** @throws tools.jackson.core.JacksonException where this is no JSON */
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
        return parser.currentToken() == JsonToken.VALUE_NULL ? null : LocalDate.parse(parser.getString());
    }
}
