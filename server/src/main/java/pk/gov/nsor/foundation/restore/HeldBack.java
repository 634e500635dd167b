package pk.gov.nsor.foundation.restore;

import java.time.Instant;
import java.util.List;
import pk.gov.nsor.foundation.approval.Text;

/** What a module holds after a restore: a bean of each module that sends and reads the view {@code restore.held} before it does. */
public interface HeldBack {

    /**
     * How much of what is held now, in sentences.
     *
     * @param since what was due before may have gone out already
     */
    List<Text> counts(Instant since);

    /** How many in all. */
    long count();

    /**
     * Drops what is not to be sent. Called in the transaction that releases the rest.
     *
     * @param since what was due before may have gone out already
     * @param sendsDoubtful whether what may have gone out already is sent once more
     * @param sendsSince whether what was made after the restore is sent
     */
    void drop(Instant since, boolean sendsDoubtful, boolean sendsSince);
}
