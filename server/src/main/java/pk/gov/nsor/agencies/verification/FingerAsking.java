package pk.gov.nsor.agencies.verification;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.agencies.verification.nadra.IdentityVerification;
import pk.gov.nsor.agencies.verification.nadra.IdentityVerification.FingerAnswer;
import pk.gov.nsor.agencies.verification.nadra.NadraException;
import pk.gov.nsor.agencies.verification.nadra.NadraFailure;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.jobs.Job;

/** Takes a question about a finger for one attempt, and asks outside any transaction. */
@Component
class FingerAsking {

    private static final Logger LOG = LoggerFactory.getLogger(FingerAsking.class);

    private static final Duration PAUSE = Duration.ofMinutes(1);

    /** Whoever was at the counter is long gone. */
    private static final Duration GIVEN_UP_AFTER = Duration.ofDays(1);

    private final IdentityVerification nadra;
    private final FingerRepository table;
    private final FingerQuestions fingers;
    private final QuestionRepository questions;
    private final Trail trail;
    private final TransactionOperations transaction;

    FingerAsking(
            IdentityVerification nadra,
            FingerRepository table,
            FingerQuestions fingers,
            QuestionRepository questions,
            Trail trail,
            TransactionOperations transaction) {
        this.nadra = nadra;
        this.table = table;
        this.fingers = fingers;
        this.questions = questions;
        this.trail = trail;
        this.transaction = transaction;
    }

    @Bean
    static Job fingerGivingUpJob(FingerAsking asking) {
        return Job.inOneProcess("verification.fingers", Duration.ofMinutes(10)).does(asking::giveUp);
    }

    /** Takes the one that is due the longest; what it returns asks. That NADRA is told is on the trail before it goes out. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Runnable> claim() {
        UUID lease = UUID.randomUUID();
        return table.claim(lease, Verification.LEASE).map(question -> {
            trail.append(TrailEntry.done(Verification.NADRA, TrailAction.NADRA_ASKED)
                    .about(question.person().value())
                    .purpose(Verification.PURPOSE)
                    .with(content(question)));
            return () -> put(question, lease);
        });
    }

    private void put(FingerQuestion question, UUID lease) {
        Optional<byte[]> print = fingers.print(question);
        if (print.isEmpty()) {
            // The record was erased, or the print given up, since the question was claimed.
            nadra.giveBack();
            return;
        }
        try {
            FingerAnswer answer = nadra.ask(question.cnic(), question.finger().isoPosition(), print.get());
            transaction.executeWithoutResult(status -> take(question, lease, FingerState.of(answer)));
            transaction.executeWithoutResult(status -> questions.noteService(null));
        } catch (NadraException failed) {
            failed(question, lease, failed.failure());
        } catch (RuntimeException failed) {
            // Its message may tell of the person. The attempt is lost, and the question comes again.
            LOG.error(
                    "NADRA's answer to {} could not be taken: {}",
                    question.id(),
                    failed.getClass().getName());
            transaction.executeWithoutResult(status -> table.failed(question.id(), lease, null, PAUSE));
        }
    }

    private void take(FingerQuestion question, UUID lease, FingerState state) {
        if (table.answered(question.id(), lease, state)) {
            Map<String, Object> content = new HashMap<>(content(question));
            content.put("state", state.name());
            trail.append(TrailEntry.done(Verification.NADRA, TrailAction.NADRA_ANSWERED)
                    .about(question.person().value())
                    .with(content));
        }
    }

    private void failed(FingerQuestion question, UUID lease, NadraFailure failure) {
        transaction.executeWithoutResult(status -> table.failed(question.id(), lease, failure, PAUSE));
        transaction.executeWithoutResult(status -> questions.noteService(failure));
    }

    @Transactional
    void giveUp() {
        int _ = table.giveUp(GIVEN_UP_AFTER);
    }

    private static Map<String, Object> content(FingerQuestion question) {
        return Map.of(
                "cnic",
                question.cnic().formatted(),
                "finger",
                question.finger().name(),
                "question",
                question.id().toString());
    }
}
