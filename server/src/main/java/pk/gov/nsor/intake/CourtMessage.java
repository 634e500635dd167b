package pk.gov.nsor.intake;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.conviction.Victim;
import pk.gov.nsor.kernel.Sex;

/** A conviction as a court's system sends it; everything may be missing until {@link CheckedMessage} has looked. */
@Schema(name = "ConvictionMessage", description = "A judgment against one person. Unknown fields are refused.")
public record CourtMessage(
        @Schema(
                description = "The client's own name for the message; sent again, it is the same message.",
                requiredMode = Schema.RequiredMode.REQUIRED,
                minLength = 1,
                maxLength = 64)
        @Nullable
        String messageId,

        @Schema(
                description = "Code or name of the court.",
                requiredMode = Schema.RequiredMode.REQUIRED,
                example = "sessions-court-lahore")
        @Nullable
        String court,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 60, example = "SC 12/2024") @Nullable
        String caseNumber,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        Fir fir,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        Convict person,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        Judgment conviction) {

    /** The first information report. */
    @Schema(name = "Fir")
    public record Fir(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 40, example = "123/2024") @Nullable
            String number,

            @Schema(description = "Code or name.", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String policeStation,

            @Schema(description = "Code or name in any usual spelling.", requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            String district) {}

    /** A name in Latin letters, in Urdu, or both. */
    @Schema(name = "Name", description = "At least one of the two.")
    public record Name(
            @Schema(maxLength = 150) @Nullable String latin,
            @Schema(maxLength = 150) @Nullable String urdu) {}

    /** The person who was convicted. */
    @Schema(name = "Person")
    public record Convict(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            Name name,

            @Nullable Name fatherName,
            @Schema(description = "At most 20.") @Nullable List<@Nullable Name> aliases,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            Sex sex,

            @Schema(format = "date", example = "1990-05-01") @Nullable
            String bornOn,

            @Schema(description = "ISO 3166, two letters.", defaultValue = "PK") @Nullable
            String nationality,

            @Schema(description = "13 digits; left out where there is none.", example = "93520-1234567-1") @Nullable
            String cnic,

            @Schema(description = "At most 20.") @Nullable List<@Nullable Residence> addresses) {}

    /** Where the person lives from a day on. */
    @Schema(name = "Address")
    public record Residence(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 300) @Nullable
            String line,

            @Schema(description = "Code or name in any usual spelling.", requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            String district,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, format = "date") @Nullable
            String from) {}

    /** What the court decided. */
    @Schema(name = "Conviction")
    public record Judgment(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, format = "date") @Nullable
            String offenceOn,

            @Schema(
                    description = "Neither before the offence nor in the future.",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    format = "date")
            @Nullable
            String judgmentOn,

            @Schema(description = "All that may be said of a survivor.", requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            Survivor victim,

            @Schema(description = "1 to 50.", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            List<@Nullable Charge> offences,

            @Schema(
                    description =
                            "True where the court has ordered that the conviction is not for public release: the public is then"
                                    + " told “not on the register” of this person while it runs. No reason is taken. Left"
                                    + " out or null is false.",
                    defaultValue = "false")
            @Nullable
            Boolean notForPublicRelease) {}

    /** Age and sex of the survivor; of several, a child and a woman count first. */
    @Schema(name = "Victim")
    public record Survivor(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            Victim.@Nullable Age age,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            Victim.@Nullable VictimSex sex) {}

    /** One section. */
    @Schema(name = "Offence")
    public record Charge(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "PPC") @Nullable
            String law,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "376") @Nullable
            String section,

            @Schema(
                    description = "At most 20 offences it was committed in connection with.",
                    example = "[\"PPC 365B\"]")
            @Nullable
            List<@Nullable String> connectedWith) {}
}
