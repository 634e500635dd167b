package pk.gov.nsor.policing.supervision;

import java.time.LocalDate;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/**
 * A release that a prison announces.
 *
 * @param on the day, today or later when it is announced
 * @param prison 1 to 120 characters
 * @param district the key of the district the person says they go to
 * @param address where they say they will live, at most 300 characters; empty where they have not
 */
public record PlannedRelease(LocalDate on, String prison, String district, String address) {

    private static final int LONGEST_PRISON = 120;
    private static final int LONGEST_ADDRESS = 300;

    /** What has become of a plan. The names are stored. */
    public enum State {
        PLANNED,
        HAPPENED,
        /** The prison says that there will be no release, or another plan took its place. */
        CALLED_OFF
    }

    /** @throws InvalidValueException naming the field that is missing or too long */
    public PlannedRelease {
        prison = prison.strip();
        address = address.strip();
        if (prison.isEmpty() || prison.length() > LONGEST_PRISON) {
            throw new InvalidValueException(
                            "planned-release.prison", "Name the prison, in 1 to %s characters.", LONGEST_PRISON)
                    .at("prison");
        }
        if (address.length() > LONGEST_ADDRESS) {
            throw new InvalidValueException(
                            "planned-release.address", "An address has at most %s characters.", LONGEST_ADDRESS)
                    .at("address");
        }
    }
}
