package pk.gov.nsor.publicservice.enquiry.internal;

import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.sms.Answers;
import pk.gov.nsor.foundation.sms.Question;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.KeywordHandler.BatchReply;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.ParsedQuestion;
import pk.gov.nsor.publicservice.enquiry.internal.ledger.LedgerEntry;

/**
 * What a question would be answered now.
 *
 * @param text the answer; empty for none
 * @param code the dispute code in it, another each time; null for none
 */
record Rehearsal(String text, @Nullable String code) {

    static Rehearsal of(BatchReply sitting, ParsedQuestion question, Language language) {
        Heard heard = new Heard();
        LedgerEntry entry = sitting.answer(question, language, heard);
        return new Rehearsal(heard.text, entry == null ? null : entry.code());
    }

    /** Whether an answer says the same, whatever its code. */
    boolean isSaidBy(String answer) {
        int at = code == null ? -1 : text.lastIndexOf(code);
        if (code == null || at < 0) {
            return answer.equals(text);
        }
        return answer.length() == text.length()
                && answer.startsWith(text.substring(0, at))
                && answer.endsWith(text.substring(at + code.length()));
    }

    /** Hears one answer, which goes nowhere. */
    private static final class Heard implements Answers {

        private String text = "";

        @Override
        public void answer(Question question, String answer) {
            text = answer;
        }

        @Override
        public void answerAndForget(Question question, String answer) {
            text = answer;
        }

        @Override
        public void expires(Question question) {
            // It is not sent.
        }

        @Override
        public void forget(Question question) {
            // It is not stored.
        }
    }
}
