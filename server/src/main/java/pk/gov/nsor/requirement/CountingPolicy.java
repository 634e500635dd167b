package pk.gov.nsor.requirement;

import java.time.LocalDate;

/** Rule 1: a conviction counts from the day of judgment until the day it is quashed. A pending appeal changes nothing. */
final class CountingPolicy {

    private CountingPolicy() {}

    /** A later judgment does not exist on the day. */
    static boolean isKnown(Judgment judgment, LocalDate day) {
        return !judgment.judgmentOn().isAfter(day);
    }

    /** On the day of the quashing it counts no longer; a later quashing is not known on the day. */
    static boolean isQuashed(Judgment judgment, LocalDate day) {
        LocalDate quashedOn = judgment.quashedOn();
        return quashedOn != null && !quashedOn.isAfter(day);
    }

    static boolean counts(Judgment judgment, LocalDate day) {
        return isKnown(judgment, day) && !isQuashed(judgment, day);
    }

    /** Quashed before the Act it is ignored: not even the record of having been on the register remains. */
    static boolean isIgnored(Judgment judgment, Law law) {
        LocalDate quashedOn = judgment.quashedOn();
        return quashedOn != null && quashedOn.isBefore(law.firstDay());
    }
}
