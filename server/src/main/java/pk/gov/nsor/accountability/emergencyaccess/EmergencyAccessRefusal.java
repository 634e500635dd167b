package pk.gov.nsor.accountability.emergencyaccess;

import java.util.Locale;

/** Why nothing is opened to somebody by its number, whoever has it. The first that holds is said. */
public enum EmergencyAccessRefusal {
    /** Too many numbers opened nothing, and no supervisor has opened the page again. */
    CLOSED,
    /** A supervisor objected to one, and nobody of the nation has seen to it. */
    OBJECTED,
    /** The time of one is over, and they have not said what came of it. */
    UNANSWERED,
    /** As many are open to them as may be. */
    AT_ONCE,
    /** They have opened or tried as many within a day as may be. */
    A_DAY;

    /** Of the message that says so; with {@code .what} behind it of what to do. */
    public String key() {
        return "emergency-access.refused." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
