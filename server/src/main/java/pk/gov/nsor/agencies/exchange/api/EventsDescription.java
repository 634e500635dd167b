package pk.gov.nsor.agencies.exchange.api;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.exchange.Audience;
import pk.gov.nsor.agencies.exchange.Audiences;
import pk.gov.nsor.agencies.exchange.Channel;
import pk.gov.nsor.agencies.exchange.CloudEvent;
import pk.gov.nsor.agencies.exchange.EventData;
import pk.gov.nsor.agencies.exchange.EventKind;
import pk.gov.nsor.agencies.exchange.audience.Who;
import tools.jackson.databind.json.JsonMapper;

/** The description of events out, AsyncAPI 3.0: made of the records that are sent, a message for each type of event. */
@Component
class EventsDescription {

    private static final String SCHEMAS = "#/components/schemas/";
    private static final String MESSAGES = "#/components/messages/";
    private static final String CLOUD_EVENT = "application/cloudevents+json";

    private final Audiences audiences;
    private final JsonMapper json;

    EventsDescription(Audiences audiences, JsonMapper json) {
        this.audiences = audiences;
        this.json = json;
    }

    Map<String, Object> document() {
        Map<String, Object> messages = new LinkedHashMap<>();
        for (Audience<?> audience : audiences.all()) {
            for (EventKind kind : EventKind.values()) {
                messages.put(audience.type(kind), message(audience, kind));
            }
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("asyncapi", "3.0.0");
        document.put(
                "info",
                Map.of(
                        "title",
                        "National Sex Offenders Register: events",
                        "version",
                        "v1",
                        "description",
                        "What agencies' systems are told, as CloudEvents 1.0 in JSON. A channel is told the events of one"
                                + " audience. Each event comes at least once, in order for each subject: take each id once."));
        document.put("defaultContentType", CLOUD_EVENT);
        document.put("channels", channels(messages.keySet()));
        document.put("operations", operations());
        document.put("components", Map.of("messages", messages, "schemas", schemas()));
        return document;
    }

    private static Map<String, Object> channels(Iterable<String> types) {
        Map<String, Object> all = new LinkedHashMap<>();
        types.forEach(type -> all.put(type, reference(MESSAGES + type)));
        Map<String, Object> channels = new LinkedHashMap<>();
        for (Channel channel : Channel.values()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("address", channel == Channel.PULL ? "/api/v1/events" : null);
            one.put("description", description(channel));
            one.put("messages", all);
            channels.put(channel.key(), one);
        }
        return channels;
    }

    private static String description(Channel channel) {
        return switch (channel) {
            case PULL ->
                "Your system reads an array of events (application/cloudevents-batch+json); the address and its"
                        + " parameters are described at /v3/api-docs.";
            case WEBHOOK ->
                "The register posts each event to your address by Standard Webhooks, with the headers webhook-id,"
                        + " webhook-timestamp and webhook-signature.";
            case KAFKA -> "The register writes each event to your topic, keyed by its subject.";
        };
    }

    private static Map<String, Object> operations() {
        Map<String, Object> operations = new LinkedHashMap<>();
        for (Channel channel : Channel.values()) {
            operations.put(
                    "tellBy" + channel.key().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                            + channel.key().substring(1),
                    Map.of("action", "send", "channel", reference("#/channels/" + channel.key())));
        }
        return operations;
    }

    private Map<String, Object> message(Audience<?> audience, EventKind kind) {
        boolean isTold = kind == EventKind.TOLD;
        Map<String, Object> fixed = new LinkedHashMap<>();
        fixed.put("type", Map.of("const", audience.type(kind)));
        fixed.put("data", isTold ? reference(SCHEMAS + name(audience)) : Map.of("type", "null"));
        fixed.put("datacontenttype", isTold ? Map.of("const", "application/json") : Map.of("type", "null"));
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("name", audience.type(kind));
        message.put(
                "summary",
                isTold
                        ? "This is so now; put it in the place of what you have."
                        : "It is so no longer; delete what you have.");
        message.put("contentType", CLOUD_EVENT);
        message.put("payload", Map.of("allOf", List.of(reference(SCHEMAS + "Event"), Map.of("properties", fixed))));
        message.put("examples", List.of(Map.of("payload", example(audience, kind))));
        return message;
    }

    private Map<?, ?> example(Audience<?> audience, EventKind kind) {
        boolean isTold = kind == EventKind.TOLD;
        CloudEvent event = new CloudEvent(
                "1.0",
                UUID.nameUUIDFromBytes(audience.type(kind).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                "urn:nsor:subscriber:9f1f3d9e-1b7c-4d0e-a1cd-5a8d3e0a8a11",
                audience.type(kind),
                UUID.fromString("7a0f0a55-6a35-4e4b-9c3a-3f8de8f7b2aa"),
                Instant.parse("2026-11-30T02:14:26Z"),
                isTold ? "application/json" : null,
                null,
                isTold ? (EventData) audience.example() : null);
        return json.convertValue(event, Map.class);
    }

    /** Of all that is sent: an event is written whole, so that every field is there. */
    private static Map<String, Object> schemas() {
        Map<String, Schema> read = new TreeMap<>(ModelConverters.getInstance(true)
                .readAllAsResolvedSchema(new AnnotatedType(CloudEvent.class))
                .referencedSchemas);
        // Its fields stand in the forms that have it; by itself it is never sent.
        read.remove(Who.NAME);
        Map<String, Object> schemas = new LinkedHashMap<>();
        read.forEach((name, schema) -> {
            if (schema.getProperties() != null) {
                schema.setRequired(new ArrayList<>(((Map<String, ?>) schema.getProperties()).keySet()));
            }
            schemas.put(name, Json31.mapper().convertValue(schema, Map.class));
        });
        return schemas;
    }

    private static String name(Audience<?> audience) {
        io.swagger.v3.oas.annotations.media.@Nullable Schema described =
                audience.data().getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        return described == null ? audience.data().getSimpleName() : described.name();
    }

    private static Map<String, Object> reference(String to) {
        return Map.of("$ref", to);
    }
}
