package pk.gov.nsor.enquiry.internal;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import pk.gov.nsor.sms.Answers;

/** Where help is. Answered at any time, by everybody, as often as it is asked; nothing is kept of who asked. */
@Component
class HelpDesk implements Desk, Desk.Sitting {

    private final AnswerWording wording;

    HelpDesk(AnswerWording wording) {
        this.wording = wording;
    }

    @Override
    public Topic topic() {
        return Topic.HELP;
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
        answers.answerAndForget(asked.question(), wording.help(language));
        return new LedgerEntry(asked.question().receivedAt(), null, null, AnswerKind.HELP, 0, null);
    }

    @Override
    public LedgerEntry refuse(Asked asked, Language language, Instant again, Answers answers) {
        throw new IllegalStateException("Help is never refused");
    }
}
