package pk.gov.nsor.supervision;

/** Time that only ever passes, whatever is done to the machine's clock. */
@FunctionalInterface
interface ElapsedTime {

    /** Nanoseconds since some moment in the life of this process. */
    long nanos();
}
