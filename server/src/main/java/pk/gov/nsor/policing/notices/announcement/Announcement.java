package pk.gov.nsor.policing.notices.announcement;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.notices.ShortForm;

/**
 * What came by SMS from somebody's verified number, and waits for the person to come. A claim: senders can be forged.
 *
 * @param receipt the number that was texted back
 * @param announcedOn the day it came, which counts for lateness
 * @param notice the notice that comes of it, once somebody has begun it; null until then
 * @param isOpen whether neither a notice came of it nor somebody closed it
 */
public record Announcement(
        UUID id,
        long receipt,
        PersonId person,
        ShortForm told,
        LocalDate announcedOn,
        @Nullable UUID notice,
        boolean isOpen) {

    /** The number as it was texted; another series than that of notices. */
    public String receiptNumber() {
        return "S" + receipt;
    }
}
