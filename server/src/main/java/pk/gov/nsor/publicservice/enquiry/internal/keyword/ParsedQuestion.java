package pk.gov.nsor.publicservice.enquiry.internal.keyword;

import pk.gov.nsor.foundation.sms.Question;
import pk.gov.nsor.foundation.sms.SenderHash;
import pk.gov.nsor.publicservice.enquiry.internal.ledger.LedgerEntry;

/** A question and what it was read as; each is itself only, also where two are the same. */
public record ParsedQuestion(Question question, Command command) {

    public SenderHash sender() {
        return question.senderHash();
    }

    public KeywordTopic topic() {
        return command.topic();
    }

    /** The row of an answer of which nothing but its sort is noted. */
    LedgerEntry entry(AnswerKind kind) {
        return new LedgerEntry(question.receivedAt(), sender(), null, kind, 0, null);
    }
}
