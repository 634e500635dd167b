package pk.gov.nsor.foundation.sms;

import java.time.Instant;

/** Messages that wait while nothing is sent, because the database was restored: the view {@code restore.held} has a row. */
public interface HeldMessages {

    /**
     * How many wait.
     *
     * @param doubtful were due before the restore, so that they may have gone out already
     * @param later were stored before it and are due after it, so that they cannot have gone out
     * @param since were stored after it; among them may be what was stored and sent once before, and lost
     */
    record Counts(long doubtful, long later, long since) {

        public long all() {
            return doubtful + later + since;
        }
    }

    /** @param restoredAt when the database was restored */
    Counts counts(Instant restoredAt);

    /**
     * Drops messages that are not to be sent, in the caller's transaction.
     *
     * @param restoredAt when the database was restored
     * @param isDoubtful whether to drop those that may have gone out already
     * @param isSince whether to drop those that were stored after the restore
     * @return how many
     */
    int drop(Instant restoredAt, boolean isDoubtful, boolean isSince);
}
