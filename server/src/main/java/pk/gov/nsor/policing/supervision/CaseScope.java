package pk.gov.nsor.policing.supervision;

import java.util.Set;
import pk.gov.nsor.foundation.access.AccessGround;

/**
 * Where a reader's cases lie today.
 *
 * @param isNational whether all do; then districts and stations are empty
 * @param districts their codes
 * @param stations of these districts today, those that are no more included, since people may still be with them
 */
public record CaseScope(boolean isNational, Set<String> districts, Set<String> stations) {

    public CaseScope {
        districts = Set.copyOf(districts);
        stations = Set.copyOf(stations);
    }

    /** What lets the reader read of those for whom their place answers. */
    public AccessGround link() {
        return isNational ? AccessGround.NATIONAL_DUTY : AccessGround.OWN_CASE;
    }

    public boolean coversDistrict(String district) {
        return isNational || districts.contains(district);
    }

    public boolean coversStation(String station) {
        return isNational || stations.contains(station);
    }
}
