package pk.gov.nsor.publicservice.enquiry.internal.keyword;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.sms.Answers;
import pk.gov.nsor.publicservice.enquiry.internal.Language;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.Command.ChooseLanguage;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.Command.NotACnic;
import pk.gov.nsor.publicservice.enquiry.internal.ledger.LedgerEntry;

/** How to ask, and in which language. */
@Component
public class UsageHandler implements KeywordHandler, KeywordHandler.BatchReply {

    private final AnswerMessages wording;

    public UsageHandler(AnswerMessages wording) {
        this.wording = wording;
    }

    @Override
    public KeywordTopic topic() {
        return KeywordTopic.USAGE;
    }

    @Override
    public BatchReply open(List<ParsedQuestion> asked) {
        return this;
    }

    @Override
    public int mark(ParsedQuestion asked) {
        return 0;
    }

    @Override
    public LedgerEntry answer(ParsedQuestion asked, Language language, Answers answers) {
        if (asked.command() instanceof NotACnic) {
            answers.answer(asked.question(), wording.notACnic(language));
            return asked.entry(AnswerKind.NOT_A_CNIC);
        }
        if (asked.command() instanceof ChooseLanguage) {
            answers.answer(asked.question(), wording.languageChosen(language));
            return asked.entry(AnswerKind.LANGUAGE);
        }
        answers.answer(asked.question(), wording.usage(language));
        return asked.entry(AnswerKind.USAGE);
    }

    @Override
    public LedgerEntry refuse(ParsedQuestion asked, Language language, Instant again, Answers answers) {
        answers.answer(asked.question(), wording.tooManyOthers(language, again));
        return asked.entry(AnswerKind.LIMIT);
    }
}
