package pk.gov.nsor.publicservice.directory;

import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.reference.District;

/**
 * The help nearest to a place. The police's number 15 is not included.
 *
 * @param crisisCell the nearest open one, null where the place is not known or none is open
 * @param helpline the one that suits the place best, null where none is open
 * @param legalAid free legal help, null where there is none
 * @param beyond set where the cell lies in another province than somebody who asked may be in, which the answer has to
 *     say
 */
public record Nearby(
        @Nullable Entry crisisCell,
        @Nullable Entry helpline,
        @Nullable Entry legalAid,
        @Nullable Beyond beyond) {

    /**
     * A cell beyond the border of the province that was asked about.
     *
     * @param asked a district of that province
     * @param isNoneKnown whether the province has none; otherwise the cell is nearer than the province's own
     */
    public record Beyond(District asked, boolean isNoneKnown) {}
}
