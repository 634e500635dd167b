package pk.gov.nsor.publicservice.disclosure.cases.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.publicservice.disclosure.cases.DisclosureRequest;

/**
 * A request as a list shows it: without who is asked about.
 *
 * @param district in the reader's language
 * @param asker empty for the asker's own list
 * @param holder who has it of those for whom it waits; empty for nobody
 * @param level with whom it lies; null where it does not wait for a prosecutor
 * @param left what is left of the prosecutor's time, or by how much it is over; empty where it does not wait for one
 * @param since when it came to where it is
 */
record DisclosureRequestRow(
        DisclosureRequest request,
        String district,
        String asker,
        String holder,
        @Nullable EscalationLevel level,
        String left,
        Instant since) {

    /** Whether the prosecutor's time is over. */
    public boolean isOverdue() {
        return level != null && level != EscalationLevel.OFFICER;
    }
}
