package pk.gov.nsor.intake;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Names a judgment as its court does. */
@Schema(name = "CaseReference", description = "The judgment, by its court and case number.")
public record CaseReference(
        @Schema(
                description = "Code or name of the court.",
                requiredMode = Schema.RequiredMode.REQUIRED,
                example = "sessions-court-lahore")
        @Nullable
        String court,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 60, example = "SC 12/2024") @Nullable
        String caseNumber) {}
