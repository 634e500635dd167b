package pk.gov.nsor.record.registration.removal;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Which of the removals that wait for a second person.
 *
 * @param kind null for every kind
 * @param search some digits of a register number, or the beginnings of names; empty for everybody
 * @param since only those that have waited since before this time; null for all
 */
public record RemovalFilter(
        @Nullable RemovalKind kind, String search, @Nullable OffsetDateTime since) {

    /** Everything that waits. */
    public static final RemovalFilter ALL = new RemovalFilter(null, "", null);
}
