package pk.gov.nsor.foundation.sms.internal.run;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import pk.gov.nsor.foundation.sms.internal.ExchangeRepository;
import pk.gov.nsor.foundation.sms.internal.PendingAnswer;
import pk.gov.nsor.foundation.sms.internal.StoredBatch;

/**
 * Batches whose commit is uncertain. The SMSC was asked to send their questions again; but where they were committed,
 * the register takes those for repetitions and does not answer. So their answers are sent as soon as the database
 * shows that it has them. While the transaction may still be running, their absence proves nothing.
 */
public final class DoubtfulCommits {

    private final ExchangeRepository exchanges;
    private final RunRepository runs;
    private final ConcurrentLinkedQueue<StoredBatch> batches = new ConcurrentLinkedQueue<>();

    public DoubtfulCommits(ExchangeRepository exchanges, RunRepository runs) {
        this.exchanges = exchanges;
        this.runs = runs;
    }

    public void add(StoredBatch batch) {
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
    }

    public boolean isEmpty() {
        return batches.isEmpty();
    }

    /**
     * Asks the database, which may be away still: then it throws, and nothing is decided.
     *
     * @return the answers of one batch that was committed; none where there is no such batch
     */
    public List<PendingAnswer> decide() {
        for (StoredBatch batch : batches) {
            if (!runs.holds(batch.runId())) {
                // Whoever has taken the run over waited for the end of the transaction, and sends what it left.
                batches.remove(batch);
            } else if (!exchanges.isUnderWay(batch.transaction())) {
                // Only now: what has ended before is seen.
                boolean isThere = exchanges.holds(batch.firstId(), batch.firstContent());
                batches.remove(batch);
                if (isThere) {
                    return batch.answers();
                }
            }
        }
        return List.of();
    }
}
