package pk.gov.nsor.enquiry.internal;

import java.time.Instant;
import java.util.List;
import pk.gov.nsor.sms.Answers;

/** Answers the questions of one topic. */
interface Desk {

    Topic topic();

    /**
     * Reads, in the batch's transaction, what its answers need.
     *
     * @param asked all questions of the topic in the batch, at least one, whether or not they will be answered
     */
    Sitting open(List<Asked> asked);

    /** One batch at a desk. Each question is answered, refused or neither, once. */
    interface Sitting {

        /** Which of the answers to this text it would be today, 0 to 63: another answer has another number. */
        int mark(Asked asked);

        LedgerEntry answer(Asked asked, Language language, Answers answers);

        /** Says from when on it will be answered again. */
        LedgerEntry refuse(Asked asked, Language language, Instant again, Answers answers);

        /** Stores what the questions of the batch bring about; after the last of them. */
        default void close() {}
    }
}
