package pk.gov.nsor.policing.supervision;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A station answers for somebody.
 *
 * @param until the day it ended; null while it lasts
 */
public record Responsibility(
        String station,
        LocalDate from,
        Reason reason,
        @Nullable LocalDate until,
        @Nullable End end) {

    /** How it came about. The names are stored. */
    public enum Reason {
        /** The person came onto the register at liberty, or supervision began. */
        BEGINNING,
        /** The person came out of custody, or escaped. */
        RELEASE,
        /** Another district took the person over. */
        TRANSFER,
        /** The person's tehsil became part of another district. */
        DISTRICT_SPLIT,
        /** The station before it is no more. */
        STATION_ENDED,
        /** Another station of the same district. */
        WITHIN_DISTRICT
    }

    /** How it ended. The names are stored. */
    public enum End {
        CUSTODY,
        /** Sealed: by death, by a quashing, or because the time is over. */
        OFF_THE_REGISTER,
        /** The record is joined with another, under which a station answers. */
        JOINED,
        HANDED_OVER
    }
}
