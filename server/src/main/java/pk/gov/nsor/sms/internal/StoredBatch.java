package pk.gov.nsor.sms.internal;

import java.util.List;

/**
 * What one transaction stores. Its first exchange stands for all: it is there where the transaction was committed. Its
 * number alone would not tell, since a database that has crashed may give it out again; its content, encrypted with a
 * nonce, is like no other.
 *
 * @param answers to be sent
 */
record StoredBatch(List<PendingAnswer> answers, long firstId, byte[] firstContent) {

    private static final StoredBatch NOTHING = new StoredBatch(List.of(), 0, new byte[0]);

    /** No question was complete. */
    static StoredBatch nothing() {
        return NOTHING;
    }

    boolean isEmpty() {
        return answers.isEmpty();
    }
}
