package pk.gov.nsor.foundation.database;

import java.time.Clock;
import java.time.Instant;

/** For tests: the clock of a process that has looked at the database's, whatever its own says. */
public final class ComparedClock {

    private ComparedClock() {}

    public static DatabaseClock of(Clock own) {
        DatabaseClock shared = new DatabaseClock(own);
        shared.compare(0, Instant.now().toEpochMilli());
        return shared;
    }
}
