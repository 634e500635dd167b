package pk.gov.nsor.foundation.sms.faults;

/**
 * A kill.
 *
 * @param from when it was killed, in microseconds
 * @param until when it worked again
 */
record Outage(Victim victim, long from, long until) {

    /** What is killed. */
    enum Victim {
        SERVER,
        /** PostgreSQL's first process. */
        POSTGRES,
        /** One of the processes PostgreSQL has for each connection; it then recovers as after a crash. */
        POSTGRES_SESSION,
        SMSC
    }
}
