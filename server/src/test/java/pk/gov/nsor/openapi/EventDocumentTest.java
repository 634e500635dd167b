package pk.gov.nsor.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import pk.gov.nsor.testing.RegisterTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The description of events out: whole, with examples that are as it says, and every audience in the guide. */
@RegisterTest
class EventDocumentTest {

    @LocalServerPort
    private int port;

    @Test
    void everyTypeOfEventIsDescribedWithAnExampleThatIsSo() throws Exception {
        EventDocument events = new EventDocument(port);
        assertThat(events.document().at("/asyncapi").asString()).isEqualTo("3.0.0");
        String guide = Files.readString(Path.of("..", "docs", "agencies", "events.md"));
        int types = 0;
        for (Map.Entry<String, JsonNode> message :
                events.document().at("/components/messages").properties()) {
            types++;
            JsonNode example = message.getValue().at("/examples/0/payload");
            assertThat(example.at("/type").asString()).isEqualTo(message.getKey());
            events.check(example);
            assertThat(guide)
                    .contains("`" + message.getKey().replaceAll("^pk\\.gov\\.nsor\\.|\\.(told|ended)\\.v1$", "") + "`");
        }
        assertThat(types).isGreaterThanOrEqualTo(12);
    }

    @Test
    void whatIsNotDescribedIsAFault() {
        EventDocument events = new EventDocument(port);
        JsonNode example = events.document()
                .at("/components/messages")
                .path("pk.gov.nsor.whereabouts-unknown.told.v1")
                .at("/examples/0/payload");
        for (String field : List.of("cnics", "since")) {
            ObjectNode without = (ObjectNode) example.deepCopy();
            ((ObjectNode) without.path("data")).remove(field);
            assertThatThrownBy(() -> events.check(without)).isInstanceOf(AssertionError.class);
        }
        ObjectNode more = (ObjectNode) example.deepCopy();
        ((ObjectNode) more.path("data")).put("offence", "376");
        assertThatThrownBy(() -> events.check(more)).isInstanceOf(AssertionError.class);
        ObjectNode of = ((ObjectNode) example.deepCopy()).put("type", "pk.gov.nsor.whereabouts-unknown.ended.v1");
        assertThatThrownBy(() -> events.check(of)).isInstanceOf(AssertionError.class);
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        JsonNode document = new EventDocument(port).document();
        List<String> references = new ArrayList<>();
        collect(document, references);
        assertThat(references)
                .hasSizeGreaterThan(40)
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    private static void collect(JsonNode node, List<String> references) {
        if (node.path("$ref").isString()) {
            references.add(node.path("$ref").asString());
        }
        node.forEach(child -> collect(child, references));
    }
}
