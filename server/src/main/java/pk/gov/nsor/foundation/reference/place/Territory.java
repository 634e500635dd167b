package pk.gov.nsor.foundation.reference.place;

import java.util.List;
import pk.gov.nsor.foundation.reference.District;

/**
 * The same territory on two days, as the districts that it was then: what is counted in the one can be compared with what
 * is counted in the other.
 *
 * @param onDay by English name
 * @param onOtherDay by English name
 */
public record Territory(List<District> onDay, List<District> onOtherDay) {

    public Territory {
        onDay = List.copyOf(onDay);
        onOtherDay = List.copyOf(onOtherDay);
    }

    /** Whether a split lies between the days. */
    public boolean isDivided() {
        return !onDay.equals(onOtherDay);
    }
}
