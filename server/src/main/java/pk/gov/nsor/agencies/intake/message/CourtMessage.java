package pk.gov.nsor.agencies.intake.message;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.ApiForms;
import pk.gov.nsor.foundation.kernel.Sex;
import pk.gov.nsor.record.conviction.Victim;

/** A conviction as a court's system sends it; any field may be missing until {@link CheckedMessage} has checked it. */
@Schema(name = "ConvictionMessage", description = "A judgment against one person. Unknown fields are refused.")
public record CourtMessage(
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
                description = "Code or name of the court.",
                requiredMode = Schema.RequiredMode.REQUIRED,
                minLength = 1,
                maxLength = 200,
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
        String caseNumber,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        Fir fir,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        Convict person,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        Judgment conviction,

        @Schema(description = WithdrawalMessage.REPLACES_SAYS, minLength = 1, maxLength = 64, pattern = ApiForms.TEXT)
        @Nullable
        String replaces) {

    /** The first information report. */
    @Schema(name = "Fir")
    public record Fir(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    minLength = 1,
                    maxLength = 40,
                    pattern = ApiForms.TEXT,
                    example = "123/2024")
            @Nullable
            String number,

            @Schema(
                    description = "Code or name.",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    minLength = 1,
                    maxLength = 200,
                    pattern = ApiForms.TEXT,
                    example = "city-police-station-lahore")
            @Nullable
            String policeStation,

            @Schema(
                    description = "Code or name in any usual spelling.",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    minLength = 1,
                    maxLength = 200,
                    pattern = ApiForms.TEXT,
                    example = "Lahore")
            @Nullable
            String district) {}

    /** A name in Latin letters, in Urdu, or both. */
    @Schema(name = "Name", description = "At least one of the two.", minProperties = 1)
    public record Name(
            @Schema(maxLength = 150, pattern = ApiForms.BLANK_OR + ApiForms.LATIN_NAME, example = "Akbar Ali") @Nullable
            String latin,

            @Schema(maxLength = 150, pattern = ApiForms.BLANK_OR + ApiForms.URDU_NAME, example = "اکبر علی") @Nullable
            String urdu) {}

    /** The person who was convicted. */
    @Schema(name = "Person")
    public record Convict(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            Name name,

            @Nullable Name fatherName,

            @ArraySchema(arraySchema = @Schema(description = "Other names."), maxItems = 20) @Nullable
            List<@Nullable Name> aliases,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "MALE") @Nullable
            Sex sex,

            @Schema(
                    description = "Not after the offence.",
                    format = "date",
                    pattern = ApiForms.DAY,
                    example = "1990-05-01")
            @Nullable
            String bornOn,

            @Schema(
                    description = "ISO 3166, two letters; PK where it is left out.",
                    pattern = ApiForms.COUNTRY,
                    example = "PK")
            @Nullable
            String nationality,

            @Schema(
                    description = "Left out where there is none. " + ApiForms.CNIC_SAYS,
                    pattern = ApiForms.BLANK_OR + ApiForms.CNIC,
                    example = "93520-1234567-1")
            @Nullable
            String cnic,

            @ArraySchema(maxItems = 20) @Nullable List<@Nullable Residence> addresses) {}

    /** Where the person lives from a day on. */
    @Schema(name = "Address")
    public record Residence(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    minLength = 1,
                    maxLength = 300,
                    pattern = ApiForms.TEXT,
                    example = "House 12, Mohalla Noor")
            @Nullable
            String line,

            @Schema(
                    description = "Code or name in any usual spelling.",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    minLength = 1,
                    maxLength = 200,
                    pattern = ApiForms.TEXT,
                    example = "Lahore")
            @Nullable
            String district,

            @Schema(
                    description = "Not in the future.",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    format = "date",
                    pattern = ApiForms.DAY,
                    example = "2020-01-01")
            @Nullable
            String from) {}

    /** What the court decided. */
    @Schema(name = "Conviction")
    public record Judgment(
            @Schema(
                    description = "Not in the future.",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    format = "date",
                    pattern = ApiForms.DAY,
                    example = "2022-03-02")
            @Nullable
            String offenceOn,

            @Schema(
                    description = "Neither before the offence nor in the future.",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    format = "date",
                    pattern = ApiForms.DAY,
                    example = "2024-01-15")
            @Nullable
            String judgmentOn,

            @Schema(description = "All that may be said of a survivor.", requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            Survivor victim,

            @ArraySchema(
                    arraySchema = @Schema(requiredMode = Schema.RequiredMode.REQUIRED),
                    minItems = 1,
                    maxItems = 50)
            @Nullable
            List<@Nullable Charge> offences,

            @Schema(
                    description =
                            "True where the court has ordered that the conviction is not for public release: the public is then"
                                    + " told “not on the register” of this person while it runs. No reason is taken. Left"
                                    + " out or null is false.")
            @Nullable
            Boolean notForPublicRelease) {}

    /** Age and sex of the survivor; of several, a child and a woman count first. */
    @Schema(name = "Victim")
    public record Survivor(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "ADULT")
            Victim.@Nullable Age age,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "FEMALE")
            Victim.@Nullable VictimSex sex) {}

    /** One section. */
    @Schema(name = "Offence")
    public record Charge(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = ApiForms.LAW, example = "PPC") @Nullable
            String law,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    maxLength = 40,
                    pattern = ApiForms.SECTION,
                    example = "376")
            @Nullable
            String section,

            @ArraySchema(
                    arraySchema = @Schema(description = "The offences it was committed in connection with."),
                    schema = @Schema(maxLength = 40, pattern = ApiForms.LAW_AND_SECTION, example = "PPC 365B"),
                    maxItems = 20)
            @Nullable
            List<@Nullable String> connectedWith) {}
}
