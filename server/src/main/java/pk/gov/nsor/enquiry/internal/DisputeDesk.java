package pk.gov.nsor.enquiry.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import pk.gov.nsor.enquiry.dispute.DisputantNumber;
import pk.gov.nsor.enquiry.dispute.TicketHashes;
import pk.gov.nsor.enquiry.internal.Command.Dispute;
import pk.gov.nsor.sms.Answers;

/** Opens tickets about answers. Whatever the code, the reply is the same. */
@Component
class DisputeDesk implements Desk {

    /** How long a dispute code is good. */
    static final Duration CODE_VALIDITY = Duration.ofDays(30);

    private final EnquiryStore store;
    private final AnswerWording wording;
    private final DisputantNumber numbers;
    private final TicketHashes tickets;
    private final Clock clock;

    DisputeDesk(EnquiryStore store, AnswerWording wording, DisputantNumber numbers, TicketHashes tickets, Clock clock) {
        this.store = store;
        this.wording = wording;
        this.numbers = numbers;
        this.tickets = tickets;
        this.clock = clock;
    }

    @Override
    public Topic topic() {
        return Topic.DISPUTE;
    }

    @Override
    public Sitting open(List<Asked> asked) {
        return new Tickets();
    }

    private final class Tickets implements Sitting {
        private final List<EnquiryStore.Dispute> disputes = new ArrayList<>();

        @Override
        public int mark(Asked asked) {
            return 0;
        }

        @Override
        public LedgerEntry answer(Asked asked, Language language, Answers answers) {
            String code = ((Dispute) asked.command()).code();
            // Whether or not the code is one: the time does not tell.
            byte[] number = numbers.seal(asked.question().sender(), LocalDate.now(clock));
            disputes.add(new EnquiryStore.Dispute(asked.sender(), code, tickets.ofCode(code), language, number));
            answers.answer(asked.question(), wording.disputeTaken(language));
            return asked.entry(AnswerKind.DISPUTE);
        }

        @Override
        public LedgerEntry refuse(Asked asked, Language language, Instant again, Answers answers) {
            answers.answer(asked.question(), wording.tooManyOthers(language, again));
            return asked.entry(AnswerKind.LIMIT);
        }

        @Override
        public void close() {
            if (!disputes.isEmpty()) {
                store.openTickets(disputes, clock.instant().minus(CODE_VALIDITY));
            }
        }
    }
}
