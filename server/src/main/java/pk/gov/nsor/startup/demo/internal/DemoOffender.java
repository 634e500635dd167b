package pk.gov.nsor.startup.demo.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.record.conviction.Conviction.Quashing;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.NewAddress;

/**
 * A synthetic person.
 *
 * @param addresses in the order of time, the last the present one
 * @param judgments one or two, in the order of time
 * @param quashed what ended the first judgment; null while it stands
 * @param fate what followed the judgments
 * @param confirmed whether a second registrar has confirmed the CNIC
 */
record DemoOffender(
        Identity identity,
        @Nullable Cnic cnic,
        List<NewAddress> addresses,
        List<NewConviction> judgments,
        @Nullable Quashing quashed,
        DemoFate fate,
        boolean confirmed) {}
