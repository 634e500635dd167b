package pk.gov.nsor.foundation.jobs;

import java.time.Clock;

/** The time by which processes take work from each other: the same for all of them, whatever their machines' clocks say. */
@FunctionalInterface
public interface SharedTime {

    /** A clock with that time and the process's zone. */
    Clock clock();
}
