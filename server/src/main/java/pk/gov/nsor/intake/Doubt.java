package pk.gov.nsor.intake;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.kernel.PersonId;

/**
 * Why a message waits.
 *
 * @param field JSON pointer into the message
 * @param message in English, for the people who run the client
 * @param person the record it may be a duplicate of; never told to the client
 */
public record Doubt(
        String field, Code code, String message, @Nullable PersonId person) {

    /** What is doubtful. Names are stored and told to clients: one, once used, keeps its meaning. */
    public enum Code {
        UNKNOWN_COURT,
        AMBIGUOUS_COURT,
        UNKNOWN_DISTRICT,
        AMBIGUOUS_DISTRICT,
        /** A district that was not in force on the day. */
        FORMER_DISTRICT,
        UNKNOWN_POLICE_STATION,
        AMBIGUOUS_POLICE_STATION,
        UNKNOWN_SECTION,
        /** The CNIC is on a record of other particulars. */
        CNIC_OF_ANOTHER,
        /** A record has the same name, father's name and birth date. */
        POSSIBLE_DUPLICATE,
        /** The person's record has a conviction of this court and case number. */
        CONVICTION_KNOWN,
        /** No record has the CNIC. */
        UNKNOWN_PERSON,
        /** The person's record has no conviction of this court and case number. */
        UNKNOWN_CONVICTION,
        /** The person's record has no stay in custody in which this can have happened. */
        UNKNOWN_STAY,
        /** It can not be true together with what is on record. */
        CONTRADICTS_RECORD;

        /** Its wording in the bundle {@code messages/intake}. */
        public String messageKey() {
            return "intake.doubt." + name().toLowerCase(Locale.ROOT);
        }
    }
}
