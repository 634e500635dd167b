package pk.gov.nsor.foundation.jobs;

import java.time.Duration;

/** Stops something while a clock cannot be trusted: a bean of it. Called in the thread that noticed it. */
public interface ClockAlarm {

    /**
     * The clock has moved by over a day more or less than the time that has passed.
     *
     * @param ahead by how much; negative where it went back
     */
    void jumped(Duration ahead);

    /**
     * A process starts with a clock that is over a day off the database's.
     *
     * @param ahead by how much; negative where it is behind
     */
    void differsFromDatabase(Duration ahead);
}
