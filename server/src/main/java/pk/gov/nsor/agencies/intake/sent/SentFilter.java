package pk.gov.nsor.agencies.intake.sent;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.agencies.intake.MessageKind;

/**
 * Which messages of a sender are listed; null for any.
 *
 * @param from the first day
 */
public record SentFilter(
        @Nullable MessageKind kind,
        @Nullable SentState state,
        @Nullable LocalDate from) {

    /** What a registrar has sent back and nothing was sent for. */
    public static final SentFilter RETURNED = new SentFilter(null, SentState.RETURNED, null);
}
