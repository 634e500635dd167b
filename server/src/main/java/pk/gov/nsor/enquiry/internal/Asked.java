package pk.gov.nsor.enquiry.internal;

import pk.gov.nsor.sms.Question;
import pk.gov.nsor.sms.SenderHash;

/** A question and what it was read as; each is itself only, also where two are the same. */
record Asked(Question question, Command command) {

    SenderHash sender() {
        return question.senderHash();
    }

    Topic topic() {
        return command.topic();
    }

    /** The row of an answer of which nothing but its sort is noted. */
    LedgerEntry entry(AnswerKind kind) {
        return new LedgerEntry(question.receivedAt(), sender(), null, kind, 0, null);
    }
}
