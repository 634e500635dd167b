package pk.gov.nsor.survivors.alerts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event of which not everybody has been told yet who is to be. Who was decided on since has a number at least as high
 * ({@link Enrolment#decidedUpTo}).
 *
 * @param number in the order in which they were taken
 * @param alias the register's name for whoever it is about
 * @param before what was known of them; null where nothing was
 * @param after null where they are no longer on the register
 * @param since when it was taken
 * @param goneAt since when they had left the register, where they are back; null otherwise
 */
public record OpenEvent(
        long number,
        UUID alias,
        @Nullable OffenderState before,
        @Nullable OffenderState after,
        Instant since,
        @Nullable Instant goneAt) {

    /** The same, of whom the register speaks by another name now. */
    public OpenEvent renamed(UUID name) {
        return new OpenEvent(number, name, before, after, since, goneAt);
    }

    /** Without anything of anybody, so that nothing reaches a log. */
    @Override
    public String toString() {
        return "event " + number;
    }
}
