package pk.gov.nsor.record.registration;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.Day;

/**
 * A change of a standing.
 *
 * @param before null for the first that was derived
 * @param cause null for changes recorded before causes were stored
 * @param line the line of the timeline that was recorded with it; null for none
 */
public record StandingChange(
        OffsetDateTime changedAt,
        @Nullable Standing before,
        Standing after,
        @Nullable Cause cause,
        @Nullable Long line) {

    /** Why a standing is derived. */
    public enum Cause {
        /** A legal fact or an identity decision was recorded. */
        FACT,
        /** The law, an assumed value or a holiday changed. */
        LAW,
        /** The last day, or a day to appear, has passed. */
        TIME,
        /** A check found a different stored standing, and a registrar had it corrected. */
        CHECK,
        /** Two records of one person were joined, or parted again. */
        MERGE
    }

    /** The day on which it changed. */
    public LocalDate day() {
        LocalDate last = before == null ? null : before.lastDay();
        return cause == Cause.TIME && last != null
                ? last.plusDays(1)
                : changedAt.atZoneSameInstant(Day.ZONE).toLocalDate();
    }

    /**
     * The standing before the change; where a day that passed is the cause, as seen from the day before the change.
     */
    public Optional<Standing> beforeSeen() {
        return Optional.ofNullable(before).map(known -> known.seenOn(cause == Cause.TIME ? day().minusDays(1) : day()));
    }
}
