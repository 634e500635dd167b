package pk.gov.nsor.publicservice.enquiry.dispute;

import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.sms.PastQuestions;
import pk.gov.nsor.foundation.sms.PastQuestions.PastQuestion;
import pk.gov.nsor.publicservice.enquiry.dispute.TicketRepository.Secrets;

/**
 * Gives a ticket its hash of the CNIC, soon after it was opened: the disputed exchange is still sealed under its day's
 * key, and is opened in memory for that alone. Not while the dispute is answered, so that the time does not disclose
 * whether a code is valid.
 */
@Component
class TicketBinding {

    private static final int AT_ONCE = 100;

    /** An answer ends with its code. */
    private static final Pattern CODE = Pattern.compile("([2-9A-HJ-NP-Z]{8})$");

    private final TicketRepository store;
    private final TicketHashes hashes;
    private final PastQuestions questions;
    private final Clock clock;

    TicketBinding(TicketRepository store, TicketHashes hashes, PastQuestions questions, Clock clock) {
        this.store = store;
        this.hashes = hashes;
        this.questions = questions;
        this.clock = clock;
    }

    /** Binds those that are not bound yet. */
    @Transactional
    public void bindNew() {
        for (UUID key : store.unbound(clock.instant().minus(TakeBacks.REACH), AT_ONCE)) {
            store.find(key).ifPresent(this::bind);
        }
    }

    /** What a claim is compared with; the ticket is bound now where it was not yet. */
    Secrets bound(Ticket ticket) {
        if (store.secrets(ticket.key()).cnicHash() == null) {
            bind(ticket);
        }
        return store.secrets(ticket.key());
    }

    private void bind(Ticket ticket) {
        byte[] code = store.secrets(ticket.key()).codeHash();
        if (code == null) {
            return;
        }
        for (PastQuestion past : questions.at(List.of(ticket.answeredAt()))) {
            Matcher given = CODE.matcher(past.answer());
            if (given.find() && MessageDigest.isEqual(hashes.ofCode(given.group(1)), code)) {
                AskedCnic.in(past.question().text())
                        .ifPresent(cnic -> store.bind(ticket.key(), hashes.ofCnic(ticket.key(), cnic)));
            }
        }
    }
}
