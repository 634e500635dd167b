package pk.gov.nsor.publicservice.release;

import java.util.Map;
import java.util.TreeMap;

/**
 * How many people live in each area on one day, of those whose registration may be released to the public.
 * Confidential: it goes into the {@link AreaStep} and nowhere else.
 *
 * @param districts all districts of the day, those where nobody lives too, by key
 */
record AreaCensus(Map<String, InDistrict> districts) {

    AreaCensus {
        districts = Map.copyOf(districts);
    }

    /**
     * How many live in a district.
     *
     * @param people those whose tehsil is not known included
     * @param tehsils all its tehsils of the day, by P-code
     */
    record InDistrict(int people, Map<String, Integer> tehsils) {

        InDistrict {
            tehsils = Map.copyOf(tehsils);
            if (tehsils.values().stream().mapToInt(Integer::intValue).sum() > people) {
                throw new IllegalArgumentException("More people in the tehsils than in their district");
            }
        }

        /** Nothing of how many, wherever it may be printed. */
        @Override
        public String toString() {
            return "a district of " + tehsils.size() + " tehsils";
        }
    }

    /** By key, so that one step of the same census is the same step. */
    Map<String, InDistrict> inOrder() {
        return new TreeMap<>(districts);
    }
}
