package pk.gov.nsor.enquiry.internal;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import pk.gov.nsor.enquiry.internal.Command.Help;
import pk.gov.nsor.sms.Answers;

/**
 * Where help is. Answered at any time, by everybody, as often as it is asked; nothing is kept of who asked, nor of where.
 */
@Component
class HelpDesk implements Desk {

    private final NearbyHelp help;
    private final HelpWording wording;

    HelpDesk(NearbyHelp help, HelpWording wording) {
        this.help = help;
        this.wording = wording;
    }

    @Override
    public Topic topic() {
        return Topic.HELP;
    }

    @Override
    public Sitting open(List<Asked> asked) {
        return new Helping(help.look());
    }

    private final class Helping implements Sitting {
        private final NearbyHelp.Look look;

        private Helping(NearbyHelp.Look look) {
            this.look = look;
        }

        @Override
        public int mark(Asked asked) {
            return 0;
        }

        @Override
        public LedgerEntry answer(Asked asked, Language language, Answers answers) {
            String place = ((Help) asked.command()).place();
            answers.answerAndForget(asked.question(), wording.of(language, look.at(place)));
            return new LedgerEntry(asked.question().receivedAt(), null, null, AnswerKind.HELP, 0, null);
        }

        @Override
        public LedgerEntry refuse(Asked asked, Language language, Instant again, Answers answers) {
            throw new IllegalStateException("Help is never refused");
        }
    }
}
