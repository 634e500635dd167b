package pk.gov.nsor.record.conviction;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something a court or a prison did, or a death: a legal fact about one person. It is a value; {@link Fact} is its
 * history.
 */
public sealed interface LegalFact
        permits NewConviction, Sentence, Appeal, Dismissal, Quashed, CustodyEvent, Clemency, Death {

    FactKind kind();

    /** The day it happened, in Asia/Karachi. */
    LocalDate on();

    /** The judgment it is about; null where it is about none, or is itself a judgment. */
    default @Nullable ConvictionId conviction() {
        return null;
    }
}
