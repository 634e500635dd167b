package pk.gov.nsor.sms.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Batches of which nobody knows whether they were committed. The SMSC was asked to send their questions again; but where
 * they were committed, the register takes those for repetitions and is silent. So their answers are sent as soon as the
 * database tells that it has them.
 */
final class DoubtfulCommits {

    private final ExchangeStore exchanges;
    private final ConcurrentLinkedQueue<StoredBatch> batches = new ConcurrentLinkedQueue<>();

    DoubtfulCommits(ExchangeStore exchanges) {
        this.exchanges = exchanges;
    }

    void add(StoredBatch batch) {
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
    }

    boolean isEmpty() {
        return batches.isEmpty();
    }

    /**
     * Asks the database, which may be away still: then it throws, and nothing is decided.
     *
     * @return the answers of the batches that were committed
     */
    List<PendingAnswer> decide() {
        List<PendingAnswer> answers = new ArrayList<>();
        for (StoredBatch batch = batches.peek(); batch != null; batch = batches.peek()) {
            if (exchanges.holds(batch.firstId(), batch.firstContent())) {
                answers.addAll(batch.answers());
            }
            batches.remove(batch);
        }
        return answers;
    }
}
