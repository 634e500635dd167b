package pk.gov.nsor.agencies.intake;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.conviction.ConvictionId;

/**
 * What a registrar puts right before a message is recorded; the original stays as it came.
 *
 * @param corrections the code of a court, district or police station, or a section, by the JSON pointer it replaces; of a case
 *     number the identifier of the judgment on record that is meant, or {@link #ANOTHER}
 * @param samePerson the record the message is about, null where that is not said
 * @param isNewPerson whether it is about somebody who has no record
 * @param isCnicWrong whether the CNIC that the message gives is not this person's: it is recorded without it
 * @param why a new person is none of those whose records are much alike; empty where there is none
 */
public record Decision(
        Map<String, String> corrections,
        @Nullable PersonId samePerson,
        boolean isNewPerson,
        boolean isCnicWrong,
        String why) {

    /** In the place of a case number: a judgment that is not on record yet. */
    public static final String ANOTHER = "another";

    /** Only another check. */
    public static final Decision NONE = new Decision(Map.of(), null, false);

    public Decision {
        corrections = Map.copyOf(corrections);
        if (samePerson != null && isNewPerson) {
            throw new IllegalArgumentException("A new person has no record");
        }
        if (isCnicWrong && samePerson == null && !isNewPerson) {
            throw new IllegalArgumentException("Whose CNIC is wrong is not said");
        }
    }

    public Decision(Map<String, String> corrections, @Nullable PersonId samePerson, boolean isNewPerson) {
        this(corrections, samePerson, isNewPerson, false, "");
    }

    /** Whom it says that the message is about. The names are stored. */
    public enum Who {
        /** Nothing was said. */
        AS_FOUND,
        SAME,
        SAME_WITHOUT_CNIC,
        NEW,
        NEW_WITHOUT_CNIC
    }

    public Who who() {
        if (samePerson != null) {
            return isCnicWrong ? Who.SAME_WITHOUT_CNIC : Who.SAME;
        }
        if (isNewPerson) {
            return isCnicWrong ? Who.NEW_WITHOUT_CNIC : Who.NEW;
        }
        return Who.AS_FOUND;
    }

    /** The judgment of those possible that the registrar chose at a field; empty where none of them was chosen. */
    public Optional<ConvictionId> chosen(String field, Collection<ConvictionId> possible) {
        String said = corrections.get(field);
        return possible.stream().filter(id -> id.toString().equals(said)).findFirst();
    }

    public boolean isAnother(String field) {
        return ANOTHER.equals(corrections.get(field));
    }
}
