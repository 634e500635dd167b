package pk.gov.nsor.glass;

import pk.gov.nsor.kernel.PersonId;

/** What came of a number that somebody wanted to open a record by. */
public sealed interface Opening {

    /** The record is open to them for a time. */
    record Opened(PersonId person) implements Opening {}

    /** The record is theirs to read anyway: nothing was broken, and nobody told. */
    record Readable(PersonId person) implements Opening {}

    /** It opens nothing, which the supervisor is told. */
    record Nothing() implements Opening {}

    /** The page is closed to them. */
    record Closed() implements Opening {}
}
