package pk.gov.nsor.foundation.sms.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.foundation.sms.QuestionHandler;
import pk.gov.nsor.foundation.sms.internal.QuestionPartRepository.Arrived;
import pk.gov.nsor.foundation.sms.internal.Sealing.Content;
import pk.gov.nsor.foundation.sms.internal.run.CommitInDoubtException;
import pk.gov.nsor.foundation.sms.internal.run.LostRunException;
import pk.gov.nsor.foundation.sms.internal.run.Settlement;
import pk.gov.nsor.foundation.sms.internal.smpp.DeliverSm;
import pk.gov.nsor.foundation.sms.internal.text.MessageText;

/** One commit for many messages: questions, answers, and whatever the handlers write with them. */
public final class BatchTransaction {

    private final TransactionTemplate transaction;
    private final ExchangeNumbers numbers;
    private final ExchangeRepository exchanges;
    private final QuestionPartRepository parts;
    private final Sealing sealing;
    private final List<QuestionHandler> handlers;
    private final Clock clock;

    BatchTransaction(
            TransactionTemplate transaction,
            ExchangeNumbers numbers,
            ExchangeRepository exchanges,
            QuestionPartRepository parts,
            Sealing sealing,
            List<QuestionHandler> handlers,
            Clock clock) {
        this.transaction = transaction;
        this.numbers = numbers;
        this.exchanges = exchanges;
        this.parts = parts;
        this.sealing = sealing;
        this.handlers = List.copyOf(handlers);
        this.clock = clock;
    }

    /**
     * Commits everything that came in; returns what it stored, with the answers to send.
     *
     * @param marks of earlier answers, written with it
     * @throws CommitInDoubtException where the commit itself failed; after any other exception all is undone
     * @throws LostRunException where another process has taken the run over
     */
    StoredBatch commit(long runId, List<Incoming> batch, Settlement.Marks marks) {
        long[] ids = numbers.take(runId, questionsAtMost(batch));
        return inTransaction(() -> {
            marks.write();
            QuestionBatch questions = new QuestionBatch(sealing);
            List<Arrived> arrived = new ArrayList<>();
            List<DeliverSm.Receipt> receipts = new ArrayList<>();
            for (Incoming incoming : batch) {
                sort(incoming, questions, arrived, receipts);
            }
            if (!arrived.isEmpty()) {
                parts.add(arrived).forEach(whole -> questions.add(whole.content(), whole.receivedAt()));
            }
            if (!receipts.isEmpty()) {
                store(receipts);
            }
            return answer(runId, questions, ids);
        });
    }

    /** Answers the questions whose missing parts have not come in time. */
    StoredBatch commitOverdue(long runId) {
        long[] ids = numbers.take(runId, parts.overdue());
        return inTransaction(() -> {
            QuestionBatch questions = new QuestionBatch(sealing);
            parts.takeOverdue(ids.length).forEach(whole -> questions.add(whole.content(), whole.receivedAt()));
            return answer(runId, questions, ids);
        });
    }

    /** A message id as it is stored: responses and receipts differ in leading zeros and case. */
    public static String canonical(String messageId) {
        int start = 0;
        while (start < messageId.length() - 1 && messageId.charAt(start) == '0') {
            start++;
        }
        return messageId.substring(start).toLowerCase(Locale.ROOT);
    }

    private static void sort(
            Incoming incoming, QuestionBatch questions, List<Arrived> arrived, List<DeliverSm.Receipt> receipts) {
        DeliverSm delivered = incoming.delivered();
        if (delivered.receipt() != null) {
            receipts.add(delivered.receipt());
            return;
        }
        String text = MessageText.of(delivered.message(), delivered.dataCoding());
        Content content = Content.question(delivered.source(), text);
        if (delivered.segment() != null) {
            arrived.add(new Arrived(delivered.segment(), content, incoming.receivedAt()));
        } else {
            questions.add(content, incoming.receivedAt());
        }
    }

    private static int questionsAtMost(List<Incoming> batch) {
        int receipts = 0;
        for (Incoming incoming : batch) {
            receipts += incoming.delivered().receipt() == null ? 0 : 1;
        }
        return batch.size() - receipts;
    }

    private StoredBatch answer(long runId, QuestionBatch questions, long[] ids) {
        if (questions.isEmpty()) {
            return StoredBatch.nothing();
        }
        long decidedAtMillis = clock.millis();
        questions.ask(handlers);
        return questions.store(exchanges, runId, LocalDate.now(clock), ids, decidedAtMillis);
    }

    private void store(List<DeliverSm.Receipt> receipts) {
        exchanges.recordReceipts(
                receipts.stream().map(receipt -> canonical(receipt.messageId())).toArray(String[]::new),
                receipts.stream().map(DeliverSm.Receipt::state).toArray(String[]::new));
    }

    private StoredBatch inTransaction(Supplier<StoredBatch> work) {
        AtomicReference<@Nullable StoredBatch> done = new AtomicReference<>();
        try {
            transaction.executeWithoutResult(status -> done.set(work.get()));
        } catch (RuntimeException | Error failed) {
            StoredBatch batch = done.get();
            if (batch == null) {
                throw failed;
            }
            throw new CommitInDoubtException(batch, failed);
        }
        return Objects.requireNonNull(done.get());
    }
}
