package pk.gov.nsor.foundation.sms.internal;

import java.util.List;

/**
 * What one transaction stores. Its first exchange stands for all: it is there where the transaction was committed. Its
 * content, encrypted with a nonce, is like no other.
 *
 * @param runId the run it is stored under
 * @param transaction PostgreSQL's number of the transaction; after a crash it may be another's
 * @param answers to be sent
 */
public record StoredBatch(
        long runId, long transaction, List<PendingAnswer> answers, long firstId, byte[] firstContent) {

    private static final StoredBatch NOTHING = new StoredBatch(0, 0, List.of(), 0, new byte[0]);

    /** No question was complete. */
    static StoredBatch nothing() {
        return NOTHING;
    }

    public boolean isEmpty() {
        return answers.isEmpty();
    }
}
