package pk.gov.nsor.publicservice.enquiry.internal.keyword;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.sms.Answers;
import pk.gov.nsor.publicservice.enquiry.dispute.DisputantNumber;
import pk.gov.nsor.publicservice.enquiry.dispute.TicketHashes;
import pk.gov.nsor.publicservice.enquiry.internal.EnquiryRepository;
import pk.gov.nsor.publicservice.enquiry.internal.Language;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.Command.Dispute;
import pk.gov.nsor.publicservice.enquiry.internal.ledger.LedgerEntry;

/**
 * Opens tickets about answers. Whatever the code, the reply is the same; a message without a code is answered with
 * instructions.
 */
@Component
public class DisputeHandler implements KeywordHandler {

    /** How long a dispute code is good. */
    static final Duration CODE_VALIDITY = Duration.ofDays(30);

    private final EnquiryRepository store;
    private final AnswerMessages wording;
    private final DisputantNumber numbers;
    private final TicketHashes tickets;
    private final Clock clock;

    public DisputeHandler(
            EnquiryRepository store,
            AnswerMessages wording,
            DisputantNumber numbers,
            TicketHashes tickets,
            Clock clock) {
        this.store = store;
        this.wording = wording;
        this.numbers = numbers;
        this.tickets = tickets;
        this.clock = clock;
    }

    @Override
    public KeywordTopic topic() {
        return KeywordTopic.DISPUTE;
    }

    @Override
    public BatchReply open(List<ParsedQuestion> asked) {
        return new Tickets();
    }

    private final class Tickets implements BatchReply {
        private final List<EnquiryRepository.Dispute> disputes = new ArrayList<>();

        @Override
        public int mark(ParsedQuestion asked) {
            return 0;
        }

        @Override
        public LedgerEntry answer(ParsedQuestion asked, Language language, Answers answers) {
            String code = ((Dispute) asked.command()).code();
            if (!DisputeCode.isOne(code)) {
                answers.answer(asked.question(), wording.disputeHow(language));
                return asked.entry(AnswerKind.USAGE);
            }
            // The same work is done whether or not the code exists, so that the time does not disclose it.
            byte[] number = numbers.seal(asked.question().sender(), LocalDate.now(clock));
            disputes.add(new EnquiryRepository.Dispute(asked.sender(), code, tickets.ofCode(code), language, number));
            answers.answer(asked.question(), wording.disputeTaken(language));
            return asked.entry(AnswerKind.DISPUTE);
        }

        @Override
        public LedgerEntry refuse(ParsedQuestion asked, Language language, Instant again, Answers answers) {
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
