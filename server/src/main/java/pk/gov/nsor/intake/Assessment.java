package pk.gov.nsor.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.conviction.NewConviction;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.register.NewAddress;

/**
 * What the register makes of a message.
 *
 * @param doubts none where it can be recorded; then the judgment is there
 * @param person whose record it goes to, null for a new one
 */
record Assessment(
        List<Doubt> doubts,
        @Nullable PersonId person,
        @Nullable NewConviction judgment,
        List<NewAddress> addresses) {}
