package pk.gov.nsor.foundation.requirement.policy;

import java.time.LocalDate;
import pk.gov.nsor.foundation.requirement.Judgment;
import pk.gov.nsor.foundation.requirement.Law;

/** Rule 1: a conviction counts from the day of judgment until the day it is quashed. A pending appeal changes nothing. */
public final class CountingPolicy {

    private CountingPolicy() {}

    /** A later judgment does not exist on the day. */
    public static boolean isKnown(Judgment judgment, LocalDate day) {
        return !judgment.judgmentOn().isAfter(day);
    }

    /** On the day of the quashing it no longer counts; a later quashing is not known on the day. */
    public static boolean isQuashed(Judgment judgment, LocalDate day) {
        LocalDate quashedOn = judgment.quashedOn();
        return quashedOn != null && !quashedOn.isAfter(day);
    }

    static boolean counts(Judgment judgment, LocalDate day) {
        return isKnown(judgment, day) && !isQuashed(judgment, day);
    }

    /** A conviction quashed before the Act is ignored: there is not even a record of having been on the register. */
    public static boolean isIgnored(Judgment judgment, Law law) {
        LocalDate quashedOn = judgment.quashedOn();
        return quashedOn != null && quashedOn.isBefore(law.firstDay());
    }
}
