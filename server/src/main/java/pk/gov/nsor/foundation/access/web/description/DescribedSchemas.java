package pk.gov.nsor.foundation.access.web.description;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import pk.gov.nsor.foundation.access.ApiForms;

/**
 * Finishes the description: the form of problems, the addresses of tiles as clients can write them, names of operations, and
 * the days of examples. Answers are written whole, so that all fields of theirs are required; what nothing refers to is left
 * out.
 */
final class DescribedSchemas implements GlobalOpenApiCustomizer {

    private static final String REF = "#/components/schemas/";
    private static final Pattern REFERENCE = Pattern.compile("\"" + REF + "([A-Za-z]+)\"");
    private static final Pattern PARAMETER = Pattern.compile("\\{([a-z0-9]+)}");

    /** One of those that an address lists: {@code receipts/{receipt}}. */
    private static final Pattern ONE_OF_MANY = Pattern.compile("([a-z]+)s/\\{\\1}");

    /** The tiles' address in the code has any number of parts at its end, which clients cannot express. */
    private static final String TILES = "/api/v1/trail/tile/{level}";

    private static final int MOST_GROUPS = 4;

    /** How many digits a tile's number has, by the number of groups before the last. */
    private static final List<String> DIGITS = List.of("Three", "Six", "Nine", "Twelve", "Fifteen");

    private static final String THREE_DIGITS = "^[0-9]{3}$";

    private static final String FORMS = """
            {
              "Problem": {
                "type": "object",
                "description": "Why a request was refused (RFC 9457), for the people who run the client.",
                "properties": {
                  "type": {"type": "string", "pattern": "^urn:nsor:problem:[a-z-]+$",
                    "description": "Names the kind of refusal; clients may rely on it.",
                    "examples": ["urn:nsor:problem:invalid-message"]},
                  "title": {"type": "string"},
                  "status": {"type": "integer", "minimum": 400, "maximum": 599, "description": "As the answer's own."},
                  "detail": {"type": "string"},
                  "instance": {"type": "string", "format": "uri-reference", "description": "The address that was asked."},
                  "errors": {"type": "array", "items": {"$ref": "#/components/schemas/FieldProblem"},
                    "description": "Of a message: everything that is wrong with it. 400 names the first, 422 all."},
                  "receipt": {"type": "string", "format": "uuid",
                    "description": "Of 409: the receipt of the message that was sent under this messageId before."},
                  "reference": {"type": "string", "description": "Of a failure: tell the register's operators."},
                  "line": {"type": "integer", "minimum": 1, "description": "Of a body that is not JSON: where."},
                  "column": {"type": "integer", "minimum": 1, "description": "Of a body that is not JSON: where."}
                },
                "required": ["type", "title", "status", "detail"],
                "additionalProperties": false
              },
              "FieldProblem": {
                "type": "object",
                "description": "What is wrong with one field.",
                "properties": {
                  "field": {"type": "string", "description": "JSON pointer (RFC 6901); empty for the message as a whole.",
                    "examples": ["/person/cnic"]},
                  "code": {"type": "string", "description": "Names the rule.", "examples": ["cnic.digits"]},
                  "message": {"type": "string", "description": "The rule, in English."}
                },
                "required": ["field", "code", "message"],
                "additionalProperties": false
              },
              "PublicKey": {
                "type": "object",
                "description": "The public half of a pair as a JSON Web Key (RFC 7517). Members such as use and alg are taken and not kept; a private half is refused.",
                "properties": {
                  "kty": {"type": "string", "enum": ["RSA", "EC"]},
                  "kid": {"type": "string", "minLength": 1, "maxLength": 200,
                    "description": "What the client's assertions call it; its thumbprint (RFC 7638) where it is left out."},
                  "n": {"type": "string", "pattern": "^[A-Za-z0-9_-]+$", "description": "Of RSA: the modulus."},
                  "e": {"type": "string", "pattern": "^[A-Za-z0-9_-]+$", "description": "Of RSA: the exponent."},
                  "crv": {"type": "string", "enum": ["P-256", "P-384", "P-521"], "description": "Of EC."},
                  "x": {"type": "string", "pattern": "^[A-Za-z0-9_-]+$", "description": "Of EC."},
                  "y": {"type": "string", "pattern": "^[A-Za-z0-9_-]+$", "description": "Of EC."}
                },
                "required": ["kty"]
              }
            }""";

    private final ObjectMapper json = Json31.mapper();
    private final Clock clock;

    DescribedSchemas(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void customise(OpenAPI described) {
        Map<String, Schema> schemas = new TreeMap<>(described.getComponents().getSchemas());
        forms().forEach(schemas::put);
        described.getComponents().setSchemas(schemas);
        described.setPaths(described.getPaths());
        tiles(described);
        described
                .getPaths()
                .forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
                    if (!path.startsWith(TILES)) {
                        operation.setOperationId(name(method, path));
                    }
                }));
        answersAreWhole(described, schemas);
        days(described, schemas);
        Set<String> used = reachable(described.getPaths(), schemas);
        schemas.keySet().retainAll(used);
    }

    private Map<String, Schema<?>> forms() {
        try {
            Map<String, Schema<?>> forms = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> form : json.readTree(FORMS).properties()) {
                forms.put(form.getKey(), json.treeToValue(form.getValue(), Schema.class));
            }
            return forms;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * {@code POST /api/v1/border-crossings} is {@code postBorderCrossings}, and {@code GET /api/v1/deaths/receipts/{receipt}}
     * is {@code getDeathsReceipt}: generated clients call their methods so.
     */
    private static String name(PathItem.HttpMethod method, String path) {
        String one = ONE_OF_MANY.matcher(path).replaceAll("$1").replaceAll("\\{[^}]*}", "");
        StringBuilder name = new StringBuilder(method.name().toLowerCase(java.util.Locale.ROOT));
        for (String part : one.substring("/api/v1".length()).split("[/.-]+", -1)) {
            if (!part.isEmpty()) {
                name.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
            }
        }
        return name.toString();
    }

    /** An address for each number of groups of digits, with and without a width. */
    private static void tiles(OpenAPI described) {
        PathItem any = described.getPaths().remove(TILES + "/{place}");
        if (any == null) {
            return;
        }
        for (int groups = 0; groups <= MOST_GROUPS; groups++) {
            StringBuilder path = new StringBuilder(TILES);
            for (int group = 1; group <= groups; group++) {
                path.append("/x{group").append(group).append('}');
            }
            path.append("/{index}");
            String whole = "TrailTileOf" + DIGITS.get(groups) + "Digits";
            described.getPaths().addPathItem(path.toString(), tile(any.getGet(), path.toString(), "get" + whole));
            path.append(".p/{width}");
            described
                    .getPaths()
                    .addPathItem(path.toString(), tile(any.getGet(), path.toString(), "getPartial" + whole));
        }
    }

    private static PathItem tile(Operation any, String path, String operationId) {
        Operation operation = new Operation()
                .operationId(operationId)
                .tags(any.getTags())
                .summary(any.getSummary())
                .description(any.getDescription())
                .responses(any.getResponses())
                .security(any.getSecurity());
        PARAMETER.matcher(path).results().map(found -> found.group(1)).forEach(name -> {
            Schema<?> schema = new JsonSchema();
            Parameter parameter =
                    new Parameter().name(name).in("path").required(true).schema(schema);
            switch (name) {
                case "level" -> {
                    schema.addType("integer");
                    schema.minimum(java.math.BigDecimal.ZERO).maximum(java.math.BigDecimal.valueOf(7));
                    parameter.description("0 for hashes of leaves").example(0);
                }
                case "width" -> {
                    schema.addType("integer");
                    schema.minimum(java.math.BigDecimal.ONE).maximum(java.math.BigDecimal.valueOf(255));
                    parameter
                            .description("How many hashes, of a tile that is not full")
                            .example(1);
                }
                default -> {
                    schema.addType("string");
                    schema.pattern(THREE_DIGITS);
                    parameter
                            .description(name.equals("index") ? "The last three digits" : "The digits before those")
                            .example(name.equals("index") ? "000" : "001");
                }
            }
            operation.addParametersItem(parameter);
        });
        return new PathItem().get(operation);
    }

    private void answersAreWhole(OpenAPI described, Map<String, Schema> schemas) {
        Set<String> answered = new LinkedHashSet<>();
        described.getPaths().values().stream()
                .flatMap(item -> item.readOperations().stream())
                .flatMap(operation -> operation.getResponses().values().stream())
                .forEach(response -> answered.addAll(reachable(response, schemas)));
        answered.removeAll(Set.of(DescribedOperations.PROBLEM));
        answered.forEach(name -> {
            Schema<?> schema = schemas.get(name);
            if (schema != null && schema.getProperties() != null) {
                schema.setRequired(List.copyOf(schema.getProperties().keySet()));
            }
        });
    }

    /** Every form that something refers to, and those that they refer to. */
    private Set<String> reachable(Object from, Map<String, Schema> schemas) {
        Set<String> found = new LinkedHashSet<>();
        Set<String> next = references(from);
        while (!next.isEmpty()) {
            Set<String> further = new LinkedHashSet<>();
            next.forEach(name -> {
                if (found.add(name) && schemas.get(name) != null) {
                    further.addAll(references(schemas.get(name)));
                }
            });
            next = further;
        }
        return found;
    }

    private Set<String> references(Object part) {
        try {
            Set<String> names = new LinkedHashSet<>();
            REFERENCE.matcher(json.writeValueAsString(part)).results().forEach(ref -> names.add(ref.group(1)));
            return names;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Puts days into the examples that may not lie long ago. */
    private void days(OpenAPI described, Map<String, Schema> schemas) {
        schemas.values().forEach(schema -> {
            if (schema.getProperties() != null) {
                ((Map<?, Schema<?>>) schema.getProperties())
                        .values().stream()
                                .filter(property -> property.getExample() != null)
                                .forEach(property -> property.setExample(dated(property.getExample())));
            }
        });
        described.getPaths().values().stream()
                .flatMap(item -> item.readOperations().stream())
                .map(Operation::getRequestBody)
                .filter(java.util.Objects::nonNull)
                .flatMap(body -> body.getContent().values().stream())
                .filter(content -> content.getExamples() != null)
                .flatMap(content -> content.getExamples().values().stream())
                .forEach(example -> example.setValue(dated(example.getValue())));
    }

    private Object dated(Object example) {
        LocalDate today = LocalDate.now(clock);
        return switch (example) {
            case String text when text.equals(ApiForms.TODAY) -> today.toString();
            case String text
            when text.equals(ApiForms.IN_A_YEAR) -> today.plusYears(1).toString();
            case ObjectNode tree -> {
                for (Map.Entry<String, JsonNode> field : tree.properties()) {
                    if (field.getValue().isTextual()) {
                        tree.put(
                                field.getKey(),
                                String.valueOf(dated(field.getValue().textValue())));
                    }
                }
                yield tree;
            }
            case null, default -> example;
        };
    }
}
