package pk.gov.nsor.publicservice.justice;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.ApiForms;

/** When the stages of a case were, as a system sends it. It has no field for anybody's name or number. */
@Schema(
        name = "CaseStagesMessage",
        description =
                "The days of a case so far. Of several messages of one sender about one case, the last counts as a"
                        + " whole: each says everything that is known. It names nobody.")
public record CaseStagesMessage(
        @Schema(
                description = ApiForms.MESSAGE_ID_SAYS,
                requiredMode = Schema.RequiredMode.REQUIRED,
                minLength = 1,
                maxLength = 64,
                pattern = ApiForms.TEXT,
                example = "2026-000151")
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

        @ArraySchema(
                arraySchema =
                        @Schema(
                                description =
                                        "The sections that are charged; before there is a charge, those of the first"
                                                + " information report. Needed unless the case is withdrawn."),
                schema = @Schema(pattern = ApiForms.LAW_AND_SECTION, example = "PPC 376"),
                minItems = 1,
                maxItems = 20)
        @Nullable
        List<@Nullable String> sections,

        @Schema(
                description = "The day of the first information report. Needed unless the case is withdrawn.",
                pattern = ApiForms.BLANK_OR + ApiForms.DAY,
                example = "2025-09-01")
        @Nullable
        String firOn,

        @Schema(
                description = "The day on which the police submitted the challan to the court.",
                pattern = ApiForms.BLANK_OR + ApiForms.DAY,
                example = "2025-09-20")
        @Nullable
        String challanOn,

        @Schema(
                description =
                        "The day on which the court took cognizance; the Act’s four months run from it. Where it is left"
                                + " out, they are counted from the challan.",
                pattern = ApiForms.BLANK_OR + ApiForms.DAY,
                example = "2025-09-24")
        @Nullable
        String cognizanceOn,

        @Schema(
                description = "The day on which the charge was framed.",
                pattern = ApiForms.BLANK_OR + ApiForms.DAY,
                example = "2025-10-06")
        @Nullable
        String chargeOn,

        @Schema(
                description = "The day on which the trial ended; with `outcome`.",
                pattern = ApiForms.BLANK_OR + ApiForms.DAY,
                example = "2026-01-15")
        @Nullable
        String judgmentOn,

        @Schema(
                description =
                        "How the trial ended. Where it ended differently for several people, the first of the list that is"
                                + " so for anybody.",
                example = "CONVICTED")
        @Nullable
        CaseOutcome outcome,

        @Schema(
                description = "The day on which the first appeal against the judgment was filed, by whomever.",
                pattern = ApiForms.BLANK_OR + ApiForms.DAY,
                example = "2026-02-02")
        @Nullable
        String appealOn,

        @Schema(
                description = "The day on which the last appeal was decided; with `appealOutcome`.",
                pattern = ApiForms.BLANK_OR + ApiForms.DAY,
                example = "2026-06-30")
        @Nullable
        String appealDecidedOn,

        @Schema(description = "How it was decided, by the same rule.", example = "UPHELD") @Nullable
        AppealOutcome appealOutcome,

        @Schema(
                description =
                        "Why all that you have said of this case does not count any more; without sections, days and outcomes."
                                + " A case that is reported under its number afterwards counts again.")
        @Nullable
        CaseWithdrawal withdrawn) {

    @Nullable
    String on(CaseStage stage) {
        return switch (stage) {
            case FIR -> firOn;
            case CHALLAN -> challanOn;
            case COGNIZANCE -> cognizanceOn;
            case CHARGE -> chargeOn;
            case JUDGMENT -> judgmentOn;
            case APPEAL -> appealOn;
            case APPEAL_DECIDED -> appealDecidedOn;
        };
    }
}
