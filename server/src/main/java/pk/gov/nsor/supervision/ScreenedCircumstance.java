package pk.gov.nsor.supervision;

import pk.gov.nsor.kernel.InvalidValueException;
import pk.gov.nsor.screening.Screened;

/** The screening of what somebody wrote into a circumstance. */
public final class ScreenedCircumstance {

    private ScreenedCircumstance() {}

    /**
     * The circumstance, where nothing in it would tell who a survivor is.
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
