package pk.gov.nsor.publicservice.enquiry.internal.keyword;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.sms.Answers;
import pk.gov.nsor.publicservice.enquiry.internal.Language;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.Command.Help;
import pk.gov.nsor.publicservice.enquiry.internal.ledger.LedgerEntry;

/**
 * Where help is. Answered at any time, by everybody, as often as it is asked; nothing is kept of who asked. How often texts
 * name a district is counted by the week ({@code outreach}).
 */
@Component
public class HelpHandler implements KeywordHandler {

    private final NearbyHelp help;
    private final HelpMessages wording;

    public HelpHandler(NearbyHelp help, HelpMessages wording) {
        this.help = help;
        this.wording = wording;
    }

    @Override
    public KeywordTopic topic() {
        return KeywordTopic.HELP;
    }

    @Override
    public BatchReply open(List<ParsedQuestion> asked) {
        return new Helping(help.look());
    }

    private final class Helping implements BatchReply {
        private final NearbyHelp.Look look;

        private Helping(NearbyHelp.Look look) {
            this.look = look;
        }

        @Override
        public int mark(ParsedQuestion asked) {
            return 0;
        }

        @Override
        public LedgerEntry answer(ParsedQuestion asked, Language language, Answers answers) {
            Help help = (Help) asked.command();
            HelpLanguage named = help.named();
            answers.answerAndForget(
                    asked.question(),
                    wording.of(named == null ? HelpLanguage.of(language) : named, look.at(help.place())));
            return new LedgerEntry(asked.question().receivedAt(), null, null, AnswerKind.HELP, 0, null);
        }

        @Override
        public LedgerEntry refuse(ParsedQuestion asked, Language language, Instant again, Answers answers) {
            throw new IllegalStateException("Help is never refused");
        }
    }
}
