package pk.gov.nsor.policing.correspondence;

/** A list of messages between stations. The names, in lower case with dashes, are what addresses call them. */
public enum StationMessageList {
    /** To a station of the reader's place, and open. */
    TO_ANSWER,
    /** About people with whose record the reader works, and open. */
    ASKED,
    /** The same, answered in the last two weeks. */
    ANSWERED
}
