package pk.gov.nsor.intake;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.kernel.PersonId;

/**
 * What a registrar puts right before a message is recorded; the original stays as it came.
 *
 * @param corrections the code of a court, district or police station, or a section, by the JSON pointer it replaces
 * @param samePerson the record the message is about, null where that is not said
 * @param isNewPerson whether a resembling record is somebody else's
 */
public record Decision(
        Map<String, String> corrections, @Nullable PersonId samePerson, boolean isNewPerson) {

    /** Nothing but looking again. */
    public static final Decision NONE = new Decision(Map.of(), null, false);

    public Decision {
        corrections = Map.copyOf(corrections);
    }
}
