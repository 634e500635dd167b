package pk.gov.nsor.publicservice.enquiry.dispute;

import java.util.Locale;

/** How far a take-back has come. The names are stored. */
public enum TakeBackState {
    /** The answers are to be counted. */
    SEARCHING,
    /** No such answer was sent in the last 30 days. */
    EMPTY,
    /** Waits for two people. */
    PREPARED,
    /** Two people have agreed; the numbers are to be unlocked. */
    APPROVED,
    /** The messages are on their way, or there. */
    SENT,
    /** The CNIC was confirmed on the same record again before anything was sent. */
    NOT_NEEDED,
    /** Somebody who had made it dropped it, with a reason, before anything was sent. */
    DROPPED,
    /** Nobody decided in 30 days; the numbers are erased. */
    LAPSED;

    /** The end of its keys of messages. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
