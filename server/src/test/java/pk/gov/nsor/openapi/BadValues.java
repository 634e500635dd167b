package pk.gov.nsor.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Changes a good message, one place at a time, into whatever its schema rules out, and into what it only just allows. */
final class BadValues {

    private static final JsonNodeFactory JSON = JsonMapper.shared().getNodeFactory();

    private final ApiDocument document;
    private final List<Map.Entry<String, JsonNode>> made = new ArrayList<>();

    private BadValues(ApiDocument document) {
        this.document = document;
    }

    /** Each with a sentence of what was changed. */
    static List<Map.Entry<String, JsonNode>> of(ApiDocument document, JsonNode schema, JsonNode good) {
        BadValues values = new BadValues(document);
        values.add("an array for the message", JSON.arrayNode().add(good));
        values.add("a text for the message", JSON.stringNode("x"));
        values.add("null for the message", JSON.nullNode());
        values.object("", schema, good, (ObjectNode) good);
        return values.made;
    }

    private void add(String what, JsonNode message) {
        made.add(Map.entry(what, message));
    }

    private void object(String at, JsonNode schema, JsonNode whole, ObjectNode here) {
        JsonNode form = document.resolved(schema);
        with(whole, at, node -> ((ObjectNode) node).put("no-such-field", 1), at + "/no-such-field is there");
        for (Map.Entry<String, JsonNode> property : form.path("properties").properties()) {
            String name = property.getKey();
            String field = at + "/" + name;
            with(whole, at, node -> ((ObjectNode) node).remove(name), field + " is missing");
            for (JsonNode other : others()) {
                with(whole, at, node -> ((ObjectNode) node).set(name, other), field + " is " + other);
            }
            value(field, property.getValue(), whole, at, name);
            JsonNode part = here.path(name);
            if (part.isObject()) {
                object(field, property.getValue(), whole, (ObjectNode) part);
            } else if (part.isArray() && !part.isEmpty()) {
                items(field, property.getValue(), whole, (ArrayNode) part);
            }
        }
    }

    private void items(String at, JsonNode schema, JsonNode whole, ArrayNode here) {
        JsonNode items = document.resolved(schema).path("items");
        with(whole, at, node -> ((ArrayNode) node).removeAll(), at + " is empty");
        with(
                whole,
                at,
                node -> {
                    JsonNode first = node.get(0);
                    int most = document.resolved(schema).path("maxItems").asInt(1000);
                    while (node.size() <= most) {
                        ((ArrayNode) node).add(first.deepCopy());
                    }
                },
                at + " has too many");
        for (JsonNode other : others()) {
            with(whole, at, node -> ((ArrayNode) node).add(other), at + " has " + other);
        }
        if (here.get(0).isObject()) {
            object(at + "/0", items, whole, (ObjectNode) here.get(0));
        }
    }

    /** What the schema's own bounds rule out, and what lies on them. */
    private void value(String field, JsonNode schema, JsonNode whole, String at, String name) {
        List<JsonNode> values = new ArrayList<>();
        if (schema.has("maxLength")) {
            values.add(JSON.stringNode("a".repeat(schema.path("maxLength").asInt() + 1)));
        }
        if (schema.has("enum")) {
            String first = schema.path("enum").get(0).asString();
            values.add(JSON.stringNode(first + "_"));
            values.add(JSON.stringNode(first.toLowerCase(java.util.Locale.ROOT)));
            values.add(JSON.numberNode(0));
        }
        if (schema.has("maximum")) {
            values.add(JSON.numberNode(schema.path("maximum").asLong() + 1));
            values.add(JSON.numberNode(Long.MAX_VALUE));
            values.add(JSON.numberNode(new java.math.BigInteger("9".repeat(40))));
            values.add(JSON.stringNode(schema.path("maximum").toString()));
        }
        if (schema.has("minimum")) {
            values.add(JSON.numberNode(schema.path("minimum").asLong() - 1));
            values.add(JSON.numberNode(schema.path("minimum").asDouble() + 0.5));
        }
        if (schema.path("type").toString().contains("string")) {
            values.add(JSON.stringNode(""));
            values.add(JSON.stringNode("  "));
            values.add(JSON.stringNode("a\u0007b"));
            values.add(JSON.stringNode("a\u0000b"));
            values.add(JSON.stringNode("a\ud800b"));
            values.add(JSON.stringNode("<script>1</script>'; --"));
            values.add(JSON.stringNode("2024-02-30"));
            values.add(JSON.stringNode("x".repeat(100_000)));
        }
        for (JsonNode bad : values) {
            String shown = bad.toString();
            with(
                    whole,
                    at,
                    node -> ((ObjectNode) node).set(name, bad),
                    field + " is " + shown.substring(0, Math.min(shown.length(), 30)));
        }
    }

    private static List<JsonNode> others() {
        return List.of(
                JSON.nullNode(),
                JSON.numberNode(7),
                JSON.numberNode(1.5),
                JSON.booleanNode(true),
                JSON.stringNode("\u06f7"),
                JSON.arrayNode(),
                JSON.arrayNode().add("x"),
                JSON.objectNode(),
                JSON.objectNode().put("x", 1));
    }

    private void with(JsonNode whole, String at, java.util.function.Consumer<JsonNode> change, String what) {
        JsonNode copy = whole.deepCopy();
        change.accept(at.isEmpty() ? copy : copy.at(at));
        add(what, copy);
    }
}
