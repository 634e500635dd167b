package pk.gov.nsor.agencies.verification;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.agencies.verification.nadra.IdentityVerification;
import pk.gov.nsor.agencies.verification.nadra.NadraException;
import pk.gov.nsor.agencies.verification.nadra.NadraFailure;
import pk.gov.nsor.agencies.verification.nadra.StatedIdentity;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.UnknownPersonException;

/**
 * Works on the queue: takes a question for one attempt, asks outside any transaction, and has the answer taken only where the
 * attempt still counts. Each attempt tells NADRA a CNIC, and is on the trail before it goes out.
 */
@Component
public class Verification {

    static final Actor NADRA = Actor.system("nadra");

    private static final Logger LOG = LoggerFactory.getLogger(Verification.class);

    /** The purpose of a question on the trail. */
    static final String PURPOSE = "IDENTITY_CONFIRMATION";

    /** Longer than an attempt with its repetition: after that the process that had it is gone. */
    static final Duration LEASE = Duration.ofMinutes(3);

    private static final Duration SERVICE_AWAY = Duration.ofMinutes(1);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 6;

    private final IdentityVerification nadra;
    private final AskingRate rate;
    private final QuestionRepository questions;
    private final FingerAsking fingers;
    private final Answers answers;
    private final People people;
    private final Trail trail;
    private final TransactionOperations transaction;

    Verification(
            IdentityVerification nadra,
            AskingRate rate,
            QuestionRepository questions,
            FingerAsking fingers,
            Answers answers,
            People people,
            Trail trail,
            TransactionOperations transaction) {
        this.nadra = nadra;
        this.rate = rate;
        this.questions = questions;
        this.fingers = fingers;
        this.answers = answers;
        this.people = people;
        this.trail = trail;
        this.transaction = transaction;
    }

    @Bean
    static Job verificationJob(Verification verification) {
        return Job.inEveryProcess("verification.questions", Duration.ofSeconds(2))
                .within(Duration.ofHours(1))
                .doesWhile(verification::work);
    }

    /** Puts what is due and the rate allows, several at once; other processes do the same with other questions. */
    public void work(BooleanSupplier mayGoOn) {
        if (!nadra.isOn()) {
            return;
        }
        if (!askOne()) {
            return;
        }
        try (ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int lane = 0; lane < nadra.atOnce(); lane++) {
                running.add(lanes.submit(() -> {
                    while (mayGoOn.getAsBoolean() && askOne()) {
                        // Until nothing is due, the rate allows no more, or NADRA does not answer.
                    }
                }));
            }
            for (Future<?> lane : running) {
                lane.get();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("A question to NADRA failed", failed.getCause());
        }
    }

    /** A question that is out, and the identity on record when it was put. */
    private record Attempt(Question question, UUID lease, Identity asked) {}

    /** @return whether one was put */
    boolean askOne() {
        if (!nadra.mayAsk()) {
            return false;
        }
        Optional<Runnable> claimed;
        try {
            claimed = Objects.requireNonNull(transaction.execute(status -> claimNext()));
        } catch (RuntimeException failed) {
            nadra.giveBack();
            throw failed;
        }
        if (claimed.isEmpty()) {
            nadra.giveBack();
            return false;
        }
        claimed.get().run();
        return true;
    }

    /** Somebody waits at the counter for an answer about a finger. */
    private Optional<Runnable> claimNext() {
        if (!rate.allowsOne()) {
            return Optional.empty();
        }
        Optional<Runnable> claimed =
                fingers.claim().or(() -> Optional.ofNullable(claim()).map(attempt -> () -> put(attempt)));
        if (claimed.isPresent()) {
            rate.count();
        }
        return claimed;
    }

    private @Nullable Attempt claim() {
        UUID lease = UUID.randomUUID();
        Optional<Question> claimed = questions.claim(lease, LEASE);
        if (claimed.isEmpty()) {
            return null;
        }
        Question question = claimed.get();
        Identity known = people.get(question.person()).identity();
        trail.append(TrailEntry.done(NADRA, TrailAction.NADRA_ASKED)
                .about(question.person().value())
                .purpose(PURPOSE)
                .with(Map.of(
                        "cnic",
                        question.cnic().formatted(),
                        "question",
                        question.id().toString())));
        return new Attempt(question, lease, known);
    }

    private void put(Attempt attempt) {
        Question question = attempt.question();
        Optional<StatedIdentity> stated;
        try {
            stated = nadra.ask(question.cnic());
        } catch (NadraException failed) {
            failed(attempt, failed.failure());
            return;
        }
        try {
            transaction.executeWithoutResult(status -> {
                boolean _ = answers.take(question, attempt.lease(), attempt.asked(), stated);
            });
            transaction.executeWithoutResult(status -> questions.noteService(null));
        } catch (UnknownPersonException erased) {
            LOG.info("A record was erased while NADRA was asked about it");
        } catch (RuntimeException failed) {
            // Its message may tell of the person. The attempt is lost, and the question comes again.
            LOG.error(
                    "NADRA's answer to {} could not be taken: {}",
                    question.id(),
                    failed.getClass().getName());
            transaction.executeWithoutResult(
                    status -> questions.failed(question.id(), attempt.lease(), null, pause(question)));
        }
    }

    private void failed(Attempt attempt, NadraFailure failure) {
        Question question = attempt.question();
        Duration pause = failure.isOfService() ? SERVICE_AWAY : pause(question);
        transaction.executeWithoutResult(status -> questions.failed(question.id(), attempt.lease(), failure, pause));
        transaction.executeWithoutResult(status -> questions.noteService(failure));
    }

    /** Twice as long after each attempt, an hour and four minutes at most. */
    private static Duration pause(Question question) {
        int doublings = Math.min(MOST_DOUBLINGS, Math.max(0, question.attempts() - 1));
        return FIRST_PAUSE.multipliedBy(1L << doublings);
    }
}
