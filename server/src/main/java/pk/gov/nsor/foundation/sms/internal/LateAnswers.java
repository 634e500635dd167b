package pk.gov.nsor.foundation.sms.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pk.gov.nsor.foundation.sms.MessageParts;
import pk.gov.nsor.foundation.sms.Question;
import pk.gov.nsor.foundation.sms.QuestionHandler;
import pk.gov.nsor.foundation.sms.internal.PendingAnswer.Expiry;

/**
 * Answers that were true when they were decided and have waited too long since. They are not sent: the CNIC may have been
 * withdrawn meanwhile. In their place goes a text of the handler that answered.
 */
final class LateAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(LateAnswers.class);
    private static final int AT_ONCE = 1000;

    private final List<QuestionHandler> handlers;
    private final Clock clock;
    private final Queue<PendingAnswer> late = new ConcurrentLinkedQueue<>();

    LateAnswers(List<QuestionHandler> handlers, Clock clock) {
        this.handlers = List.copyOf(handlers);
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

    /** What is to be sent in the place of some of those that were taken; nothing where there are none. */
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
        Map<Question, PendingAnswer> byQuestion = new LinkedHashMap<>();
        Map<QuestionHandler, List<Question>> byHandler = new HashMap<>();
        for (PendingAnswer answer : some) {
            Question question = Objects.requireNonNull(answer.expiry()).question();
            byQuestion.put(question, answer);
            byHandler
                    .computeIfAbsent(handler(question), handler -> new ArrayList<>())
                    .add(question);
        }
        Map<Question, String> texts = new HashMap<>();
        byHandler.forEach((handler, questions) -> texts.putAll(handler.lateTexts(questions)));
        List<PendingAnswer> instead = new ArrayList<>(some.size());
        byQuestion.forEach((question, answer) ->
                instead.add(answer.instead(MessageParts.of(Objects.requireNonNull(texts.get(question))))));
        if (!some.isEmpty()) {
            LOG.warn("{} answers were late; their senders are asked to send their questions again", some.size());
        }
        return instead;
    }

    private QuestionHandler handler(Question question) {
        return handlers.stream().filter(one -> one.takes(question)).findFirst().orElseThrow();
    }
}
