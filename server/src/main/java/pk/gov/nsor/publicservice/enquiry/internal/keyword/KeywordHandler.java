package pk.gov.nsor.publicservice.enquiry.internal.keyword;

import java.time.Instant;
import java.util.List;
import pk.gov.nsor.foundation.sms.Answers;
import pk.gov.nsor.publicservice.enquiry.internal.Language;
import pk.gov.nsor.publicservice.enquiry.internal.ledger.LedgerEntry;

/** Answers the questions of one topic. */
public interface KeywordHandler {

    KeywordTopic topic();

    /**
     * Reads, in the batch's transaction, what its answers need.
     *
     * @param asked all questions of the topic in the batch, at least one, whether or not they will be answered
     */
    BatchReply open(List<ParsedQuestion> asked);

    /** One batch for a keyword handler. Each question is answered, refused or neither, once. */
    interface BatchReply {

        /** Which of the answers to this text it would be today, 0 to 63: another answer has another number. */
        int mark(ParsedQuestion asked);

        LedgerEntry answer(ParsedQuestion asked, Language language, Answers answers);

        /** Says from when on it will be answered again. */
        LedgerEntry refuse(ParsedQuestion asked, Language language, Instant again, Answers answers);

        /** Stores what the questions of the batch bring about; after the last of them. */
        default void close() {}
    }
}
