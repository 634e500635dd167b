package pk.gov.nsor.notices;

import pk.gov.nsor.kernel.InvalidValueException;
import pk.gov.nsor.screening.Screened;

/** Why somebody decided so. */
final class Reasons {

    private static final int SHORTEST = 5;
    private static final int LONGEST = 1000;

    private Reasons() {}

    static String checked(String reason) {
        String clean = reason.strip();
        if (clean.length() < SHORTEST || clean.length() > LONGEST) {
            throw new InvalidValueException(
                            "notice.reason", "Give the reason in %s to %s characters.", SHORTEST, LONGEST)
                    .at("reason");
        }
        return Screened.require(clean, "reason");
    }
}
