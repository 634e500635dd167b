package pk.gov.nsor.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of an entry.
 *
 * @param version counts from 1
 * @param reason why, or how it was checked; empty where none is asked
 * @param recordedBy the keeper's account, null where it was loaded from the file of facts
 * @param confirmedOn the last day on which it is known to have been so, null where there is none
 * @param confirmedBy the keeper who confirmed it, null where the source did
 */
public record Entry(
        UUID id,
        int version,
        Particulars particulars,
        EntryChange change,
        String reason,
        Instant recordedAt,
        @Nullable UUID recordedBy,
        @Nullable LocalDate confirmedOn,
        @Nullable UUID confirmedBy) {

    /** After so many months somebody should have looked again. */
    public static final int MONTHS_UNTIL_STALE = 6;

    public boolean isOpen() {
        return particulars.status() == EntryStatus.OPEN;
    }

    /** Whether the answer to HELP may tell of it. */
    public boolean isTold() {
        return isOpen() && particulars.helpRank() != null;
    }

    /** Whether nobody has confirmed for some months what should be confirmed. */
    public boolean isUnconfirmed(LocalDate today) {
        return particulars.status().isKeptUp()
                && (confirmedOn == null || confirmedOn.isBefore(today.minusMonths(MONTHS_UNTIL_STALE)));
    }
}
