package pk.gov.nsor.launch.requirement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.kernel.InvalidValueException;
import pk.gov.nsor.kernel.Section;
import pk.gov.nsor.requirement.Charge;
import pk.gov.nsor.requirement.CustodySpell;
import pk.gov.nsor.requirement.Facts;
import pk.gov.nsor.requirement.FactsCheck;
import pk.gov.nsor.requirement.Judgment;
import pk.gov.nsor.requirement.VictimClass;
import tools.jackson.databind.JsonNode;

/**
 * One case of the contract in {@code law.md}.
 *
 * @param holidays null where the stored ones apply
 * @param warnings of fields nobody knows, of victims of whom nothing is said, and of sections that no law could have
 */
record LegalCase(LocalDate asOf, Facts facts, @Nullable Set<LocalDate> holidays, List<String> warnings) {

    /** @throws CaseError where it is not valid */
    static LegalCase read(JsonNode json) {
        return new Reading().legalCase(json);
    }

    private static final class Reading {

        private final List<String> warnings = new ArrayList<>();

        LegalCase legalCase(JsonNode json) {
            Fields fields = fields(
                    new Fields(json, ""), Set.of("asOf", "bornOn", "diedOn", "convictions", "custody", "holidays"));
            LocalDate asOf = fields.day("asOf");
            LocalDate bornOn = fields.dayOrNull("bornOn");
            LocalDate diedOn = fields.dayOrNull("diedOn");
            List<Judgment> judgments = fields.list("convictions", element -> judgment(asOf, element.object()));
            List<CustodySpell> custody = fields.list("custody", element -> spell(element.object()));
            Set<LocalDate> holidays =
                    fields.isAbsent("holidays") ? null : new HashSet<>(fields.list("holidays", Fields.Element::day));
            try {
                return new LegalCase(
                        asOf, FactsCheck.valid(bornOn, diedOn, judgments, custody), holidays, List.copyOf(warnings));
            } catch (InvalidValueException contradiction) {
                throw new CaseError(String.valueOf(contradiction.field()), String.valueOf(contradiction.getMessage()));
            }
        }

        private Judgment judgment(LocalDate asOf, Fields fields) {
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

        private VictimClass victim(Fields conviction) {
            if (conviction.isAbsent("victim")) {
                warnings.add(conviction.path() + "victim: unknown, so taken for neither a woman nor a child");
                return new VictimClass(false, false);
            }
            Fields victim = fields(conviction.object("victim"), Set.of("age", "sex"));
            return new VictimClass(
                    word(victim, "age", List.of("CHILD", "ADULT")).equals("CHILD"),
                    word(victim, "sex", List.of("FEMALE", "MALE", "OTHER")).equals("FEMALE"));
        }

        private List<Charge> charge(String id, boolean known, Fields fields) {
            fields(fields, Set.of("law", "section", "connectedWith"));
            List<Section> connectedWith = fields.list("connectedWith", Fields.Element::text).stream()
                    .flatMap(text -> SectionText.parse(text).stream())
                    .toList();
            String law = fields.text("law");
            String number = fields.text("section");
            Optional<Section> section = SectionText.of(law, number);
            // Of a name no law could have, it gives no basis and rejects nothing; like every unknown one it is warned
            // about.
            if (section.isEmpty() && known) {
                warnings.add(id + ": " + law + " " + number);
            }
            return section.map(named -> new Charge(named, connectedWith)).stream()
                    .toList();
        }

        private CustodySpell spell(Fields fields) {
            fields(fields, Set.of("convictionId", "admittedOn", "releasedOn"));
            return new CustodySpell(
                    fields.textOrNull("convictionId"), fields.day("admittedOn"), fields.dayOrNull("releasedOn"));
        }

        private String word(Fields fields, String name, List<String> words) {
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

        private Fields fields(Fields fields, Set<String> known) {
            fields.unknown(known).forEach(name -> warnings.add(name + ": no such field, it was not read"));
            return fields;
        }
    }
}
