package pk.gov.nsor.demo.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.conviction.Conviction.Quashing;
import pk.gov.nsor.conviction.NewConviction;
import pk.gov.nsor.kernel.Cnic;
import pk.gov.nsor.register.Identity;
import pk.gov.nsor.register.NewAddress;

/**
 * A made-up person.
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
