package pk.gov.nsor.agencies.exchange;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.ApiForms;
import pk.gov.nsor.foundation.kernel.Cnic;

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

        @Nullable Data data) {

    /** What a subscriber is told of a person. */
    @Schema(
            name = "EventData",
            description = "What is so when it is told; null where the person concerns you no longer.")
    public record Data(
            @Schema(
                    description = "Since when nobody knows where the person is, or since when the person has to give"
                            + " notice of journeys.")
            LocalDate since,

            @Schema(description = "Null where it is known in Urdu alone.") @Nullable
            String nameLatin,

            @Schema(description = "Null where it is known in Latin letters alone.") @Nullable
            String nameUrdu,

            @ArraySchema(
                    arraySchema = @Schema(description = "One or several; none for somebody without a CNIC."),
                    schema = @Schema(pattern = ApiForms.CARD_NUMBER, example = "93520-1234567-1"))
            List<String> cnics,

            @Schema(
                    description =
                            "The police station that answers, or answered last, by its key; for the police alone.",
                    pattern = ApiForms.TEXT,
                    example = "lahore-civil-lines")
            @Nullable
            String station,

            @Schema(
                    description = "The district of that station, by its key; for the police alone.",
                    pattern = ApiForms.TEXT,
                    example = "lahore")
            @Nullable
            String district) {

        static Data of(Heard heard) {
            return new Data(
                    heard.since(),
                    heard.nameLatin(),
                    heard.nameUrdu(),
                    heard.cnics().stream().map(Cnic::formatted).toList(),
                    heard.station(),
                    heard.district());
        }
    }

    /** @param heard null for an end */
    static CloudEvent of(Subscriber subscriber, Event event, UUID alias, @Nullable Heard heard) {
        Long position = event.position();
        return new CloudEvent(
                "1.0",
                event.id(),
                subscriber.source(),
                subscriber.audience().type(event.kind()),
                alias,
                event.writtenAt(),
                heard == null ? null : "application/json",
                position == null ? null : new EventCursor(position, EventCursor.check(event.id())).text(),
                heard == null ? null : Data.of(heard));
    }
}
