package pk.gov.nsor.record.conviction.merged;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.Fact;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactKind;
import pk.gov.nsor.record.conviction.LegalFact;

/**
 * A fact that stands on both of two joined records, and is withdrawn on the one that does not lead.
 *
 * @param counting what counts instead: the judgment on the leading record, or the stay in custody to which the event
 *     belongs there; null for any other fact
 */
record SetAside(FactKind kind, FactId id, @Nullable UUID counting) {

    /** The judgment that counts instead; null for what is no judgment. */
    @Nullable
    ConvictionId twin() {
        return kind == FactKind.CONVICTION && counting != null ? new ConvictionId(counting) : null;
    }

    /** Whether somebody has found since that it should not have been recorded: setting aside withdraws what is in force. */
    static boolean isWithdrawn(Fact<? extends LegalFact> fact) {
        int versions = fact.versions().size();
        return !fact.inForce()
                && versions > 1
                && fact.versions().get(versions - 2).withdrawn();
    }

    /** As it is noted with the merge. */
    String written() {
        return kind + " " + id + (counting == null ? "" : " " + counting);
    }

    static SetAside read(String written) {
        String[] parts = written.split(" ");
        return new SetAside(
                FactKind.valueOf(parts[0]),
                new FactId(UUID.fromString(parts[1])),
                parts.length == 2 ? null : UUID.fromString(parts[2]));
    }
}
