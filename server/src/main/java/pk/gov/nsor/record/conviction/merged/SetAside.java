package pk.gov.nsor.record.conviction.merged;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactKind;

/**
 * A fact that stands on both of two joined records, and is withdrawn on the one that does not lead.
 *
 * @param twin the judgment on the leading record; null for what is no judgment
 */
record SetAside(FactKind kind, FactId id, @Nullable ConvictionId twin) {

    /** As it is noted with the merge. */
    String written() {
        return kind + " " + id + (twin == null ? "" : " " + twin.value());
    }

    static SetAside read(String written) {
        String[] parts = written.split(" ");
        return new SetAside(
                FactKind.valueOf(parts[0]),
                new FactId(UUID.fromString(parts[1])),
                parts.length == 2 ? null : new ConvictionId(UUID.fromString(parts[2])));
    }
}
