package pk.gov.nsor.accountability.trailreading;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.AccessGround;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry.Outcome;

/**
 * Which entries are asked for.
 *
 * @param record about which; null for all
 * @param actor whose: an account or a machine client; null for all
 * @param actions which; empty for all
 * @param purpose null for all
 * @param link null for all
 * @param outcome null for all
 * @param origin from where, exactly as the entry says it; empty for all
 * @param place where the officer's work lies today, with all that is in it; null for all
 * @param from the first day
 * @param to the last day, not before the first
 */
public record TrailQuestion(
        @Nullable UUID record,
        @Nullable UUID actor,
        Set<TrailAction> actions,
        @Nullable Purpose purpose,
        @Nullable AccessGround link,
        @Nullable Outcome outcome,
        String origin,
        @Nullable Jurisdiction place,
        LocalDate from,
        LocalDate to) {

    public TrailQuestion {
        actions = Set.copyOf(actions);
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(to + " is before " + from);
        }
    }

    /** All entries of some days. */
    public static TrailQuestion of(LocalDate from, LocalDate to) {
        return new TrailQuestion(null, null, Set.of(), null, null, null, "", null, from, to);
    }
}
