package pk.gov.nsor.policing.supervision;

import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.screening.Screened;

/** The screening of what somebody wrote into a circumstance. */
public final class ScreenedCircumstance {

    private ScreenedCircumstance() {}

    /**
     * The circumstance, where nothing in it would identify a survivor.
     *
     * @throws InvalidValueException naming the field, as {@link Screened#require(String, String)}
     */
    public static <C extends Circumstance> C require(C what) {
        switch (what) {
            case Circumstance.Associate associate -> {
                Screened.require(associate.relation(), "relation");
                // Two fields that say it together: the survivor is the relation, and the name stands beside it.
                Screened.require(associate.relation() + " " + associate.name(), "name");
            }
            case Circumstance.Vehicle vehicle -> Screened.require(vehicle.description(), "description");
            case Circumstance.Work work -> {
                Screened.require(work.employer(), "employer");
                Screened.require(work.place(), "place");
            }
            case Circumstance.OnlineIdentity _, Circumstance.Children _ -> {
                // A name online without blanks, and numbers: nobody's own words.
            }
        }
        return what;
    }
}
