package pk.gov.nsor.publicservice.enquiry.dispute;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.sms.PastQuestions;
import pk.gov.nsor.foundation.sms.PastQuestions.PastQuestion;
import pk.gov.nsor.foundation.sms.TextLanguage;
import pk.gov.nsor.publicservice.enquiry.dispute.TakeBackRepository.Count;

/**
 * Counts the answers of what was prepared, and sends what two people have agreed to. Each is one transaction, of one
 * process: what is cut off is undone and done again, and nobody is texted twice. Answers are read through anew when it is
 * sent, since one may have been on its way while the CNIC was withdrawn.
 */
@Component
class TakeBackWork {

    /** For how long an answer of before may not be in the ledger yet. */
    static final Duration ON_ITS_WAY = Duration.ofMinutes(1);

    private static final Actor JOB = Actor.system("take-backs");

    private final TakeBackRepository store;
    private final AnswerHashes hashes;
    private final PastQuestions questions;
    private final Outcomes outcomes;
    private final OutcomeMessages texts;
    private final Trail trail;
    private final TransactionOperations transaction;
    private final Clock clock;

    TakeBackWork(
            TakeBackRepository store,
            AnswerHashes hashes,
            PastQuestions questions,
            Outcomes outcomes,
            OutcomeMessages texts,
            Trail trail,
            TransactionOperations transaction,
            Clock clock) {
        this.store = store;
        this.hashes = hashes;
        this.questions = questions;
        this.outcomes = outcomes;
        this.texts = texts;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Does all there is to do. */
    void work() {
        store.searching().forEach(id -> transaction.executeWithoutResult(status -> count(id)));
        while (Boolean.TRUE.equals(transaction.execute(status -> sendNext()))) {
            // The next one.
        }
    }

    /** An answer of then may be on its way still: that there was none is said once it would have come. */
    private void count(UUID id) {
        store.lockFree(id, TakeBackState.SEARCHING).ifPresent(takeBack -> {
            Count count = store.count(takeBack.id(), from());
            if (count.answers() > 0) {
                store.counted(takeBack.id(), TakeBackState.PREPARED, count);
            } else if (!takeBack.preparedAt().isAfter(clock.instant().minus(ON_ITS_WAY))) {
                store.counted(takeBack.id(), TakeBackState.EMPTY, count);
            }
        });
    }

    private boolean sendNext() {
        Optional<TakeBack> next = store.next(TakeBackState.APPROVED);
        next.ifPresent(this::send);
        return next.isPresent();
    }

    private void send(TakeBack takeBack) {
        Instant until = clock.instant();
        List<Instant> moments = store.moments(takeBack.id(), from());
        Map<MobileNumber, PastQuestion> latest = new HashMap<>();
        int reached = 0;
        for (PastQuestion past : about(takeBack, moments)) {
            Optional<MobileNumber> telephone =
                    MobileNumber.ofSender(past.question().sender());
            if (telephone.isPresent()) {
                reached++;
                latest.merge(telephone.get(), past, TakeBackWork::later);
            }
        }
        latest.forEach((telephone, past) -> {
            String text =
                    texts.takenBack(language(past.answer()), past.question().receivedAt());
            UUID message = outcomes.send(telephone, text);
            store.addMessage(takeBack.id(), message);
        });
        int unreachable = Math.max(0, moments.size() - reached);
        store.sent(takeBack.id(), until, unreachable);
        trail.append(TrailEntry.done(JOB, TrailAction.TAKE_BACK_SENT)
                .about(takeBack.id())
                .with(Map.of("answers", moments.size(), "messages", latest.size(), "unreachable", unreachable)));
    }

    /** At one moment several may have asked; only who asked about this CNIC is an asker. */
    private List<PastQuestion> about(TakeBack takeBack, List<Instant> moments) {
        List<byte[]> sought = store.hashes(takeBack.id());
        List<PastQuestion> about = new ArrayList<>();
        for (PastQuestion past : questions.at(moments)) {
            Optional<Cnic> cnic = AskedCnic.in(past.question().text());
            if (cnic.isPresent()
                    && hashes.ofCnic(cnic.get()).stream().anyMatch(hash -> AnswerHashes.isOneOf(hash, sought))) {
                about.add(past);
            }
        }
        return about;
    }

    private static PastQuestion later(PastQuestion one, PastQuestion other) {
        return one.question().receivedAt().isAfter(other.question().receivedAt()) ? one : other;
    }

    /** The language of the answer, by the word that a dispute begins with in it. */
    private static TextLanguage language(String answer) {
        return answer.contains("DISPUTE ")
                ? TextLanguage.ENGLISH
                : answer.contains("GHALAT ") ? TextLanguage.ROMAN_URDU : TextLanguage.URDU;
    }

    /** Older numbers are erased. */
    private Instant from() {
        return clock.instant().minus(TakeBacks.REACH);
    }
}
