package pk.gov.nsor.sms.internal;

/** The connection broke while the commit was under way: the batch may be stored or not. */
final class CommitInDoubtException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient StoredBatch batch;
    private final RuntimeException failure;

    CommitInDoubtException(StoredBatch batch, RuntimeException failure) {
        super(failure);
        this.batch = batch;
        this.failure = failure;
    }

    StoredBatch batch() {
        return batch;
    }

    RuntimeException failure() {
        return failure;
    }
}
