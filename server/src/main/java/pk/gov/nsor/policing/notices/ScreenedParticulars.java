package pk.gov.nsor.policing.notices;

import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.policing.supervision.ScreenedCircumstance;

/** The screening of what somebody wrote into a notice. */
public final class ScreenedParticulars {

    private ScreenedParticulars() {}

    /**
     * The particulars, where nothing in them would identify a survivor.
     *
     * @throws InvalidValueException naming the field, as {@link Screened#require(String, String)}
     */
    public static <P extends Particulars> P require(P particulars) {
        switch (particulars) {
            case Particulars.NewHome home -> Screened.require(home.line(), "line");
            case Particulars.Stay stay -> Screened.require(stay.line(), "line");
            case Particulars.TravelInside journey -> {
                Screened.require(journey.line(), "line");
                Screened.require(journey.purpose(), "tripPurpose");
            }
            case Particulars.TravelAbroad journey -> {
                Screened.require(journey.purpose(), "tripPurpose");
                Screened.require(journey.carrier(), "carrier");
            }
            case Particulars.OfCircumstance circumstance -> ScreenedCircumstance.require(circumstance.what());
            case Particulars.NewName name -> Screened.require(name.name(), "name");
            case Particulars.NewPhone _ -> {
                // A number.
            }
        }
        return particulars;
    }
}
