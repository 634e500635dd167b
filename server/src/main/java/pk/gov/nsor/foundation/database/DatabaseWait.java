package pk.gov.nsor.foundation.database;

import java.time.Duration;

/**
 * How long what runs now waits for each answer of the database, at most. Pages and the API have a bound, since somebody waits for
 * them; jobs have none, since they may well ask what takes minutes: they are set free when the primary has moved
 * ({@link PrimaryWatch}) or when TCP finds the other side gone. On a standby, which nobody watches, they have one
 * ({@link StandbyReads}). No bound holds for a commit of what may have written ({@link RegisterTransactions}).
 */
public final class DatabaseWait {

    /** Of a page, or of an address of the API. */
    public static final Duration PAGE = Duration.ofSeconds(30);

    private static final ScopedValue<Duration> LONGEST = ScopedValue.newInstance();

    private DatabaseWait() {}

    /**
     * Runs the work with a bound for each answer.
     *
     * @param longest from a millisecond on
     * @throws X of the work
     */
    public static <T, X extends Throwable> T bounded(Duration longest, ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(LONGEST, longest).call(work);
    }

    /** As {@link #bounded} where there is no bound yet; one that is there stays. */
    static <T, X extends Throwable> T boundedByDefault(Duration longest, ScopedValue.CallableOp<T, X> work) throws X {
        return LONGEST.isBound() ? work.call() : bounded(longest, work);
    }

    /** How long whoever asks now waits for anything else of another process, at most: its bound, or that of a page. */
    public static Duration longest() {
        return LONGEST.isBound() ? LONGEST.get() : PAGE;
    }

    /** In milliseconds; 0 where there is none. */
    static int milliseconds() {
        return LONGEST.isBound() ? Math.toIntExact(LONGEST.get().toMillis()) : 0;
    }
}
