package pk.gov.nsor.foundation.sms;

import java.util.List;
import java.util.Map;

/**
 * Answers questions. A module that knows keywords of its own has one as a bean; they are asked in the order of their
 * {@link org.springframework.core.annotation.Order}, and the first that takes a question gets it.
 */
public interface QuestionHandler {

    /** Which number is texted for it. A handler is never asked about what was sent to another. */
    default SmscLink line() {
        return SmscLink.PUBLIC;
    }

    /** True where the question is this handler's. Decided by the text alone, without the database. */
    boolean takes(Question question);

    /**
     * Answers all questions of a batch, or leaves some without an answer. Called in the transaction that also stores
     * questions and answers: what the handler writes is committed with them, before the SMSC learns that they were
     * received. Several batches are answered at once, so rows are locked in one order. An exception rolls back the
     * batch; its questions are then tried in smaller batches, and the SMSC is asked to send again what cannot be
     * answered alone.
     */
    void answer(List<Question> batch, Answers answers);

    /**
     * What is sent of answers that {@linkplain Answers#expires expire} and could not be sent in time: the answer itself where it
     * is true now, or else a text that is true however late it comes. Called in a transaction that only reads, outside of
     * any batch, perhaps again.
     *
     * @param late questions that this handler has answered, in this process or another, and what it answered
     * @return a text for each, as {@link Answers#answer} takes it
     */
    default Map<Question, String> lateTexts(Map<Question, String> late) {
        throw new UnsupportedOperationException("None of this handler's answers expire");
    }
}
