package pk.gov.nsor.record.matching;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.record.matching.compare.Comparing.DistrictsNear;

/** Districts are near where less than a hundred kilometres lie between their headquarters. */
@Component
public class NearDistricts implements DistrictsNear {

    private static final double KILOMETRES = 100;
    private static final double KILOMETRES_OF_A_DEGREE = 111.2;

    private final Districts districts;

    NearDistricts(Districts districts) {
        this.districts = districts;
    }

    /** For many comparisons at one time: what was asked once is not read again. */
    DistrictsNear remembered() {
        Map<String, Optional<District>> known = new ConcurrentHashMap<>();
        return (one, other) ->
                areNear(known.computeIfAbsent(one, districts::byCode), known.computeIfAbsent(other, districts::byCode));
    }

    @Override
    public boolean areNear(String one, String other) {
        return areNear(districts.byCode(one), districts.byCode(other));
    }

    private static boolean areNear(Optional<District> one, Optional<District> other) {
        return one.isPresent() && other.isPresent() && kilometres(one.get(), other.get()) < KILOMETRES;
    }

    /** On a plane, which over such a distance is right to a few kilometres. */
    private static double kilometres(District one, District other) {
        double north = one.latitude() - other.latitude();
        double east = (one.longitude() - other.longitude())
                * Math.cos(Math.toRadians((one.latitude() + other.latitude()) / 2));
        return Math.hypot(north, east) * KILOMETRES_OF_A_DEGREE;
    }
}
