package pk.gov.nsor.agencies.intake.quarantine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.register.NewAddress;

/**
 * What the register makes of a message.
 *
 * @param quarantineReasons none where it can be recorded; then the judgment is there
 * @param person whose record it goes to, null for a new one
 * @param same the judgment on record that it is, as a registrar said; null for one that is not on record
 */
public record Assessment(
        List<QuarantineReason> quarantineReasons,
        @Nullable PersonId person,
        @Nullable ConvictionId same,
        @Nullable NewConviction judgment,
        List<NewAddress> addresses) {}
