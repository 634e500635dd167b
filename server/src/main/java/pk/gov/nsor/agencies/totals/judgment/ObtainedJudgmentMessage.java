package pk.gov.nsor.agencies.totals.judgment;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.ApiForms;

/** A judgment of conviction that the prosecution obtained, as its system sends it. It names nobody. */
@Schema(
        name = "ObtainedJudgmentMessage",
        description =
                "A judgment of conviction for an offence of the register. Of several messages about one case, the last counts.")
public record ObtainedJudgmentMessage(
        @Schema(
                description = ApiForms.MESSAGE_ID_SAYS,
                requiredMode = Schema.RequiredMode.REQUIRED,
                minLength = 1,
                maxLength = 64,
                pattern = ApiForms.TEXT,
                example = "2026-000143")
        @Nullable
        String messageId,

        @Schema(
                description = "The court, by its code or any usual name.",
                requiredMode = Schema.RequiredMode.REQUIRED,
                minLength = 1,
                maxLength = 120,
                pattern = ApiForms.TEXT,
                example = "sessions-court-sialkot")
        @Nullable
        String court,

        @Schema(
                description = "The number of the case, as the court writes it.",
                requiredMode = Schema.RequiredMode.REQUIRED,
                minLength = 1,
                maxLength = 60,
                pattern = ApiForms.TEXT,
                example = "SC 12/2026")
        @Nullable
        String caseNumber,

        @Schema(
                description = "The day of the judgment.",
                requiredMode = Schema.RequiredMode.REQUIRED,
                format = "date",
                example = "2026-01-15")
        @Nullable
        String judgmentOn,

        @Schema(
                description = "How many people were convicted; 0 takes back what was said of this case before.",
                requiredMode = Schema.RequiredMode.REQUIRED,
                minimum = "0",
                maximum = "100",
                example = "1")
        @Nullable
        Integer convicted) {}
