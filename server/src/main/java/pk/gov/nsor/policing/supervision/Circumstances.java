package pk.gov.nsor.policing.supervision;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;

/**
 * The circumstances of people: associates, vehicles, online identities, work, children in the household. Recorded by
 * officers, and by whoever accepts a notice. Nothing is overwritten: an end, a correction and a withdrawal are versions.
 *
 * <p>Every method that writes locks the person's row, writes the timeline and the trail in the caller's transaction or one of
 * its own, and refuses with {@link InvalidValueException} somebody who is not on the register today. What was typed about a
 * circumstance has gone through {@link ScreenedCircumstance} where it was typed; reasons are screened here.
 */
public interface Circumstances {

    /**
     * Records a circumstance. Recorded again under the same identifier it changes nothing.
     *
     * @param id made by whoever records it, for example the notice's own
     * @throws InvalidValueException naming the field, where a day lies in the future or the identifier is another person's
     */
    void record(PersonId person, UUID id, NewCircumstance known, Actor actor);

    /**
     * Says that something is so no more.
     *
     * @param version the one that is ended, as the caller knows it
     * @param on the last day, today or before
     * @param reason 1 to 2000 characters
     * @throws InvalidValueException naming the field, where the day lies in the future or before the first, it has ended
     *     already, or there is a later version
     */
    void end(PersonId person, UUID id, int version, LocalDate on, String reason, Actor actor);

    /**
     * Puts right what was recorded wrongly.
     *
     * @param known all of it; of the same kind as before
     * @param reason 1 to 2000 characters
     * @throws InvalidValueException as {@link #end}
     */
    void correct(PersonId person, UUID id, int version, NewCircumstance known, String reason, Actor actor);

    /**
     * Says that it was recorded in error: it counts no more, and stays to be seen.
     *
     * @param reason 1 to 2000 characters
     * @throws InvalidValueException as {@link #end}
     */
    void withdraw(PersonId person, UUID id, int version, String reason, Actor actor);

    /** What is known now: of each the highest version; what is so first, then the latest from-day. */
    List<KnownCircumstance> of(PersonId person);

    /** The highest version of one of this person. */
    Optional<KnownCircumstance> find(PersonId person, UUID id);

    /** All versions of one of this person, the latest first. */
    List<KnownCircumstance> history(PersonId person, UUID id);
}
