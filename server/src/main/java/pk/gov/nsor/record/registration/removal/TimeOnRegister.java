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
                || waitsForLess(before, after);
        boolean isHidden = after.juvenile() && !before.juvenile();
        return endsSooner || isHidden;
    }

    /**
     * Whether the time that begins at a release is shorter now: it has no last day that could be compared. A judgment of a lower
     * tier, for an offence under 18 now, or of none any more does so, unless another keeps the person as long.
     */
    private static boolean waitsForLess(Standing before, Standing after) {
        if (after.life()) {
            return false;
        }
        return before.terms().stream()
                .filter(TimeOnRegister::waits)
                .filter(term -> after.terms().stream()
                        .noneMatch(other -> other.conviction().equals(term.conviction()) && isAsLong(other, term)))
                .anyMatch(term -> after.terms().stream().noneMatch(other -> waits(other) && isAsLong(other, term)));
    }

    private static boolean waits(Standing.Term term) {
        return term.startedOn() == null && !term.life();
    }

    private static boolean isAsLong(Standing.Term now, Standing.Term before) {
        return now.tier().compareTo(before.tier()) >= 0 && (!now.juvenile() || before.juvenile());
    }
}
