package pk.gov.nsor.agencies.intake.message;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.ApiForms;
import pk.gov.nsor.record.conviction.CustodyEvent;

/** What happened in prison, as a prison's system sends it. */
@Schema(name = "CustodyEventMessage", description = "One event in prison. Unknown fields are refused.")
public record CustodyMessage(
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

        @Schema(description = "What the custody is for; left out where that is not on the register.") @Nullable
        CaseReference conviction,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "ADMITTED")
        CustodyEvent.@Nullable Type event,

        @Schema(
                description = "Not in the future.",
                requiredMode = Schema.RequiredMode.REQUIRED,
                format = "date",
                pattern = ApiForms.DAY,
                example = "2025-02-03")
        @Nullable
        String on,

        @Schema(
                description = "Its name; of a transfer the new prison.",
                requiredMode = Schema.RequiredMode.REQUIRED,
                minLength = 1,
                maxLength = 120,
                pattern = ApiForms.TEXT,
                example = "Central Jail Lahore")
        @Nullable
        String prison,

        @Schema(description = "Of a release, and needed there.", example = "SENTENCE_SERVED")
        CustodyEvent.@Nullable ReleaseReason releaseReason,

        @Schema(description = WithdrawalMessage.REPLACES_SAYS, minLength = 1, maxLength = 64, pattern = ApiForms.TEXT)
        @Nullable
        String replaces) {}
