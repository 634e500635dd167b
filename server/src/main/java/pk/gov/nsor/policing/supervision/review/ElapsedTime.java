package pk.gov.nsor.policing.supervision.review;

/** Time that only ever passes, whatever is done to the machine's clock. */
@FunctionalInterface
public interface ElapsedTime {

    /** Nanoseconds since some moment in the life of this process. */
    long nanos();
}
