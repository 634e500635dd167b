package pk.gov.nsor.intake;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a prison's system says of a release to come. */
@Schema(
        name = "PlannedReleaseMessage",
        description =
                "A release that is to come, or will not. The release itself is a custody event. Unknown fields are"
                        + " refused.")
public record PlannedReleaseMessage(
        @Schema(
                description = "The client's own name for the message; sent again, it is the same message.",
                requiredMode = Schema.RequiredMode.REQUIRED,
                minLength = 1,
                maxLength = 64)
        @Nullable
        String messageId,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "93520-1234567-1") @Nullable
        String cnic,

        @Schema(
                description = "CHANGED and WITHDRAWN are of the release that was announced last.",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        Notice notice,

        @Schema(
                description = "The day of the release, today or later. Not for WITHDRAWN.",
                format = "date",
                example = "2026-12-31")
        @Nullable
        String on,

        @Schema(description = "Its name. Not for WITHDRAWN.", maxLength = 120) @Nullable
        String prison,

        @Schema(
                description = "The district the person says they go to, by its name or key. Not for WITHDRAWN.",
                maxLength = 120)
        @Nullable
        String district,

        @Schema(description = "Where they say they will live there, if they have said so.", maxLength = 300) @Nullable
        String address) {

    /** What is said. The names are told to clients. */
    public enum Notice {
        ANNOUNCED,
        CHANGED,
        WITHDRAWN
    }
}
