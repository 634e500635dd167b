package pk.gov.nsor.agencies.exchange;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event as it leaves, by CloudEvents 1.0 in its JSON format. */
@Schema(name = "Event", description = "A CloudEvent, version 1.0.")
public record CloudEvent(
        @Schema(description = "Of CloudEvents.", allowableValues = "1.0")
        String specversion,

        @Schema(description = "Names the event; the same each time it is told. Take each once.")
        UUID id,

        @Schema(description = "Your channel.", pattern = "^urn:nsor:subscriber:[0-9a-f-]{36}$")
        String source,

        @Schema(
                description = "What it says: an audience's name with told or ended, and the version of its form.",
                pattern = "^pk\\.gov\\.nsor\\.[a-z-]+\\.(told|ended)\\.v[0-9]+$",
                example = "pk.gov.nsor.notice-of-journeys.told.v1")
        String type,

        @Schema(description = "The person, by a name that you alone have; the same in each event about the person.")
        UUID subject,

        @Schema(description = "When it was written, in UTC.")
        Instant time,

        @Schema(description = "Of the data; null where there is none.", allowableValues = "application/json") @Nullable
        String datacontenttype,

        @Schema(
                description = "Of a feed that you read: its cursor, to go on after this event; null for a webhook.",
                pattern = EventCursor.FORM)
        @Nullable
        String sequence,

        @Nullable EventData data) {

    /** @param data null for an end */
    static CloudEvent of(
            Subscriber subscriber, Audience<?> audience, Event event, UUID alias, @Nullable EventData data) {
        Long position = event.position();
        return new CloudEvent(
                "1.0",
                event.id(),
                subscriber.source(),
                audience.type(event.kind()),
                alias,
                event.writtenAt(),
                data == null ? null : "application/json",
                position == null ? null : new EventCursor(position, EventCursor.check(event.id())).text(),
                data);
    }
}
