package pk.gov.nsor.foundation.sms.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.sms.Question;
import pk.gov.nsor.foundation.sms.QuestionHandler;
import pk.gov.nsor.foundation.sms.internal.PendingAnswer.Expiry;

/**
 * Answers that were true when they were decided and have waited too long since: the CNIC may have been withdrawn meanwhile. The
 * handler that answered says whether they are true still, so that a long queue is not all of people who have to ask again, or
 * which text goes in their place.
 */
final class LateAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(LateAnswers.class);
    private static final int AT_ONCE = 1000;

    private final List<QuestionHandler> handlers;
    private final TransactionOperations reading;
    private final Clock clock;
    private final Queue<PendingAnswer> late = new ConcurrentLinkedQueue<>();

    /** @param reading a transaction that only reads, in which the handlers are asked */
    LateAnswers(List<QuestionHandler> handlers, TransactionOperations reading, Clock clock) {
        this.handlers = List.copyOf(handlers);
        this.reading = reading;
        this.clock = clock;
    }

    /** Takes the answer where it is too late for it. Then none of its parts is sent any more. */
    boolean take(PendingAnswer answer) {
        Expiry expiry = answer.expiry();
        if (expiry == null || (!answer.isLate() && clock.millis() < expiry.atMillis())) {
            return false;
        }
        if (answer.becomesLate()) {
            late.add(answer);
        }
        return true;
    }

    /** What is to be sent of some of those that were taken; nothing where there are none. */
    List<PendingAnswer> replaced() {
        List<PendingAnswer> some = new ArrayList<>();
        PendingAnswer next = late.poll();
        while (next != null) {
            some.add(next);
            next = some.size() < AT_ONCE ? late.poll() : null;
        }
        boolean isReplaced = false;
        try {
            List<PendingAnswer> instead = instead(some);
            isReplaced = true;
            return instead;
        } finally {
            if (!isReplaced) {
                late.addAll(some);
            }
        }
    }

    private List<PendingAnswer> instead(List<PendingAnswer> some) {
        Map<QuestionHandler, Map<Question, String>> byHandler = new HashMap<>();
        for (PendingAnswer answer : some) {
            Expiry expiry = Objects.requireNonNull(answer.expiry());
            byHandler
                    .computeIfAbsent(handler(expiry.question()), handler -> new IdentityHashMap<>())
                    .put(expiry.question(), expiry.answer());
        }
        long now = clock.millis();
        Map<Question, String> texts = new IdentityHashMap<>();
        reading.executeWithoutResult(
                status -> byHandler.forEach((handler, late) -> texts.putAll(handler.lateTexts(late))));
        List<PendingAnswer> instead = new ArrayList<>(some.size());
        int others = 0;
        for (PendingAnswer answer : some) {
            Expiry expiry = Objects.requireNonNull(answer.expiry());
            String text = Objects.requireNonNull(texts.get(expiry.question()));
            boolean isTrue = text.equals(expiry.answer());
            others += isTrue ? 0 : 1;
            instead.add(isTrue ? answer.again(Expiry.of(expiry.question(), text, now)) : answer.instead(text));
        }
        if (!some.isEmpty()) {
            LOG.warn(
                    "{} answers were late; {} of their senders are asked to send their questions again",
                    some.size(),
                    others);
        }
        return instead;
    }

    private QuestionHandler handler(Question question) {
        return handlers.stream().filter(one -> one.takes(question)).findFirst().orElseThrow();
    }
}
