package pk.gov.nsor.publicservice.enquiry.internal.keyword;

import java.util.List;
import pk.gov.nsor.foundation.reference.Area;
import pk.gov.nsor.publicservice.directory.Nearby;

/** Where help is, by what people write about where they are. */
@FunctionalInterface
public interface NearbyHelp {

    /** As it is now, for all questions of a batch. */
    Look look();

    /** One state of the directory. */
    @FunctionalInterface
    interface Look {

        /** @param place as it was written; empty, unknown and ambiguous ones have an answer too */
        Found at(String place);
    }

    /**
     * The help that is answered. *
     * @param isPlaceKnown whether it is for one place; otherwise a district's name would bring somebody nearer
     * @param suggested what may have been meant, each by a name that means just it, the likeliest first; empty where
     *     the place is known, or nothing is like it
     */
    record Found(Nearby nearby, boolean isPlaceKnown, List<Area> suggested) {
        public Found {
            suggested = List.copyOf(suggested);
        }
    }
}
