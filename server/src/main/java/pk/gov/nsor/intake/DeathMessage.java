package pk.gov.nsor.intake;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.conviction.Death;

/** The death of a registered person, as a court's or a prison's system sends it. */
@Schema(name = "DeathMessage", description = "A death. Unknown fields are refused.")
public record DeathMessage(
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
                description = "Compared with the record: a wrong digit must not seal somebody else's.",
                requiredMode = Schema.RequiredMode.REQUIRED)
        CourtMessage.@Nullable Name name,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, format = "date") @Nullable
        String diedOn,

        @Schema(description = "How it is known.", requiredMode = Schema.RequiredMode.REQUIRED)
        Death.@Nullable Source source) {}
