package pk.gov.nsor.agencies.intake.quarantine;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.PersonId;

/**
 * Why a message waits.
 *
 * @param field JSON pointer into the message
 * @param message in English, for the people who run the client
 * @param person the record it may be a duplicate of; never told to the client
 */
public record QuarantineReason(
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
        /** The police station is in another district than the message says. */
        STATION_ELSEWHERE,
        UNKNOWN_SECTION,
        /** The CNIC is on a record of other particulars. */
        CNIC_OF_ANOTHER,
        /** A record is so much alike that it may be of this person. */
        POSSIBLE_DUPLICATE,
        /** The person's record has a conviction of this court and case number. */
        CONVICTION_KNOWN,
        /** The person's record has a conviction of the same court and day, or of the same FIR, under another number. */
        PERHAPS_KNOWN,
        /** No record has the CNIC. */
        UNKNOWN_PERSON,
        /** The person's record has no conviction of this court and case number. */
        UNKNOWN_CONVICTION,
        /** The person's record has several convictions of this court and case number. */
        AMBIGUOUS_CONVICTION,
        /** The person's record has no stay in custody in which this can have happened. */
        UNKNOWN_STAY,
        /** It can not be true together with what is on record. */
        CONTRADICTS_RECORD,
        /** It would identify a survivor. */
        TEXT_STOPPED,
        /** It withdraws a message that is on record. */
        WITHDRAWS_RECORDED,
        /** It replaces a message that is on record. */
        REPLACES_RECORDED;

        /** Whether it may pass by itself, with what courts and prisons report later. Of anything else a person decides. */
        public boolean isOfWhatMayCome() {
            return switch (this) {
                case UNKNOWN_PERSON, UNKNOWN_CONVICTION, UNKNOWN_STAY -> true;
                case UNKNOWN_COURT,
                        AMBIGUOUS_COURT,
                        UNKNOWN_DISTRICT,
                        AMBIGUOUS_DISTRICT,
                        FORMER_DISTRICT,
                        UNKNOWN_POLICE_STATION,
                        AMBIGUOUS_POLICE_STATION,
                        STATION_ELSEWHERE,
                        UNKNOWN_SECTION,
                        CNIC_OF_ANOTHER,
                        POSSIBLE_DUPLICATE,
                        CONVICTION_KNOWN,
                        PERHAPS_KNOWN,
                        AMBIGUOUS_CONVICTION,
                        CONTRADICTS_RECORD,
                        TEXT_STOPPED,
                        WITHDRAWS_RECORDED,
                        REPLACES_RECORDED -> false;
            };
        }

        /** Whether it is that the message takes back one that is on record. */
        public boolean isOfTakingBack() {
            return this == WITHDRAWS_RECORDED || this == REPLACES_RECORDED;
        }

        /** Its wording in the bundle {@code messages/intake}. */
        public String messageKey() {
            return "intake.quarantine_reason." + name().toLowerCase(Locale.ROOT);
        }
    }
}
