package pk.gov.nsor.foundation.sms;

/** Takes the answers to a batch. A question without an answer is stored and acknowledged, and nothing is sent. */
public interface Answers {

    /**
     * Answers a question of the batch, once.
     *
     * @param text fits one part of GSM 03.38 (160 septets), otherwise at most two of UCS-2 (2 × 67); see
     *     {@link MessageParts}
     * @throws IllegalArgumentException where the text does not fit, or the question is already answered
     */
    void answer(Question question, String text);

    /** As {@link #answer}, and sender and texts are removed as soon as the SMSC has confirmed the answer. */
    void answerAndForget(Question question, String text);

    /**
     * Says of a question of the batch that its answer is true only for now, such as whether somebody is on the register.
     * Where it could not be sent within 90 seconds, {@link QuestionHandler#lateTexts} is asked what is sent by then; and the
     * SMSC keeps it for ten minutes at most.
     *
     * @throws IllegalArgumentException where the question is not of this batch
     */
    void expires(Question question);

    /** Leaves a question without an answer, and keeps neither its sender nor its text. */
    void forget(Question question);
}
