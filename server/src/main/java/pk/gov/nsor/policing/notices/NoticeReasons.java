package pk.gov.nsor.policing.notices;

import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.screening.Screened;

/** Why somebody decided so. */
public final class NoticeReasons {

    private static final int SHORTEST = 5;
    private static final int LONGEST = 1000;

    private NoticeReasons() {}

    public static String checked(String reason) {
        String clean = reason.strip();
        if (clean.length() < SHORTEST || clean.length() > LONGEST) {
            throw new InvalidValueException(
                            "notice.reason", "Give the reason in %s to %s characters.", SHORTEST, LONGEST)
                    .at("reason");
        }
        return Screened.require(clean, "reason");
    }
}
