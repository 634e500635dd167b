package pk.gov.nsor.startup.launch.requirement;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.requirement.Judgment;
import pk.gov.nsor.foundation.requirement.Reason;
import pk.gov.nsor.foundation.requirement.ReasonMessages;
import pk.gov.nsor.foundation.requirement.Requirement;
import pk.gov.nsor.foundation.requirement.Requirement.Outcome;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes answers in the format of {@code law.md}. */
final class AnswerWriter {

    private final JsonMapper json;
    private final @Nullable ReasonMessages wording;

    /** @param language in which the reasons are also given as text; null for codes only */
    AnswerWriter(JsonMapper json, @Nullable Locale language) {
        this.json = json;
        this.wording = language == null ? null : new ReasonMessages(language);
    }

    ObjectNode answer(Requirement answer, List<String> warnings) {
        ObjectNode node = json.createObjectNode();
        node.put("asOf", answer.asOf().toString());
        node.put("registrable", answer.registrable());
        node.set("bases", names(answer.bases()));
        node.put("tier", answer.tier() == null ? null : answer.tier().name());
        node.put("status", answer.status().name());
        day(node, "startedOn", answer.startedOn());
        day(node, "lastDay", answer.lastDay());
        node.put("life", answer.life());
        node.put("inCustody", answer.inCustody());
        day(node, "nextVerificationDueOn", answer.nextVerificationDueOn());
        ArrayNode convictions = node.putArray("convictions");
        answer.convictions().forEach(outcome -> convictions.add(conviction(outcome)));
        day(node, "sealedOn", answer.sealedOn());
        ArrayNode warned = node.putArray("warnings");
        Stream.concat(answer.warnings().stream(), warnings.stream()).forEach(warned::add);
        ArrayNode reasons = node.putArray("reasons");
        answer.reasons().forEach(reason -> reasons.add(reason(reason)));
        return node;
    }

    ObjectNode error(long line, String message) {
        return json.createObjectNode().put("line", line).put("error", message);
    }

    private ObjectNode conviction(Outcome outcome) {
        ObjectNode node = json.createObjectNode();
        node.put("id", outcome.judgment().id());
        node.put("registrable", true);
        node.set("bases", names(outcome.bases()));
        node.put("tier", outcome.tier().name());
        day(node, "startedOn", outcome.startedOn());
        day(node, "lastDay", outcome.lastDay());
        node.put("life", outcome.life());
        return node;
    }

    private ObjectNode reason(Reason reason) {
        ObjectNode node = json.createObjectNode();
        node.put("rule", reason.code().rule());
        node.put("code", reason.code().name());
        ArrayNode values = node.putArray("values");
        reason.values()
                .forEach(value -> values.add(value instanceof Judgment judgment ? judgment.id() : value.toString()));
        if (wording != null) {
            node.put("text", wording.text(reason));
        }
        return node;
    }

    private ArrayNode names(Collection<? extends Enum<?>> values) {
        ArrayNode names = json.createArrayNode();
        values.forEach(value -> names.add(value.name()));
        return names;
    }

    private static void day(ObjectNode node, String name, @Nullable LocalDate day) {
        node.put(name, day == null ? null : day.toString());
    }
}
