package pk.gov.nsor.publicservice.release;

import java.util.Map;
import java.util.Set;

/**
 * What one release leaves for the next to go by. Confidential.
 *
 * @param districts by key
 * @param tehsils by P-code, also of districts whose tehsils are not released
 */
record AreaMemory(Map<String, OfDistrict> districts, Map<String, OfTehsil> tehsils) {

    AreaMemory {
        districts = Map.copyOf(districts);
        tehsils = Map.copyOf(tehsils);
    }

    /**
     * A district at a release.
     *
     * @param showsTehsils whether it had people enough for its tehsils to have bands
     * @param parts its tehsils: others at the next release mean that it was divided
     */
    record OfDistrict(int count, Band band, boolean showsTehsils, Set<String> parts) {

        OfDistrict {
            parts = Set.copyOf(parts);
        }

        @Override
        public String toString() {
            return "a district in " + band;
        }
    }

    /** A tehsil at a release. */
    record OfTehsil(int count, Band band) {

        @Override
        public String toString() {
            return "a tehsil in " + band;
        }
    }
}
