package pk.gov.nsor.record.conviction;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A conviction was set aside: from that day it is as if it had never been.
 *
 * @param appeal that led to it; null where none is on record
 * @param on the day of the decision
 */
public record Quashed(ConvictionId conviction, @Nullable FactId appeal, LocalDate on, Conviction.Quashing.Reason reason)
        implements LegalFact {

    @Override
    public FactKind kind() {
        return FactKind.QUASHING;
    }
}
