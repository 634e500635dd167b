package pk.gov.nsor.agencies.intake.message;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.ApiForms;
import pk.gov.nsor.record.conviction.Death;

/** The death of a registered person, as a court's or a prison's system sends it. */
@Schema(name = "DeathMessage", description = "A death. Unknown fields are refused.")
public record DeathMessage(
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
                description = "Compared with the record: a wrong digit must not seal somebody else's.",
                requiredMode = Schema.RequiredMode.REQUIRED)
        CourtMessage.@Nullable Name name,

        @Schema(
                description = "Not in the future.",
                requiredMode = Schema.RequiredMode.REQUIRED,
                format = "date",
                pattern = ApiForms.DAY,
                example = "2025-02-03")
        @Nullable
        String diedOn,

        @Schema(description = "How it is known.", requiredMode = Schema.RequiredMode.REQUIRED, example = "PRISON")
        Death.@Nullable Source source,

        @Schema(description = WithdrawalMessage.REPLACES_SAYS, minLength = 1, maxLength = 64, pattern = ApiForms.TEXT)
        @Nullable
        String replaces) {}
