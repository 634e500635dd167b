package pk.gov.nsor.agencies.verification;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.agencies.verification.nadra.IdentityVerification;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.record.register.CnicDecided;
import pk.gov.nsor.record.register.IdentityDecided;
import pk.gov.nsor.record.register.NamesRecorded;

/**
 * Queues every CNIC that nobody has confirmed, within the transaction that enters it, whoever does: a page, a feed, a file.
 * Whoever enters it waits for nothing.
 */
@Component
class QuestionQueue {

    private static final int PART = 1_000;

    private final IdentityVerification nadra;
    private final QuestionRepository questions;
    private final TransactionOperations transaction;

    QuestionQueue(IdentityVerification nadra, QuestionRepository questions, TransactionOperations transaction) {
        this.nadra = nadra;
        this.questions = questions;
        this.transaction = transaction;
    }

    /** For what was entered while NADRA was not asked. */
    @Bean
    static Job verificationFillJob(QuestionQueue queue) {
        return Job.inOneProcess("verification.fill", Duration.ofMinutes(10)).doesWhile(queue::fill);
    }

    @EventListener
    void on(IdentityDecided decided) {
        if (!nadra.isOn()) {
            return;
        }
        if (decided.correctedBy() != null) {
            questions.askAnew(decided.person());
        }
        int _ = questions.queue(decided.person());
    }

    /** A new name is another question; of a new record there is none yet. */
    @EventListener
    void on(NamesRecorded recorded) {
        if (nadra.isOn()) {
            questions.askAnew(recorded.person());
        }
    }

    @EventListener
    void on(CnicDecided decided) {
        if (decided.by().kind() != Actor.Kind.SYSTEM) {
            questions.settle(decided.id());
        }
    }

    void fill(BooleanSupplier mayGoOn) {
        int queued = PART;
        while (nadra.isOn() && queued == PART && mayGoOn.getAsBoolean()) {
            Integer some = transaction.execute(status -> questions.queueSome(PART));
            queued = some == null ? 0 : some;
        }
    }
}
