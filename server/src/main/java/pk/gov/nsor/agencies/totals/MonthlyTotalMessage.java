package pk.gov.nsor.agencies.totals;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.ApiForms;

/** How many of one kind there were in one month at one court, at one prison or in one district, as a system sends it. */
@Schema(
        name = "MonthlyTotalMessage",
        description = "One number of one month. Of several for the same, the last counts.")
public record MonthlyTotalMessage(
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
                description =
                        "What was counted: judgments of conviction for an offence of the register (CONVICTIONS of courts,"
                                + " PROSECUTED of the prosecution), convicted people admitted, or released (prisons). By the"
                                + " day of the judgment, admission or release. A judgment that convicts several people is one."
                                + " ADMISSIONS are the events ADMITTED alone: none who was recalled, transferred or recaptured.",
                requiredMode = Schema.RequiredMode.REQUIRED,
                example = "CONVICTIONS")
        @Nullable
        TotalKind kind,

        @Schema(
                description = "The month, which must be over.",
                requiredMode = Schema.RequiredMode.REQUIRED,
                pattern = MonthlyTotalMessage.MONTH,
                example = "2026-01")
        @Nullable
        String month,

        @Schema(
                description = "CONVICTIONS: the court, by its code or any usual name.",
                maxLength = 200,
                pattern = ApiForms.BLANK_OR + ApiForms.TEXT,
                example = "sessions-court-sialkot")
        @Nullable
        String court,

        @Schema(
                description = "ADMISSIONS, RELEASES: the prison, as its other messages call it.",
                maxLength = 200,
                pattern = ApiForms.BLANK_OR + ApiForms.TEXT,
                example = "District Jail Sialkot")
        @Nullable
        String prison,

        @Schema(
                description = "PROSECUTED: the district, by its code or any usual name.",
                maxLength = 200,
                pattern = ApiForms.BLANK_OR + ApiForms.TEXT,
                example = "sialkot")
        @Nullable
        String district,

        @Schema(
                description = "How many; 0 where there were none.",
                requiredMode = Schema.RequiredMode.REQUIRED,
                minimum = "0",
                maximum = "100000",
                example = "12")
        @Nullable
        Integer number) {

    /** A year and a month. */
    static final String MONTH = "^20[0-9]{2}-(0[1-9]|1[0-2])$";

    /** The field that names what is counted of. */
    @Nullable
    String of(TotalKind.Office office) {
        return switch (office) {
            case COURT -> court;
            case PRISON -> prison;
            case DISTRICT -> district;
        };
    }
}
