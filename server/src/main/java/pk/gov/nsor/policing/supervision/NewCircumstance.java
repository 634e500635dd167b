package pk.gov.nsor.policing.supervision;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/**
 * What is known of a circumstance.
 *
 * @param from since when it is so, as far as is known: today or before
 * @param until the last day; null while it is so
 * @param source how it is known
 * @param certainty how sure
 */
public record NewCircumstance(
        Circumstance what, LocalDate from, @Nullable LocalDate until, Source source, Certainty certainty) {

    /** How something is known. The names are stored. */
    public enum Source {
        TOLD_BY_PERSON,
        SEEN_BY_OFFICER,
        TOLD_BY_ANOTHER,
        DOCUMENT
    }

    /** How sure something is. The names are stored. */
    public enum Certainty {
        CERTAIN,
        PROBABLE,
        POSSIBLE
    }

    /** @throws InvalidValueException where the last day is before the first */
    public NewCircumstance {
        if (until != null && until.isBefore(from)) {
            throw new InvalidValueException("circumstance.days", "The last day is before the first.").at("until");
        }
    }

    /** The same, until a day. */
    public NewCircumstance endingOn(LocalDate day) {
        return new NewCircumstance(what, from, day, source, certainty);
    }
}
