package pk.gov.nsor.foundation.reference.api;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One thing that messages name by a code. */
@Schema(name = "Code")
record Code(
        @Schema(description = "What to write in a message; it never means anything else.", example = "sialkot")
        String code,

        @Schema(description = "In English.") String name,

        @Schema(description = "In Urdu; null where no source has one.") @Nullable
        String nameUrdu,

        @Schema(
                description =
                        "The code of the province of a district, or of the district of a tehsil, court or station;"
                                + " null for provinces and sections.")
        @Nullable
        String within) {}
