package pk.gov.nsor.intake;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.conviction.CustodyEvent;

/** What happened in prison, as a prison's system sends it. */
@Schema(name = "CustodyEventMessage", description = "One event in prison. Unknown fields are refused.")
public record CustodyMessage(
        @Schema(
                description = "The client's own name for the message; sent again, it is the same message.",
                requiredMode = Schema.RequiredMode.REQUIRED,
                minLength = 1,
                maxLength = 64)
        @Nullable
        String messageId,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "93520-1234567-1") @Nullable
        String cnic,

        @Schema(description = "What the custody is for; left out where that is not on the register.") @Nullable
        CaseReference conviction,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) CustodyEvent.@Nullable Type event,

        @Schema(description = "Not in the future.", requiredMode = Schema.RequiredMode.REQUIRED, format = "date")
        @Nullable
        String on,

        @Schema(
                description = "Its name; of a transfer the new prison.",
                requiredMode = Schema.RequiredMode.REQUIRED,
                maxLength = 120)
        @Nullable
        String prison,

        @Schema(description = "Of a release, and needed there.")
        CustodyEvent.@Nullable ReleaseReason releaseReason) {}
