package pk.gov.nsor.foundation.jobs;

/** Time that only ever passes, whatever is done to the machine's clock. */
@FunctionalInterface
public interface ElapsedTime {

    /** Nanoseconds since some moment in the life of this process. */
    long nanos();
}
