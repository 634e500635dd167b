package pk.gov.nsor.agencies.intake.sent;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineReason;

/**
 * What a sender is told of a message: that it was received, and what is wrong with it by itself. It says nothing of whom the
 * message is about, so that it is the same for somebody on record, for somebody who is not, and for a sealed record.
 *
 * @param reasons what the register does not know of the courts, places and sections that it names: a registrar puts that
 *     right, or sends the message back
 * @param returnReason why it went back, null where it did not
 */
@Schema(name = "Receipt")
public record FeedReceipt(
        @Schema(description = "Names the message. Ask with it what became of the message.")
        UUID receipt,

        @Schema(
                description =
                        "RETURNED where a registrar sends it back; send it again, corrected, under another messageId.")
        Status status,

        @Schema(
                description =
                        "What the register does not know of the courts, places and sections that the message names.")
        List<Reason> reasons,

        @Schema(description = "Why it was returned; null where it was not.") @Nullable
        String returnReason) {

    /** Of a message about which there is no more to say. */
    public static FeedReceipt received(UUID receipt) {
        return new FeedReceipt(receipt, Status.RECEIVED, List.of(), null);
    }

    /** What the sender is told became of it. */
    @Schema(name = "ReceiptStatus")
    public enum Status {
        RECEIVED,
        RETURNED
    }

    /** @param field JSON pointer into the message */
    @Schema(name = "Reason")
    public record Reason(
            @Schema(description = "JSON pointer (RFC 6901) into the message.", example = "/court")
            String field,

            QuarantineReason.Code code,

            @Schema(description = "In English.") String message,

            @Schema(
                    description =
                            "What may be meant, where the register knows several courts, districts or police stations"
                                    + " by what was written: send the code of the right one. Empty otherwise.")
            List<Candidate> candidates) {

        public Reason {
            candidates = List.copyOf(candidates);
        }

        /** Its wording on pages. */
        public String messageKey() {
            return code.messageKey();
        }
    }

    /** A court, a place or a police station that may be meant. */
    @Schema(name = "Candidate")
    public record Candidate(
            @Schema(description = "As /api/v1/codes has it.", example = "sialkot")
            String code,

            @Schema(description = "In English.") String name) {}
}
