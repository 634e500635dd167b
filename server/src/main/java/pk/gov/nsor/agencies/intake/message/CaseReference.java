package pk.gov.nsor.agencies.intake.message;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.ApiForms;

/** Names a judgment as its court does. */
@Schema(name = "CaseReference", description = "The judgment, by its court and case number.")
public record CaseReference(
        @Schema(
                description = "Code or name of the court.",
                requiredMode = Schema.RequiredMode.REQUIRED,
                minLength = 1,
                maxLength = 120,
                pattern = ApiForms.TEXT,
                example = "sessions-court-lahore")
        @Nullable
        String court,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                minLength = 1,
                maxLength = 60,
                pattern = ApiForms.TEXT,
                example = "SC 12/2024")
        @Nullable
        String caseNumber) {}
