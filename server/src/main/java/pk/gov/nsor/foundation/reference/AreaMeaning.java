package pk.gov.nsor.foundation.reference;

import java.util.List;

/** What the name of an area can mean. */
public sealed interface AreaMeaning {

    /** One area. */
    record Known(Area area) implements AreaMeaning {}

    /**
     * Several areas: the user has to be asked which one.
     *
     * @param word the name, as people write it
     * @param areas at least two
     */
    record Several(String word, List<Area> areas) implements AreaMeaning {
        public Several {
            areas = List.copyOf(areas);
        }
    }

    /**
     * None.
     *
     * @param nearest what may have been meant, the nearest first; at most {@link AreaNames#MOST_NEAREST}, maybe none
     */
    record Unknown(List<Area> nearest) implements AreaMeaning {
        public Unknown {
            nearest = List.copyOf(nearest);
        }
    }
}
