package pk.gov.nsor.intake;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.conviction.Sentence;

/** An appeal and what became of it, as a court's system sends it. */
@Schema(
        name = "AppealOutcomeMessage",
        description = "An appeal that was filed, or what became of one. Unknown fields are refused.")
public record AppealMessage(
        @Schema(
                description = "The client's own name for the message; sent again, it is the same message.",
                requiredMode = Schema.RequiredMode.REQUIRED,
                minLength = 1,
                maxLength = 64)
        @Nullable
        String messageId,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "93520-1234567-1") @Nullable
        String cnic,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        CaseReference conviction,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 120, example = "Lahore High Court") @Nullable
        String court,

        @Schema(description = "At the court of appeal.", requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 60)
        @Nullable
        String caseNumber,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, format = "date") @Nullable
        String filedOn,

        @Schema(description = "Left out while the appeal is pending.") @Nullable
        Outcome outcome,

        @Schema(description = "The day of the decision, where there is an outcome.", format = "date") @Nullable
        String decidedOn,

        @Schema(description = "The new sentence, where the outcome is SENTENCE_CHANGED.") @Nullable
        Imposed sentence) {

    /** How an appeal ends. */
    public enum Outcome {
        DISMISSED,
        SENTENCE_CHANGED,
        ACQUITTED,
        RETRIAL_ORDERED
    }

    /** What a court imposes. */
    @Schema(name = "Sentence")
    public record Imposed(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            Sentence.@Nullable Punishment punishment,

            @Schema(description = "Whole years of a term.", minimum = "0", maximum = "99") @Nullable
            Integer years,

            @Schema(description = "Months beyond the years.", minimum = "0", maximum = "11") @Nullable
            Integer months,

            @Schema(minimum = "0") @Nullable Long fineRupees) {}
}
