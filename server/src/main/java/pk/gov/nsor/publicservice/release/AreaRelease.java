package pk.gov.nsor.publicservice.release;

import java.time.YearMonth;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What may be said to the public about areas. */
public interface AreaRelease {

    /** What was last released of these areas. Call it in the transaction that stores the answers. */
    Released latest(Collection<String> areas);

    /**
     * What may be said.
     *
     * @param policyVersion the release policy it was said under
     * @param open whether the channel answers at all
     * @param month the month of the last release; null where the channel is closed, or nothing was ever released
     * @param bands by the key of the district or the P-code of the tehsil; without those of which nothing was released
     */
    record Released(
            int policyVersion, boolean open, @Nullable YearMonth month, Map<String, Band> bands) {

        public Released {
            bands = Map.copyOf(bands);
        }
    }
}
