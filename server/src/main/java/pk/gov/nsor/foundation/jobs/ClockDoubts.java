package pk.gov.nsor.foundation.jobs;

/** Stores, also across restarts, that a person has to confirm a clock before it is trusted again. */
@FunctionalInterface
public interface ClockDoubts {

    /** Whether nobody has confirmed yet that the clock is right. */
    boolean isDoubted();
}
