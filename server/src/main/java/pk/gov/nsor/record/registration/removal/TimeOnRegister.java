package pk.gov.nsor.record.registration.removal;

import java.time.LocalDate;
import pk.gov.nsor.record.registration.Standing;

/** Compares somebody's time on the register before and after a change of the legal facts. */
final class TimeOnRegister {

    private TimeOnRegister() {}

    /** Whether the person comes off the register, comes off it sooner, or is no longer disclosed to the public. */
    static boolean isLess(Standing before, Standing after, LocalDate today) {
        if (!before.isOnRegister(today)) {
            return before.wasRegistrable() && !after.wasRegistrable();
        }
        if (!after.isOnRegister(today)) {
            return true;
        }
        LocalDate last = before.lastDay();
        LocalDate now = after.lastDay();
        boolean endsSooner = (before.life() && !after.life())
                || (last != null && now != null && now.isBefore(last))
                || isLessWhileOpen(before, after);
        boolean isHidden = after.juvenile() && !before.juvenile();
        return endsSooner || isHidden;
    }

    /**
     * Whether a time without a last day that could be compared is shorter now: it begins at a release, or stands still in custody.
     * A judgment of a lower tier, whose time began earlier, for an offence under 18 now, or of none any more does so, unless
     * another keeps the person as long.
     */
    private static boolean isLessWhileOpen(Standing before, Standing after) {
        if (after.life()) {
            return false;
        }
        return before.terms().stream()
                .filter(TimeOnRegister::isOpen)
                .filter(term -> after.terms().stream()
                        .noneMatch(other -> other.conviction().equals(term.conviction()) && isAsLong(other, term)))
                .anyMatch(term -> after.terms().stream().noneMatch(other -> isOpen(other) && isAsLong(other, term)));
    }

    private static boolean isOpen(Standing.Term term) {
        return term.lastDay() == null && !term.life();
    }

    private static boolean isAsLong(Standing.Term now, Standing.Term before) {
        boolean beganEarlier = before.startedOn() != null
                && now.startedOn() != null
                && now.startedOn().isBefore(before.startedOn());
        return now.tier().compareTo(before.tier()) >= 0 && (!now.juvenile() || before.juvenile()) && !beganEarlier;
    }
}
