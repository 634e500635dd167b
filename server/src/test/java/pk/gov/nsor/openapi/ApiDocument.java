package pk.gov.nsor.openapi;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The API's description as it is served, read by somebody who knows OpenAPI 3.1 and nothing of the register. */
final class ApiDocument {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JsonNode document;
    private final Map<String, Schema> schemas = new HashMap<>();
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    ApiDocument(String served) {
        document = JSON.readTree(served);
    }

    JsonNode document() {
        return document;
    }

    /** One operation: a method at an address. */
    record Described(String method, String path, JsonNode node) {

        List<JsonNode> parameters() {
            return list(node.path("parameters"));
        }

        /** Of the body; empty where there is none. */
        Optional<JsonNode> body() {
            return Optional.of(node.path("requestBody").path("content").path("application/json"))
                    .filter(content -> !content.isMissingNode());
        }

        JsonNode response(int status) {
            return node.path("responses").path(Integer.toString(status));
        }

        /** Each lets in by itself. */
        List<String> scopes() {
            return list(node.path("security")).stream()
                    .map(one -> one.path("token").path(0).asString())
                    .toList();
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    List<Described> operations() {
        List<Described> all = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> all.add(new Described(
                                method.getKey().toUpperCase(java.util.Locale.ROOT),
                                path.getKey(),
                                method.getValue()))));
        return all;
    }

    /** A schema, where it is a reference that which it refers to. */
    JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        if (!reference.isEmpty()) {
            return document.at(reference.substring(1));
        }
        for (JsonNode either : list(schema.path("anyOf"))) {
            if (either.has("$ref")) {
                return resolved(either);
            }
        }
        return schema;
    }

    /** What is wrong with a value by a schema of the document; empty where nothing is. */
    List<String> faults(JsonNode schema, JsonNode value) {
        return schemas
                .computeIfAbsent(schema.toString(), key -> {
                    ObjectNode whole = JSON.createObjectNode();
                    whole.putArray("allOf").add(schema);
                    whole.set("components", document.path("components"));
                    return registry.getSchema(whole);
                })
                .validate(value)
                .stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    static List<JsonNode> list(JsonNode array) {
        List<JsonNode> all = new ArrayList<>();
        array.forEach(all::add);
        return all;
    }
}
