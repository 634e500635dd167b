package pk.gov.nsor.agencies.intake.message;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.ApiForms;
import pk.gov.nsor.foundation.feeds.FeedFields;

/** A sender takes back one of its own messages. */
@Schema(
        name = "WithdrawalMessage",
        description = "A message of the same client was sent by mistake. Unknown fields are refused.")
public record WithdrawalMessage(
        @Schema(
                description = ApiForms.MESSAGE_ID_SAYS,
                requiredMode = Schema.RequiredMode.REQUIRED,
                minLength = 1,
                maxLength = 64,
                pattern = ApiForms.TEXT,
                example = "2026-000131")
        @Nullable
        String messageId,

        @Schema(
                description = "The messageId of the message that is taken back.",
                requiredMode = Schema.RequiredMode.REQUIRED,
                minLength = 1,
                maxLength = 64,
                pattern = ApiForms.TEXT,
                example = "2026-000123")
        @Nullable
        String withdraws,

        @Schema(
                description = "Why, for the registrar who decides where it may be on record.",
                requiredMode = Schema.RequiredMode.REQUIRED,
                minLength = 1,
                maxLength = 500,
                pattern = ApiForms.TEXT,
                example = "Typed into the wrong case")
        @Nullable
        String reason) {

    /** What a message says of the one it replaces. */
    static final String REPLACES_SAYS =
            "The messageId of an earlier message of the same client and kind that this one corrects: that one is taken"
                    + " back. Left out where it corrects none.";

    private static final int LONGEST_ID = 64;
    private static final int LONGEST_REASON = 500;

    /**
     * Looks at every field.
     *
     * @throws pk.gov.nsor.foundation.access.ProblemException 422, naming every field that is missing or can not be true
     */
    public WithdrawalMessage checked(FeedFields fields) {
        String id = fields.messageId(messageId);
        String taken = fields.text("/withdraws", withdraws, LONGEST_ID);
        String why = fields.text("/reason", reason, LONGEST_REASON);
        fields.refuse();
        return new WithdrawalMessage(id, taken, why);
    }

    static void replaced(FeedFields fields, @Nullable String replaces) {
        if (replaces != null) {
            String _ = fields.text("/replaces", replaces, LONGEST_ID);
        }
    }
}
