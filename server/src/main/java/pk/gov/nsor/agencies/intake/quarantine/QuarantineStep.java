package pk.gov.nsor.agencies.intake.quarantine;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.agencies.intake.Decision;
import pk.gov.nsor.foundation.kernel.PersonId;

/**
 * What a registrar did about a message.
 *
 * @param who whom they said it is about; null where that was not asked
 * @param person the record that was put beside it, chosen, or that it went to; null where there was none
 * @param corrections the JSON pointer, a blank, and the code that was chosen
 * @param quarantineReasons what was doubtful still
 */
public record QuarantineStep(
        Kind kind,
        Decision.@Nullable Who who,
        @Nullable PersonId person,
        List<String> corrections,
        List<QuarantineReason.Code> quarantineReasons,
        OffsetDateTime at,
        UUID by) {

    /** The names are stored. */
    public enum Kind {
        /** A record was put beside the message. */
        BESIDE,
        /** It was checked again, and still waits. */
        TRIED,
        RECORDED,
        /** Sent back, or put aside without notifying its sender. */
        RETURNED
    }
}
