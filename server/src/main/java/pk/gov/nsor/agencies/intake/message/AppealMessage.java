package pk.gov.nsor.agencies.intake.message;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.ApiForms;
import pk.gov.nsor.record.conviction.Sentence;

/** An appeal and what became of it, as a court's system sends it. */
@Schema(
        name = "AppealOutcomeMessage",
        description = "An appeal that was filed, or what became of one. Unknown fields are refused.")
public record AppealMessage(
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

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        CaseReference conviction,

        @Schema(
                description = "The court of appeal.",
                requiredMode = Schema.RequiredMode.REQUIRED,
                minLength = 1,
                maxLength = 120,
                pattern = ApiForms.TEXT,
                example = "Lahore High Court")
        @Nullable
        String court,

        @Schema(
                description = "At the court of appeal.",
                requiredMode = Schema.RequiredMode.REQUIRED,
                minLength = 1,
                maxLength = 60,
                pattern = ApiForms.TEXT,
                example = "Crl.A. 55/2024")
        @Nullable
        String caseNumber,

        @Schema(
                description = "Not in the future.",
                requiredMode = Schema.RequiredMode.REQUIRED,
                format = "date",
                pattern = ApiForms.DAY,
                example = "2024-03-01")
        @Nullable
        String filedOn,

        @Schema(description = "Left out while the appeal is pending.", example = "DISMISSED") @Nullable
        Outcome outcome,

        @Schema(
                description =
                        "The day of the decision, where there is an outcome, and needed there: not before the filing.",
                format = "date",
                pattern = ApiForms.DAY,
                example = "2024-11-20")
        @Nullable
        String decidedOn,

        @Schema(description = "The new sentence, where the outcome is SENTENCE_CHANGED, and needed there.") @Nullable
        Imposed sentence,

        @Schema(
                description =
                        "Where the outcome is ACQUITTED because of a compromise: of which kind. FORGIVEN (section 309 PPC, or so"
                                + " called), PAID (section 310), STATEMENT (a statement taken back or a compromise declared)."
                                + " Never by whom.",
                example = "STATEMENT")
        @Nullable
        Compromise compromise,

        @Schema(description = WithdrawalMessage.REPLACES_SAYS, minLength = 1, maxLength = 64, pattern = ApiForms.TEXT)
        @Nullable
        String replaces) {

    /** How an appeal ends. */
    public enum Outcome {
        DISMISSED,
        SENTENCE_CHANGED,
        ACQUITTED,
        RETRIAL_ORDERED
    }

    /** By what kind of compromise somebody was acquitted. */
    public enum Compromise {
        FORGIVEN,
        PAID,
        STATEMENT
    }

    /** What a court imposes. */
    @Schema(name = "Sentence")
    public record Imposed(
            @Schema(
                    description = "TERM needs years or months, and nothing else has them; FINE_ONLY needs the fine.",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    example = "TERM")
            Sentence.@Nullable Punishment punishment,

            @Schema(description = "Whole years of a term.", minimum = "0", maximum = "99", example = "14") @Nullable
            Integer years,

            @Schema(description = "Months beyond the years.", minimum = "0", maximum = "11", example = "6") @Nullable
            Integer months,

            @Schema(minimum = "0", maximum = "1000000000000", example = "50000") @Nullable
            Long fineRupees) {}
}
