package pk.gov.nsor.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.agencies.exchange.Channel;
import pk.gov.nsor.agencies.exchange.Subscribed;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.openapi.ApiDocument.Described;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TokenClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The API as its description has it, and in no other way: requests are made from the description's schemas and examples, good
 * ones and bad ones, and each answer is held against what the description says of it, header, form and every field.
 */
@Tag("walk")
@RegisterTest
class ApiDocumentTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final JsonNodeFactory NODES = JSON.getNodeFactory();
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");
    private static final Pattern METHOD_NAME = Pattern.compile("(get|post|delete)([A-Z][a-z]+)+");
    private static final Path DOCS = Path.of("../docs");
    private static final Duration LONGEST_WORK = Duration.ofMinutes(3);
    private static final int MEBIBYTE = 1 << 20;

    @Autowired
    private MachineClients clients;

    @Autowired
    private AutowireCapableBeanFactory beans;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private final List<String> wrong = new ArrayList<>();
    private final Map<String, String> tokens = new HashMap<>();

    private ApiDocument document;

    @BeforeEach
    void read() throws IOException {
        document = new ApiDocument(
                RawRequest.send(port, "GET /v3/api-docs HTTP/1.0", new byte[0]).body());
    }

    /** What was taken is worked on after the answer; other tests of this register shall not meet it. */
    @AfterEach
    void letItBeWorkedOn() throws InterruptedException {
        Instant end = Instant.now().plus(LONGEST_WORK);
        while (Instant.now().isBefore(end)
                && jdbc.sql("select exists (select from feeds.waiting)")
                        .query(Boolean.class)
                        .single()) {
            Thread.sleep(Duration.ofMillis(100));
        }
    }

    @Test
    void theDescriptionIsWholeAndItsExamplesAreGood() {
        assertThat(document.document().path("openapi").asString()).startsWith("3.1");
        Set<String> names = new HashSet<>();
        for (Described operation : document.operations()) {
            assertThat(names.add(operation.node().path("operationId").asString()))
                    .as(operation + ": its name is its own")
                    .isTrue();
            expect(
                    METHOD_NAME
                            .matcher(operation.node().path("operationId").asString())
                            .matches(),
                    operation + " has a name that reads as a method's");
            expect(!operation.node().path("summary").asString("").isEmpty(), operation + " has a summary");
            expect(!operation.scopes().isEmpty(), operation + " says who is let in");
            List<String> inPath = PARAMETER
                    .matcher(operation.path())
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            List<String> described = new ArrayList<>();
            for (JsonNode parameter : operation.parameters()) {
                String name = parameter.path("name").asString();
                expect(Set.of("path", "query").contains(parameter.path("in").asString()), operation + " " + name);
                expect(!parameter.path("description").asString("").isEmpty(), operation + " says what is " + name);
                JsonNode form = parameter.path("schema");
                expect(
                        form.path("type").asString("").equals("integer") || form.has("format") || form.has("pattern"),
                        operation + " says what form " + name + " has");
                if (parameter.has("example")) {
                    faults(operation + " " + name, parameter.path("schema"), parameter.path("example"));
                }
                if (parameter.path("in").asString().equals("path")) {
                    described.add(name);
                }
            }
            assertThat(described).as(operation.toString()).containsExactlyInAnyOrderElementsOf(inPath);
            for (Map.Entry<String, JsonNode> response :
                    operation.node().path("responses").properties()) {
                expect(
                        !response.getValue().path("description").asString("").isEmpty(),
                        operation + " " + response.getKey());
                expect(
                        response.getValue().has("content")
                                != Set.of("204", "304").contains(response.getKey()),
                        operation + " has a form for " + response.getKey());
            }
            for (String status : List.of("400", "401", "403", "406", "500", "503")) {
                expect(operation.node().path("responses").has(status), operation + " describes " + status);
            }
            operation.body().ifPresent(body -> {
                expect(!body.path("examples").isEmpty(), operation + " has examples");
                for (Map.Entry<String, JsonNode> example : body.path("examples").properties()) {
                    faults(
                            operation + " example " + example.getKey(),
                            body.path("schema"),
                            example.getValue().path("value"));
                }
            });
        }
        for (Map.Entry<String, JsonNode> schema :
                document.document().path("components").path("schemas").properties()) {
            for (Map.Entry<String, JsonNode> property :
                    schema.getValue().path("properties").properties()) {
                // Generators of clients make callers give what has a default.
                expect(
                        !property.getValue().has("default"),
                        schema.getKey() + "." + property.getKey() + " says in words what it is when left out");
                if (property.getValue().has("example")) {
                    faults(
                            schema.getKey() + "." + property.getKey(),
                            property.getValue(),
                            property.getValue().path("example"));
                }
            }
            boolean isClosed = schema.getValue().path("additionalProperties").isBoolean();
            expect(isClosed || schema.getKey().equals("PublicKey"), schema.getKey() + " has no other fields");
        }
        for (String reference : references(document.document())) {
            expect(!document.document().at(reference.substring(1)).isMissingNode(), reference + " is there");
        }
        assertThat(document.document().toString()).doesNotContain("\"Actor\"", "\"Machine\"", "\"example\":null");
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatIsWrittenForAgenciesAgreesWithTheDescription() throws IOException {
        Map<String, String> examples = Map.of(
                "conviction.json", "/api/v1/convictions",
                "custody-event.json", "/api/v1/custody-events",
                "observation.json", "/api/v1/observations");
        for (Map.Entry<String, String> example : examples.entrySet()) {
            JsonNode schema = document.document()
                    .path("paths")
                    .path(example.getValue())
                    .at("/post/requestBody/content/application~1json/schema");
            assertThat(schema.isMissingNode()).isFalse();
            faults(
                    example.getKey(),
                    schema,
                    JSON.readTree(Files.readString(DOCS.resolve("examples/" + example.getKey()))));
        }
        String page = Files.readString(DOCS.resolve("agencies.md"));
        Set<String> named = Pattern.compile("/api/v1/[a-z/-]*[a-z]")
                .matcher(page)
                .results()
                .map(found -> found.group())
                .filter(path -> !path.endsWith("/receipts"))
                .collect(Collectors.toSet());
        List<Described> operations = document.operations();
        for (String path : named) {
            expect(operations.stream().anyMatch(one -> one.path().startsWith(path)), path + " is described");
        }
        for (Described operation : operations) {
            expect(
                    named.stream().anyMatch(path -> operation.path().startsWith(path)),
                    operation + " is on the page for agencies");
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyOperationTakesItsExamplesAndAnswersAsDescribed() throws Exception {
        Map<String, String> receipts = new HashMap<>();
        // By scope, a message that can be taken back.
        Map<String, String> sent = new HashMap<>();
        for (Described operation : byBodiesFirst()) {
            operation
                    .body()
                    .ifPresent(body -> body.path("examples").properties().forEach(example -> {
                        JsonNode message = renamed(example.getValue().path("value"));
                        Set<Integer> answers = new HashSet<>();
                        for (String scope : operation.scopes()) {
                            if (message.has("withdraws")) {
                                ((ObjectNode) message).put("withdraws", Objects.requireNonNull(sent.get(scope)));
                            }
                            RawRequest.Answer answer = send(operation, filled(operation), scope, message.toString());
                            answers.add(answer.status());
                            Optional.ofNullable(answer.headers().get("location"))
                                    .ifPresent(at -> receipts.put(operation.path() + scope, at));
                            if (answer.status() == 202 && message.has("messageId")) {
                                if (message.has("person") || message.has("event")) {
                                    sent.put(scope, message.path("messageId").asString());
                                }
                                receipts.put(
                                        "/api/v1/messages" + scope,
                                        "/api/v1/messages?messageId="
                                                + message.path("messageId").asString());
                                RawRequest.Answer again = send(operation, filled(operation), scope, message.toString());
                                expect(again.status() == 200, operation + " again: " + again.status());
                                expect(again.body().equals(answer.body()), operation + " again: " + again.body());
                                ObjectNode other = (ObjectNode) message.deepCopy();
                                if (message.has("withdraws")) {
                                    other.put("reason", "Another reason");
                                } else if (message.has("cnic") || message.has("person")) {
                                    other.put("cnic", "93520-7654321-2");
                                } else if (message.has("firOn")) {
                                    other.put("firOn", "2021-01-01");
                                } else {
                                    String counted = message.has("convicted") ? "convicted" : "number";
                                    other.put(counted, message.path(counted).asInt() + 1);
                                }
                                if (other.has("person")) {
                                    other.remove("cnic");
                                    ((ObjectNode) other.path("person")).put("cnic", "93520-7654321-2");
                                }
                                RawRequest.Answer conflict =
                                        send(operation, filled(operation), scope, other.toString());
                                expect(conflict.status() == 409, operation + " of another: " + conflict.status());
                            }
                        }
                        expect(
                                // Of what is named in the address there is none here; ReferralsTest has one.
                                answers.stream().anyMatch(status -> status < 300)
                                        || operation.path().contains("{")
                                                && Set.of(404).containsAll(answers),
                                operation + " takes " + example.getKey() + ", and answered " + answers);
                    }));
            if (operation.body().isEmpty()) {
                for (String scope : operation.scopes()) {
                    String path = operation.path().contains("/receipts/")
                                    || operation.path().equals("/api/v1/messages")
                            ? receipts.get(operation.path().replaceFirst("/receipts/.*", "") + scope)
                            : filled(operation);
                    if (path == null) {
                        // This feed sends no such messages.
                        continue;
                    }
                    RawRequest.Answer answer = send(operation, path, scope, null);
                    boolean isThere =
                            path.contains("/trail/") || operation.method().equals("DELETE");
                    expect(answer.status() < 300 || isThere, operation + ": " + answer.status());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatTheDescriptionRulesOutIsRefusedAndWhatItSaysOfTheRefusalIsSo() throws Exception {
        int sent = 0;
        for (Described operation : document.operations()) {
            if (operation.body().isEmpty()) {
                continue;
            }
            JsonNode body = operation.body().get();
            JsonNode example = body.path("examples").properties().stream()
                    .map(one -> one.getValue().path("value"))
                    .max(Comparator.comparing(value -> value.toString().length()))
                    .orElseThrow();
            String scope = operation.scopes().getFirst();
            for (Map.Entry<String, JsonNode> bad : BadValues.of(document, body.path("schema"), example)) {
                if (sent++ % 400 == 0) {
                    // Another client, before this one has sent as many messages as it may in a minute.
                    tokens.clear();
                }
                boolean isRuledOut =
                        !document.faults(body.path("schema"), bad.getValue()).isEmpty();
                RawRequest.Answer answer = send(
                        operation,
                        filled(operation),
                        scope,
                        renamed(bad.getValue()).toString());
                expect(
                        !isRuledOut || answer.status() == 400 || answer.status() == 422,
                        operation + ", " + bad.getKey() + ": " + answer.status());
                expect(answer.status() < 500, operation + ", " + bad.getKey() + ": " + answer.status());
            }
        }
        assertThat(sent).isGreaterThan(1_000);
        assertThat(wrong).isEmpty();
    }

    @Test
    void parametersTheDescriptionRulesOutAreRefused() throws Exception {
        for (Described operation : document.operations()) {
            if (operation.body().isPresent()) {
                continue;
            }
            String scope = operation.scopes().getFirst();
            for (JsonNode parameter : operation.parameters()) {
                String name = parameter.path("name").asString();
                List<String> bad = new ArrayList<>(List.of("x", "%20", "1.5", "-1", "99999999999999999999", "a%2Fb"));
                for (String value : bad) {
                    String path = parameter.path("in").asString().equals("path")
                            ? filled(operation, name, value)
                            : filled(operation, name, "")
                                    + (filled(operation, name, "").contains("?") ? "&" : "?") + name + "=" + value;
                    RawRequest.Answer answer = send(operation, path, scope, null);
                    boolean isFree = parameter.at("/schema/type").asString("").equals("string")
                            && !parameter.path("schema").has("format")
                            && document.faults(
                                            parameter.path("schema"),
                                            NODES.stringNode(URLDecoder.decode(value, StandardCharsets.UTF_8)))
                                    .isEmpty();
                    expect(
                            isFree ? answer.status() < 500 : answer.status() >= 400 && answer.status() < 500,
                            operation + " " + path + " " + answer.status());
                }
            }
            RawRequest.Answer more = send(operation, with(filled(operation), "client=x&actor=y"), scope, null);
            expect(more.status() == 400, operation + " with what it does not know: " + more.status());
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyOperationRefusesAsDescribedWhoeverIsNotLetInAndWhateverItCannotReadOrWrite() throws Exception {
        for (Described operation : document.operations()) {
            String path = filled(operation);
            String body = operation
                    .body()
                    .map(content -> content.path("examples")
                            .properties()
                            .iterator()
                            .next()
                            .getValue()
                            .path("value")
                            .toString())
                    .orElse(null);
            String scope = operation.scopes().getFirst();
            String type = "Content-Type: application/json";
            status(operation, 401, request(operation, path, "", type, body));
            status(operation, 401, request(operation, path, "Authorization: Bearer nobody", type, body));
            for (String other : List.of("court", "prison", "immigration", "nadra", "police", "credentials")) {
                if (!operation.scopes().contains(other)) {
                    status(operation, 403, request(operation, path, bearer(other), type, body));
                }
            }
            String accept = "\nAccept: text/html";
            status(operation, 406, request(operation, path, bearer(scope) + accept, type, body));
            if (body != null) {
                status(operation, 415, request(operation, path, bearer(scope), "Content-Type: text/plain", body));
                status(operation, 415, request(operation, path, bearer(scope), "", body));
                status(operation, 413, request(operation, path, bearer(scope), type, " ".repeat(MEBIBYTE) + body));
                status(operation, 400, request(operation, path, bearer(scope), type, body.substring(1)));
                status(operation, 400, request(operation, path, bearer(scope), type, ""));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whoeverHasSentAsManyMessagesAsTheyMayIsToldWhenToSendAgain() throws Exception {
        Described operation = document.operations().stream()
                .filter(described -> described.node().path("responses").has("429"))
                .findFirst()
                .orElseThrow();
        RawRequest.Answer answer =
                send(operation, operation.path(), operation.scopes().getFirst(), "{}");
        // A minute may end meanwhile; what is counted in it begins anew.
        for (int i = 0; i < 2_000 && answer.status() != 429; i++) {
            answer = send(operation, operation.path(), operation.scopes().getFirst(), "{}");
        }
        assertThat(answer.status()).isEqualTo(429);
        assertThat(Integer.parseInt(answer.headers().get("retry-after"))).isBetween(1, 61);
        assertThat(wrong).isEmpty();
    }

    // What a client made from the description does.

    private List<Described> byBodiesFirst() {
        List<Described> all = new ArrayList<>(document.operations());
        // What is taken back was sent before.
        all.sort(Comparator.<Described, Boolean>comparing(
                        operation -> operation.body().isEmpty())
                .thenComparing(operation -> operation.path().endsWith("/withdrawals")));
        return all;
    }

    private static JsonNode renamed(JsonNode message) {
        JsonNode copy = message.deepCopy();
        if (copy instanceof ObjectNode object
                && object.path("messageId").isString()
                && object.path("messageId").asString().startsWith("2026-")) {
            object.put("messageId", UUID.randomUUID().toString());
        }
        return copy;
    }

    private String filled(Described operation) {
        return filled(operation, "", "");
    }

    /** @param but the parameter with another value than its example; a query has it not at all */
    private String filled(Described operation, String but, String value) {
        String path = operation.path();
        List<String> query = new ArrayList<>();
        for (JsonNode parameter : operation.parameters()) {
            String name = parameter.path("name").asString();
            String example = parameter.path("example").isMissingNode()
                    ? parameter.path("schema").path("format").asString("").equals("uuid")
                            ? UUID.randomUUID().toString()
                            : "0"
                    : parameter.path("example").asString();
            if (parameter.path("in").asString().equals("path")) {
                path = path.replace("{" + name + "}", name.equals(but) ? value : example);
            } else if (!name.equals(but) && parameter.path("required").asBoolean()) {
                query.add(name + "=" + example);
            }
        }
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    private static String with(String path, String query) {
        return path + (path.contains("?") ? "&" : "?") + query;
    }

    private RawRequest.Answer send(Described operation, String path, String scope, String body) {
        try {
            RawRequest.Answer answer = request(operation, path, bearer(scope), "Content-Type: application/json", body);
            check(operation, answer);
            return answer;
        } catch (IOException failed) {
            throw new AssertionError(operation + " " + path, failed);
        }
    }

    private RawRequest.Answer request(Described operation, String path, String who, String type, String body)
            throws IOException {
        byte[] bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        String head = operation.method() + " " + path + " HTTP/1.1"
                + (who.isEmpty() ? "" : "\n" + who)
                + (body == null ? "" : "\nContent-Length: " + bytes.length + (type.isEmpty() ? "" : "\n" + type));
        return RawRequest.send(port, head, bytes);
    }

    /** A token as the description's security scheme says. */
    private String bearer(String scope) {
        return "Authorization: Bearer "
                + tokens.computeIfAbsent(scope, wanted -> {
                    Feed feed = Arrays.stream(Feed.values())
                            .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(wanted))
                            .findFirst()
                            .orElse(Feed.COURT);
                    String name = "described-" + UUID.randomUUID();
                    String secret = ClientCredentials.newSecret();
                    clients.create(name, feed, "COURTS", ClientScope.COUNTRY, secret, Actor.system("test"));
                    if (feed != Feed.NADRA && feed != Feed.PROSECUTION) {
                        beans.createBean(Subscribed.class).open(name, Channel.PULL, null);
                    }
                    JsonNode flow = document.document().at("/components/securitySchemes/token/flows/clientCredentials");
                    assertThat(flow.path("tokenUrl").asString()).isEqualTo("/oauth2/token");
                    expect(flow.path("scopes").has(wanted), "the scope " + wanted + " is described");
                    return new TokenClient(port)
                            .ask(name, secret, Map.of("scope", wanted))
                            .token()
                            .orElseThrow();
                });
    }

    private void status(Described operation, int status, RawRequest.Answer answer) {
        expect(answer.status() == status, operation + ": " + answer.status() + ", not " + status);
        check(operation, answer);
    }

    /** Holds an answer against what is described of it. */
    private void check(Described operation, RawRequest.Answer answer) {
        String what = operation + " answered " + answer.status();
        JsonNode described = operation.response(answer.status());
        if (described.isMissingNode()) {
            wrong.add(what + ", which is not described: " + answer.body());
            return;
        }
        for (Map.Entry<String, JsonNode> header : described.path("headers").properties()) {
            String value = answer.headers().get(header.getKey().toLowerCase(Locale.ROOT));
            if (value == null) {
                expect(!header.getValue().path("required").asBoolean(), what + " without " + header.getKey());
            } else {
                boolean isNumber =
                        header.getValue().at("/schema/type").asString("").equals("integer");
                faults(
                        what + " " + header.getKey(),
                        header.getValue().path("schema"),
                        isNumber ? NODES.numberNode(Long.parseLong(value)) : NODES.stringNode(value));
            }
        }
        for (String telling : List.of("retry-after", "location", "www-authenticate")) {
            boolean isDescribed = described.path("headers").properties().stream()
                    .anyMatch(header -> header.getKey().equalsIgnoreCase(telling));
            expect(isDescribed || !answer.headers().containsKey(telling), what + " with " + telling);
        }
        JsonNode content = described.path("content");
        if (content.isMissingNode()) {
            expect(answer.body().isEmpty(), what + " with a body");
            return;
        }
        String type = answer.type().replaceFirst(";.*", "");
        JsonNode form = content.path(type);
        if (form.isMissingNode()) {
            wrong.add(what + " as " + type + ", not as " + content.propertyNames());
        } else if (type.endsWith("json")) {
            JsonNode body = JSON.readTree(answer.body());
            faults(what, form.path("schema"), body);
            if (type.equals("application/problem+json")) {
                expect(body.path("status").asInt() == answer.status(), what + " and says " + body.path("status"));
                expect(answer.status() != 422 || !body.path("errors").isEmpty(), what + " without fields: " + body);
            }
        }
    }

    private void faults(String what, JsonNode schema, JsonNode value) {
        document.faults(schema, value).forEach(fault -> wrong.add(what + ": " + fault + " in " + value));
    }

    private void expect(boolean isSo, String what) {
        if (!isSo) {
            wrong.add(what);
        }
    }

    private static Set<String> references(JsonNode node) {
        Set<String> all = new HashSet<>();
        if (node.path("$ref").isString()) {
            all.add(node.path("$ref").asString());
        }
        node.forEach(child -> all.addAll(references(child)));
        return all;
    }
}
