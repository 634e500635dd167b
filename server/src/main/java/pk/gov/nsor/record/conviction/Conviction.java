package pk.gov.nsor.record.conviction;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A judgment on record.
 *
 * @param quashing null while the conviction stands
 */
public record Conviction(
        ConvictionId id,
        NewConviction judgment,
        OffsetDateTime recordedAt,
        @Nullable Quashing quashing) {

    /** True from the day of judgment until the day it is quashed, that day not included. */
    public boolean countsOn(LocalDate day) {
        return !day.isBefore(judgment.judgmentOn()) && (quashing == null || day.isBefore(quashing.on()));
    }

    /**
     * The end of a conviction.
     *
     * @param on the day of the decision
     */
    public record Quashing(LocalDate on, Reason reason) {

        /** Why a conviction no longer stands. */
        public enum Reason {
            ACQUITTED_ON_APPEAL,
            RETRIAL_ORDERED,
            /** Acquitted because those who could forgave the convicted person (section 309 of the Penal Code, or so called). */
            COMPROMISE_FORGIVEN,
            /** Acquitted because they were paid (section 310, or so called). */
            COMPROMISE_PAID,
            /** Acquitted because a statement was taken back or a compromise declared, by whomever. */
            COMPROMISE_STATEMENT
        }
    }
}
