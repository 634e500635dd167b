package pk.gov.nsor.enquiry.internal;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.enquiry.internal.Command.AskCnic;
import pk.gov.nsor.kernel.Cnic;
import pk.gov.nsor.release.CnicRelease;
import pk.gov.nsor.release.CnicRelease.Released;
import pk.gov.nsor.sms.Answers;

/** Whether a CNIC is on the register. The same is done whatever the answer. */
@Component
class CnicDesk implements Desk {

    private final CnicRelease release;
    private final AnswerWording wording;
    private final DisputeCode codes = new DisputeCode();

    CnicDesk(CnicRelease release, AnswerWording wording) {
        this.release = release;
        this.wording = wording;
    }

    @Override
    public Topic topic() {
        return Topic.CNIC;
    }

    @Override
    public Sitting open(List<Asked> asked) {
        Set<Cnic> cnics = new HashSet<>();
        asked.forEach(one -> cnics.add(cnic(one)));
        return new Look(release.today(cnics));
    }

    private static Cnic cnic(Asked asked) {
        return ((AskCnic) asked.command()).cnic();
    }

    private final class Look implements Sitting {
        private final Released released;

        private Look(Released released) {
            this.released = released;
        }

        @Override
        public int mark(Asked asked) {
            return (isOn(asked) ? 1 : 0) | (released.open() ? 2 : 0);
        }

        @Override
        public LedgerEntry answer(Asked asked, Language language, Answers answers) {
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
            return entry(asked, on ? AnswerKind.ON_REGISTER : AnswerKind.NOT_ON_REGISTER, code);
        }

        @Override
        public LedgerEntry refuse(Asked asked, Language language, Instant again, Answers answers) {
            answers.answer(asked.question(), wording.tooManyCnics(language, again));
            return entry(asked, AnswerKind.LIMIT, null);
        }

        private boolean isOn(Asked asked) {
            return released.onRegister().contains(cnic(asked));
        }

        private LedgerEntry entry(Asked asked, AnswerKind kind, @Nullable String code) {
            return new LedgerEntry(
                    asked.question().receivedAt(), asked.sender(), cnic(asked), kind, released.policyVersion(), code);
        }
    }
}
