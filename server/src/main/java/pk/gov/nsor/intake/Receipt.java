package pk.gov.nsor.intake;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a message, as its sender is told.
 *
 * @param registerNumber of the record, null while it is not recorded
 * @param standing where the person stands today, null while it is not recorded; NOT_REGISTRABLE for a sealed record, too
 * @param reasons why it waits; empty where it does not
 * @param returnReason why it went back, null where it did not
 */
@Schema(name = "Receipt")
public record Receipt(
        UUID receipt,
        Status status,
        @Schema(example = "R-0000042-2") @Nullable String registerNumber,
        pk.gov.nsor.requirement.@Nullable Status standing,
        List<Reason> reasons,
        @Nullable String returnReason) {

    /** What became of it. */
    public enum Status {
        RECORDED,
        QUARANTINED,
        RETURNED
    }

    /** @param field JSON pointer into the message */
    @Schema(name = "Reason")
    public record Reason(String field, Doubt.Code code, String message) {}
}
