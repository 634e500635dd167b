package pk.gov.nsor.notices.api;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.notices.Direction;

/** Somebody crossed the border, as immigration's system sends it. */
@Schema(name = "BorderCrossingMessage", description = "One person at the border. Unknown fields are refused.")
record CrossingMessage(
        @Schema(
                description = "The client's own name for the message; sent again, it is the same message.",
                requiredMode = Schema.RequiredMode.REQUIRED,
                minLength = 1,
                maxLength = 64)
        @Nullable
        String messageId,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "93520-1234567-1") @Nullable
        String cnic,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        Direction direction,

        @Schema(description = "Not in the future.", requiredMode = Schema.RequiredMode.REQUIRED, format = "date")
        @Nullable
        String on,

        @Schema(
                description = "Where to, or where from: ISO 3166, two letters, not PK.",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String country,

        @Schema(
                description = "The airport or border post.",
                requiredMode = Schema.RequiredMode.REQUIRED,
                maxLength = 120)
        @Nullable
        String place) {}
