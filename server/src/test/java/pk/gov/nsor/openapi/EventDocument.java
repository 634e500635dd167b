package pk.gov.nsor.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.JsonNode;

/** The description of events out as it is served, read by somebody who knows AsyncAPI and nothing of the register. */
public final class EventDocument {

    private final ApiDocument document;

    public EventDocument(int port) {
        try {
            document = new ApiDocument(RawRequest.send(port, "GET /v3/asyncapi HTTP/1.0", new byte[0])
                    .body());
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    JsonNode document() {
        return document.document();
    }

    /** Whether an event is as its type is described. */
    public void check(JsonNode event) {
        JsonNode message =
                document().at("/components/messages").path(event.path("type").asString(""));
        assertThat(message.isObject()).as("%s is described", event.path("type")).isTrue();
        assertThat(document.faults(message.path("payload"), event))
                .as(event.toString())
                .isEmpty();
    }
}
