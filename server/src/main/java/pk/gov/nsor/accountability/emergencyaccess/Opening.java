package pk.gov.nsor.accountability.emergencyaccess;

import pk.gov.nsor.foundation.kernel.PersonId;

/** What came of a number that somebody wanted to open a record by. */
public sealed interface Opening {

    /** The record is open to them for a time. */
    record Opened(PersonId person) implements Opening {}

    /** The reader may read the record without emergency access: none was opened, and nobody is notified. */
    record Readable(PersonId person) implements Opening {}

    /** It opens nothing, and the supervisor is notified of that. */
    record Nothing() implements Opening {}

    /** Nothing may be opened to the reader now, and the number was not looked up. */
    record Refused(EmergencyAccessRefusal why) implements Opening {}
}
