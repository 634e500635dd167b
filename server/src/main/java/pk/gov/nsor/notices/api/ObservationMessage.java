package pk.gov.nsor.notices.api;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.notices.Observation;

/** What another system has found about somebody, as it sends it. */
@Schema(
        name = "ObservationMessage",
        description =
                "One fact about one person. Each kind has its own fields; those of another kind, and unknown ones,"
                        + " are refused.")
record ObservationMessage(
        @Schema(
                description = "The client's own name for the message; sent again, it is the same message.",
                requiredMode = Schema.RequiredMode.REQUIRED,
                minLength = 1,
                maxLength = 64)
        @Nullable
        String messageId,

        @Schema(
                description = "NADRA_NAME, NADRA_ADDRESS and PHONE come from NADRA's systems, HOTEL and TENANT from the"
                        + " police's.",
                requiredMode = Schema.RequiredMode.REQUIRED)
        Observation.@Nullable Kind kind,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "93520-1234567-1") @Nullable
        String cnic,

        @Schema(
                description = "The day of the change, the registration or the check-in: not in the future, not before"
                        + " the Act.",
                requiredMode = Schema.RequiredMode.REQUIRED,
                format = "date")
        @Nullable
        String on,

        @Schema(description = "NADRA_NAME: the name; one of the two, or both.", maxLength = 150) @Nullable
        String nameLatin,

        @Schema(description = "NADRA_NAME: the name in Urdu.", maxLength = 150) @Nullable
        String nameUrdu,

        @Schema(
                description = "NADRA_ADDRESS, HOTEL, TENANT: house, street, village; the hotel and where it stands.",
                maxLength = 300)
        @Nullable
        String line,

        @Schema(
                description = "NADRA_ADDRESS, HOTEL, TENANT: the register's key of the district on that day, or a name"
                        + " that means no other.",
                example = "sialkot")
        @Nullable
        String district,

        @Schema(
                description =
                        "NADRA_ADDRESS, HOTEL, TENANT: its English name. Needed where the district was split since"
                                + " the Act and before that day.")
        @Nullable
        String tehsil,

        @Schema(description = "PHONE: the number that was registered.", example = "+923990000001") @Nullable
        String phone,

        @Schema(description = "HOTEL: how many nights, as far as is known; 1 where it is left out.", minimum = "1")
        @Nullable
        Integer nights) {

    static final ObservationMessage EMPTY =
            new ObservationMessage(null, null, null, null, null, null, null, null, null, null, null);
}
