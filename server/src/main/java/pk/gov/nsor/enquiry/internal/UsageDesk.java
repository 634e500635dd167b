package pk.gov.nsor.enquiry.internal;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import pk.gov.nsor.enquiry.internal.Command.ChooseLanguage;
import pk.gov.nsor.enquiry.internal.Command.NotACnic;
import pk.gov.nsor.sms.Answers;

/** How to ask, and in which language. */
@Component
class UsageDesk implements Desk, Desk.Sitting {

    private final AnswerWording wording;

    UsageDesk(AnswerWording wording) {
        this.wording = wording;
    }

    @Override
    public Topic topic() {
        return Topic.USAGE;
    }

    @Override
    public Sitting open(List<Asked> asked) {
        return this;
    }

    @Override
    public int mark(Asked asked) {
        return 0;
    }

    @Override
    public LedgerEntry answer(Asked asked, Language language, Answers answers) {
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
    public LedgerEntry refuse(Asked asked, Language language, Instant again, Answers answers) {
        answers.answer(asked.question(), wording.tooManyOthers(language, again));
        return asked.entry(AnswerKind.LIMIT);
    }
}
