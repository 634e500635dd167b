package pk.gov.nsor.agencies.referrals.api;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.ApiForms;

/** What a child protection body may say when it acknowledges. */
@Schema(
        name = "AcknowledgementMessage",
        description = "Both may be left out. Never anything about a child or a survivor.")
record AcknowledgementMessage(
        @Schema(
                description = "What you call your case, for the police who ask about it.",
                pattern = ApiForms.BLANK_OR + ApiForms.TEXT,
                maxLength = AcknowledgementMessage.LONGEST_REFERENCE,
                example = "CP-2026-0412")
        @Nullable
        String caseReference,

        @Schema(
                description = "Whom to ask at your office, for example its post and telephone.",
                pattern = ApiForms.BLANK_OR + ApiForms.TEXT,
                maxLength = AcknowledgementMessage.LONGEST_CONTACT,
                example = "Child protection unit, 042-0000000")
        @Nullable
        String contact) {

    static final int LONGEST_REFERENCE = 60;
    static final int LONGEST_CONTACT = 200;
}
