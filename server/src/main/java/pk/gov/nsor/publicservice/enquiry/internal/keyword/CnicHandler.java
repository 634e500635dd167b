package pk.gov.nsor.publicservice.enquiry.internal.keyword;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.sms.Answers;
import pk.gov.nsor.publicservice.enquiry.internal.Language;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.Command.AskCnic;
import pk.gov.nsor.publicservice.enquiry.internal.ledger.LedgerEntry;
import pk.gov.nsor.publicservice.release.CnicRelease;
import pk.gov.nsor.publicservice.release.CnicRelease.Released;

/** Whether a CNIC is on the register. The same is done whatever the answer. */
@Component
public class CnicHandler implements KeywordHandler {

    private final CnicRelease release;
    private final AnswerMessages wording;
    private final DisputeCode codes = new DisputeCode();

    public CnicHandler(CnicRelease release, AnswerMessages wording) {
        this.release = release;
        this.wording = wording;
    }

    @Override
    public KeywordTopic topic() {
        return KeywordTopic.CNIC;
    }

    @Override
    public BatchReply open(List<ParsedQuestion> asked) {
        Set<Cnic> cnics = new HashSet<>();
        asked.forEach(one -> cnics.add(cnic(one)));
        return new Look(release.today(cnics));
    }

    private static Cnic cnic(ParsedQuestion asked) {
        return ((AskCnic) asked.command()).cnic();
    }

    private final class Look implements BatchReply {
        private final Released released;

        private Look(Released released) {
            this.released = released;
        }

        @Override
        public int mark(ParsedQuestion asked) {
            return (isOn(asked) ? 1 : 0) | (released.open() ? 2 : 0);
        }

        @Override
        public LedgerEntry answer(ParsedQuestion asked, Language language, Answers answers) {
            if (!released.open()) {
                answers.answer(asked.question(), wording.closed(language));
                return entry(asked, AnswerKind.CLOSED, null);
            }
            Cnic cnic = cnic(asked);
            String code = codes.next();
            boolean on = isOn(asked);
            answers.answer(
                    asked.question(),
                    on ? wording.onRegister(language, cnic, code) : wording.notOnRegister(language, cnic, code));
            answers.expires(asked.question());
            return entry(asked, on ? AnswerKind.ON_REGISTER : AnswerKind.NOT_ON_REGISTER, code);
        }

        @Override
        public LedgerEntry refuse(ParsedQuestion asked, Language language, Instant again, Answers answers) {
            answers.answer(asked.question(), wording.tooManyCnics(language, again));
            return entry(asked, AnswerKind.LIMIT, null);
        }

        private boolean isOn(ParsedQuestion asked) {
            return released.onRegister().contains(cnic(asked));
        }

        private LedgerEntry entry(ParsedQuestion asked, AnswerKind kind, @Nullable String code) {
            return new LedgerEntry(
                    asked.question().receivedAt(), asked.sender(), cnic(asked), kind, released.policyVersion(), code);
        }
    }
}
