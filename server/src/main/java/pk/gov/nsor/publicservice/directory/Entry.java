package pk.gov.nsor.publicservice.directory;

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
        EntryDetails particulars,
        EntryChange change,
        String reason,
        Instant recordedAt,
        @Nullable UUID recordedBy,
        @Nullable LocalDate confirmedOn,
        @Nullable UUID confirmedBy) {

    /** After this many months an entry should be confirmed again. */
    public static final int MONTHS_UNTIL_STALE = 6;

    public boolean isOpen() {
        return particulars.status() == EntryStatus.OPEN;
    }

    /** Whether the answer to HELP may list it. */
    public boolean isTold() {
        return particulars.isTold();
    }

    /** Whether nobody has confirmed for some months what should be confirmed. */
    public boolean isUnconfirmed(LocalDate today) {
        return particulars.status().isKeptUp()
                && (confirmedOn == null || today.isAfter(confirmedOn.plusMonths(MONTHS_UNTIL_STALE)));
    }
}
