package pk.gov.nsor.policing.notices.crossing;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.ApiForms;
import pk.gov.nsor.policing.notices.Direction;

/** Somebody crossed the border, as immigration's system sends it. */
@Schema(name = "BorderCrossingMessage", description = "One person at the border. Unknown fields are refused.")
public record CrossingMessage(
        @Schema(
                description = ApiForms.MESSAGE_ID_SAYS,
                requiredMode = Schema.RequiredMode.REQUIRED,
                minLength = 1,
                maxLength = 64,
                pattern = ApiForms.TEXT,
                example = "2026-000123")
        @Nullable
        String messageId,

        @Schema(
                description = ApiForms.CNIC_SAYS,
                requiredMode = Schema.RequiredMode.REQUIRED,
                pattern = ApiForms.CNIC,
                example = "93520-1234567-1")
        @Nullable
        String cnic,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "DEPARTED") @Nullable
        Direction direction,

        @Schema(
                description = "Not in the future, and not more than 366 days back.",
                requiredMode = Schema.RequiredMode.REQUIRED,
                format = "date",
                pattern = ApiForms.DAY,
                example = ApiForms.TODAY)
        @Nullable
        String on,

        @Schema(
                description = "Where to, or where from: ISO 3166, two letters, not PK.",
                requiredMode = Schema.RequiredMode.REQUIRED,
                pattern = ApiForms.COUNTRY,
                example = "AE")
        @Nullable
        String country,

        @Schema(
                description = "The airport or border post.",
                requiredMode = Schema.RequiredMode.REQUIRED,
                minLength = 1,
                maxLength = 120,
                pattern = ApiForms.TEXT,
                example = "Lahore, Allama Iqbal International Airport")
        @Nullable
        String place) {}
