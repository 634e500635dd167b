package pk.gov.nsor.foundation.sms.internal.run;

import pk.gov.nsor.foundation.sms.internal.StoredBatch;

/** The connection broke, or an error occurred, during the commit: the batch may be stored or not. */
public final class CommitInDoubtException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient StoredBatch batch;
    private final Throwable failure;

    public CommitInDoubtException(StoredBatch batch, Throwable failure) {
        super(failure);
        this.batch = batch;
        this.failure = failure;
    }

    public StoredBatch batch() {
        return batch;
    }

    public Throwable failure() {
        return failure;
    }
}
