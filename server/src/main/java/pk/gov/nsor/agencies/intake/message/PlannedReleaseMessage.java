package pk.gov.nsor.agencies.intake.message;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.ApiForms;

/** What a prison's system says of a release to come. */
@Schema(
        name = "PlannedReleaseMessage",
        description =
                "A release that is to come, or will not. The release itself is a custody event. Unknown fields are"
                        + " refused.")
public record PlannedReleaseMessage(
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

        @Schema(
                description = "CHANGED and WITHDRAWN are of the release that was announced last.",
                requiredMode = Schema.RequiredMode.REQUIRED,
                example = "ANNOUNCED")
        @Nullable
        Notice notice,

        @Schema(
                description = "The day of the release, in the future as a rule. Needed, but not for WITHDRAWN.",
                format = "date",
                pattern = ApiForms.DAY,
                example = ApiForms.IN_A_YEAR)
        @Nullable
        String on,

        @Schema(
                description = "Its name. Needed, but not for WITHDRAWN.",
                minLength = 1,
                maxLength = 120,
                pattern = ApiForms.TEXT,
                example = "Central Jail Lahore")
        @Nullable
        String prison,

        @Schema(
                description = "The district the person says they go to, by its name or key. Needed, but not for"
                        + " WITHDRAWN.",
                minLength = 1,
                maxLength = 120,
                pattern = ApiForms.TEXT,
                example = "lahore")
        @Nullable
        String district,

        @Schema(
                description = "Where they say they will live there, if they have said so. Not for WITHDRAWN.",
                maxLength = 300,
                pattern = ApiForms.BLANK_OR + ApiForms.TEXT,
                example = "House 12, Mohalla Noor")
        @Nullable
        String address,

        @Schema(description = WithdrawalMessage.REPLACES_SAYS, minLength = 1, maxLength = 64, pattern = ApiForms.TEXT)
        @Nullable
        String replaces) {

    /** What is said. The names are told to clients. */
    public enum Notice {
        ANNOUNCED,
        CHANGED,
        WITHDRAWN
    }
}
