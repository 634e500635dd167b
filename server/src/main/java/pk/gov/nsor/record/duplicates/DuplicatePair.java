package pk.gov.nsor.record.duplicates;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.PersonId;

/**
 * Two records that may be of one person.
 *
 * @param older the record that was made first
 * @param weight the match weight in bits when they were last compared, with one digit behind the point
 * @param model the version of the model that gave it
 * @param reason why it was decided so; null while it is open
 * @param decidedBy whoever decided, or proposed what a second person has confirmed; null while it is open
 */
public record DuplicatePair(
        UUID id,
        PersonId older,
        PersonId newer,
        BigDecimal weight,
        String model,
        OffsetDateTime foundAt,
        State state,
        @Nullable String reason,
        @Nullable UUID decidedBy,
        @Nullable OffsetDateTime decidedAt) {

    /** What was decided. The names are stored. */
    public enum State {
        OPEN,
        /** It cannot be told. */
        UNSURE,
        /** One person, by two people's decision. */
        SAME,
        /** Two people. */
        DIFFERENT;

        /** Whether it still waits for a decision that settles it. */
        boolean isUnsettled() {
            return this == OPEN || this == UNSURE;
        }
    }

    /** Whether it still waits for a decision that settles it. */
    public boolean isUnsettled() {
        return state.isUnsettled();
    }

    /** The other of the two. */
    public PersonId beside(PersonId one) {
        return one.equals(older) ? newer : older;
    }
}
