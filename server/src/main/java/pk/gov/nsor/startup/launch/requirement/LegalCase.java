package pk.gov.nsor.startup.launch.requirement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.Section;
import pk.gov.nsor.foundation.requirement.Charge;
import pk.gov.nsor.foundation.requirement.Facts;
import pk.gov.nsor.foundation.requirement.FactsCheck;
import pk.gov.nsor.foundation.requirement.Judgment;
import pk.gov.nsor.foundation.requirement.TimeInCustody;
import pk.gov.nsor.foundation.requirement.VictimClass;
import tools.jackson.databind.JsonNode;

/**
 * One case in the format of {@code law.md}.
 *
 * @param holidays null where the stored ones apply
 * @param warnings about unknown fields, about victims without any data, and about sections that cannot exist
 */
record LegalCase(LocalDate asOf, Facts facts, @Nullable Set<LocalDate> holidays, List<String> warnings) {

    /** @throws CaseError where it is not valid */
    static LegalCase read(JsonNode json) {
        return new Reading().legalCase(json);
    }

    private static final class Reading {

        private final List<String> warnings = new ArrayList<>();

        LegalCase legalCase(JsonNode json) {
            CaseFields fields = fields(
                    new CaseFields(json, ""), Set.of("asOf", "bornOn", "diedOn", "convictions", "custody", "holidays"));
            LocalDate asOf = fields.day("asOf");
            LocalDate bornOn = fields.dayOrNull("bornOn");
            LocalDate diedOn = fields.dayOrNull("diedOn");
            List<Judgment> judgments = fields.list("convictions", element -> judgment(asOf, element.object()));
            List<TimeInCustody> custody = fields.list("custody", element -> custodyPeriod(element.object()));
            Set<LocalDate> holidays = fields.isAbsent("holidays")
                    ? null
                    : new HashSet<>(fields.list("holidays", CaseFields.Element::day));
            try {
                return new LegalCase(
                        asOf, FactsCheck.valid(bornOn, diedOn, judgments, custody), holidays, List.copyOf(warnings));
            } catch (InvalidValueException contradiction) {
                throw new CaseError(String.valueOf(contradiction.field()), String.valueOf(contradiction.getMessage()));
            }
        }

        private Judgment judgment(LocalDate asOf, CaseFields fields) {
            fields(fields, Set.of("id", "offenceOn", "judgmentOn", "quashedOn", "victim", "offences"));
            String id = fields.text("id");
            LocalDate offenceOn = fields.day("offenceOn");
            LocalDate judgmentOn = fields.day("judgmentOn");
            boolean known = !judgmentOn.isAfter(asOf);
            return new Judgment(
                    id,
                    offenceOn,
                    judgmentOn,
                    fields.dayOrNull("quashedOn"),
                    victim(fields),
                    fields.list("offences", element -> charge(id, known, element.object())).stream()
                            .flatMap(List::stream)
                            .toList());
        }

        private VictimClass victim(CaseFields conviction) {
            if (conviction.isAbsent("victim")) {
                warnings.add(conviction.path() + "victim: unknown, so taken for neither a woman nor a child");
                return new VictimClass(false, false);
            }
            CaseFields victim = fields(conviction.object("victim"), Set.of("age", "sex"));
            return new VictimClass(
                    word(victim, "age", List.of("CHILD", "ADULT")).equals("CHILD"),
                    word(victim, "sex", List.of("FEMALE", "MALE", "OTHER")).equals("FEMALE"));
        }

        private List<Charge> charge(String id, boolean known, CaseFields fields) {
            fields(fields, Set.of("law", "section", "connectedWith"));
            List<Section> connectedWith = fields.list("connectedWith", CaseFields.Element::text).stream()
                    .flatMap(text -> SectionText.parse(text).stream())
                    .toList();
            String law = fields.text("law");
            String number = fields.text("section");
            Optional<Section> section = SectionText.of(law, number);
            // A section that cannot exist gives no basis and rejects nothing; like every unknown one it gets a
            // warning.
            if (section.isEmpty() && known) {
                warnings.add(id + ": " + law + " " + number);
            }
            return section.map(named -> new Charge(named, connectedWith)).stream()
                    .toList();
        }

        private TimeInCustody custodyPeriod(CaseFields fields) {
            fields(fields, Set.of("convictionId", "admittedOn", "releasedOn"));
            return new TimeInCustody(
                    fields.textOrNull("convictionId"), fields.day("admittedOn"), fields.dayOrNull("releasedOn"));
        }

        private String word(CaseFields fields, String name, List<String> words) {
            if (fields.isAbsent(name)) {
                warnings.add(fields.path() + name + ": unknown, so taken for " + words.getLast());
                return words.getLast();
            }
            String word = fields.text(name);
            if (!words.contains(word)) {
                throw fields.error(name, "is one of " + String.join(", ", words));
            }
            return word;
        }

        private CaseFields fields(CaseFields fields, Set<String> known) {
            fields.unknown(known).forEach(name -> warnings.add(name + ": no such field, it was not read"));
            return fields;
        }
    }
}
