package pk.gov.nsor.policing.notices.observation;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.ApiForms;
import pk.gov.nsor.policing.notices.Observation;

/** What another system has found about somebody, as it sends it. */
@Schema(
        name = "ObservationMessage",
        description =
                "One fact about one person. Each kind has its own fields; those of another kind, and unknown ones,"
                        + " are refused.")
public record ObservationMessage(
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
                description = "NADRA_NAME, NADRA_ADDRESS, PHONE, CARD_RENEWED, CARD_BLOCKED and NADRA_DEATH come from"
                        + " NADRA's systems, HOTEL, TENANT, VISIT and ARREST from the police's.",
                requiredMode = Schema.RequiredMode.REQUIRED,
                example = "PHONE")
        Observation.@Nullable Kind kind,

        @Schema(
                description = ApiForms.CNIC_SAYS,
                requiredMode = Schema.RequiredMode.REQUIRED,
                pattern = ApiForms.CNIC,
                example = "93520-1234567-1")
        @Nullable
        String cnic,

        @Schema(
                description =
                        "The day of the change, the registration, the check-in, the visit, the arrest, the card's issue"
                                + " or block, or the death: not in the future, and but for a death not before the Act.",
                requiredMode = Schema.RequiredMode.REQUIRED,
                format = "date",
                pattern = ApiForms.DAY,
                example = ApiForms.TODAY)
        @Nullable
        String on,

        @Schema(
                description = "NADRA_NAME, NADRA_DEATH: the name; one of the two, or both.",
                maxLength = 150,
                pattern = ApiForms.BLANK_OR + ApiForms.LATIN_NAME,
                example = "Akbar Ali")
        @Nullable
        String nameLatin,

        @Schema(
                description = "NADRA_NAME, NADRA_DEATH: the name in Urdu.",
                maxLength = 150,
                pattern = ApiForms.BLANK_OR + ApiForms.URDU_NAME,
                example = "اکبر علی")
        @Nullable
        String nameUrdu,

        @Schema(
                description =
                        "NADRA_ADDRESS, HOTEL, TENANT, VISIT: house, street, village; the hotel and where it stands.",
                minLength = 1,
                maxLength = 300,
                pattern = ApiForms.TEXT,
                example = "House 12, Mohalla Noor")
        @Nullable
        String line,

        @Schema(
                description =
                        "NADRA_ADDRESS, HOTEL, TENANT, VISIT: the register's key of the district on that day, or a name"
                                + " that means no other.",
                minLength = 1,
                maxLength = 200,
                pattern = ApiForms.TEXT,
                example = "sialkot")
        @Nullable
        String district,

        @Schema(
                description =
                        "NADRA_ADDRESS, HOTEL, TENANT, VISIT: its English name. Needed where the district was split since"
                                + " the Act and before that day.",
                maxLength = 200,
                pattern = ApiForms.BLANK_OR + ApiForms.TEXT,
                example = "Daska")
        @Nullable
        String tehsil,

        @Schema(
                description = "PHONE: the number that was registered, in international form or as it is dialled in"
                        + " Pakistan. Where data is synthetic it begins with 0399.",
                pattern = ApiForms.PHONE,
                example = "+923990000001")
        @Nullable
        String phone,

        @Schema(
                description = "HOTEL: how many nights, as far as is known; 1 where it is left out.",
                minimum = "1",
                maximum = "366",
                example = "2")
        @Nullable
        Integer nights,

        @Schema(description = "CARD_BLOCKED: why the card was blocked or cancelled.", example = "LOST")
        Observation.@Nullable BlockReason reason,

        @Schema(
                description = "NADRA_DEATH: the number under which the death is registered.",
                minLength = 1,
                maxLength = 60,
                pattern = ApiForms.TEXT,
                example = "CRMS-2026-000981")
        @Nullable
        String registration,

        @Schema(
                description =
                        "CARD_RENEWED, CARD_BLOCKED, NADRA_DEATH: the holder's birth date as NADRA has it. Left out"
                                + " it says nothing.",
                format = "date",
                pattern = ApiForms.DAY,
                example = "1984-05-03")
        @Nullable
        String bornOn,

        @Schema(description = "VISIT: what was found.", example = "CONFIRMED")
        Observation.@Nullable Found outcome,

        @Schema(
                description = "ARREST: number and year of the first information report.",
                minLength = 1,
                maxLength = 40,
                pattern = ApiForms.TEXT,
                example = "123/2026")
        @Nullable
        String fir,

        @Schema(
                description = "ARREST: the police station of the FIR, by the register's code, or a name that means no"
                        + " other.",
                minLength = 1,
                maxLength = 200,
                pattern = ApiForms.TEXT,
                example = "city-police-station-sialkot")
        @Nullable
        String policeStation,

        @ArraySchema(
                arraySchema = @Schema(description = "ARREST: of which law."),
                minItems = 1,
                maxItems = 20,
                schema = @Schema(pattern = ApiForms.LAW_AND_SECTION, example = "PPC 376"))
        @Nullable
        List<@Nullable String> sections) {}
