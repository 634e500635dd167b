package pk.gov.nsor.accountability.trailreading;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.PageReaders;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.TrailAction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Leaves out of an entry's content what no page of the record shows the reader, where the record is their own work.
 */
@Component
class ReadableFields {

    private final PageReaders pages;
    private final ObjectMapper json;

    ReadableFields(PageReaders pages, ObjectMapper json) {
        this.pages = pages;
        this.json = json;
    }

    /** Whether any field of the action's entries is for the reader; the same for all of its entries. */
    boolean isAnyFor(SignedIn reader, TrailAction action) {
        return WrittenFields.of(action).values().stream().anyMatch(page -> isFor(reader, page));
    }

    /** What of a content is for the reader; an empty object where nothing is. */
    JsonNode shown(JsonNode content, TrailAction action, SignedIn reader) {
        JsonNode shown = shown(content, "", null, WrittenFields.of(action), reader);
        return shown == null ? json.createObjectNode() : shown;
    }

    /** @param page what goes for all that the path is within; null where nothing was declared */
    private @Nullable JsonNode shown(
            JsonNode node, String path, @Nullable RecordPage page, Map<String, RecordPage> declared, SignedIn reader) {
        RecordPage own = declared.getOrDefault(path, page);
        if (node instanceof ObjectNode object && !object.isEmpty()) {
            ObjectNode kept = json.createObjectNode();
            object.properties().forEach(field -> {
                String within = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
                JsonNode shown = shown(field.getValue(), within, own, declared, reader);
                if (shown != null) {
                    kept.set(field.getKey(), shown);
                }
            });
            return kept.isEmpty() ? null : kept;
        }
        if (node instanceof ArrayNode list && !list.isEmpty()) {
            ArrayNode kept = json.createArrayNode();
            list.forEach(element -> {
                JsonNode shown = shown(element, path, own, declared, reader);
                if (shown != null) {
                    kept.add(shown);
                }
            });
            return kept.isEmpty() ? null : kept;
        }
        return own != null && isFor(reader, own) ? node : null;
    }

    private boolean isFor(SignedIn reader, RecordPage page) {
        return pages.isFor(reader, page.address());
    }
}
