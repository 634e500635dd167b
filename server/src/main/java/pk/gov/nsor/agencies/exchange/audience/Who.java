package pk.gov.nsor.agencies.exchange.audience;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.agencies.exchange.Audience;
import pk.gov.nsor.foundation.access.ApiForms;

/** Who somebody is, as audiences are told that may know CNICs. Its fields stand among those of the data that has it. */
@Schema(name = Who.NAME)
public record Who(
        @Schema(description = Described.LATIN) @Nullable String nameLatin,
        @Schema(description = Described.URDU) @Nullable String nameUrdu,

        @ArraySchema(
                arraySchema = @Schema(description = Described.CNICS),
                schema = @Schema(pattern = ApiForms.CARD_NUMBER, example = Described.CNIC))
        List<String> cnics) {

    /** What descriptions call it. */
    public static final String NAME = "Who";

    static Who of(Audience.Row row) {
        Audience.Named who = row.who();
        return new Who(who.nameLatin(), who.nameUrdu(), who.written());
    }
}
