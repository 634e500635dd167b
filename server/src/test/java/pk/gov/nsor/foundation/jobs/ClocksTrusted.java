package pk.gov.nsor.foundation.jobs;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.keys.Keys;

/** Lets tests of other modules start anew what watches the clock. */
public final class ClocksTrusted {

    private ClocksTrusted() {}

    public static ClockTrust started(
            JdbcClient jdbc, Clock clock, Keys keys, LastWritten lastWritten, ObjectProvider<ClockDoubts> others) {
        return new ClockTrust(jdbc, clock, keys, lastWritten, others, true);
    }
}
