package pk.gov.nsor.foundation.feeds;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.feeds.FeedQueue.Queued;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.screening.ScreenMemory;
import tools.jackson.core.JacksonException;

/**
 * Processes one message after another, each in a transaction of its own. A message that fails is tried again, and does
 * not stop the others.
 */
@Component
class FeedDelivery {

    static final int MOST_ATTEMPTS = 6;
    private static final Logger LOG = LoggerFactory.getLogger(FeedDelivery.class);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final FeedQueue queue;
    private final FeedUsage usage;
    private final FeedForms forms;
    private final Map<String, FeedKind<?>> kinds;
    private final TransactionOperations transaction;

    FeedDelivery(
            FeedQueue queue,
            FeedUsage usage,
            FeedForms forms,
            List<FeedKind<?>> kinds,
            TransactionOperations transaction) {
        this.queue = queue;
        this.usage = usage;
        this.forms = forms;
        this.kinds = kinds.stream().collect(Collectors.toUnmodifiableMap(FeedKind::name, Function.identity()));
        this.transaction = transaction;
    }

    /** Processes the next message; false where none waits that this process could process. */
    boolean deliverNext() {
        AtomicReference<@Nullable Queued> taken = new AtomicReference<>();
        try {
            transaction.executeWithoutResult(status -> queue.next().ifPresent(waiting -> {
                taken.set(waiting);
                if (!ScreenMemory.remembering().call(() -> take(kind(waiting), waiting))) {
                    usage.unmatched(waiting.message().client());
                }
            }));
        } catch (InvalidValueException contradiction) {
            refused(Objects.requireNonNull(taken.get()), contradiction);
        } catch (TransientDataAccessException | DataAccessResourceFailureException | TransactionException lost) {
            // The message itself is not at fault.
            throw lost;
        } catch (RuntimeException | StackOverflowError failed) {
            if (taken.get() == null) {
                // No message is at fault.
                throw failed;
            }
            failed(Objects.requireNonNull(taken.get()), failed);
        }
        return taken.get() != null;
    }

    private <M> boolean take(FeedKind<M> kind, Queued waiting) {
        return kind.take(waiting.message(), read(kind, waiting));
    }

    /** What an earlier version of the register acknowledged may not be read by the rules of this one. */
    private <M> M read(FeedKind<M> kind, Queued waiting) {
        try {
            return kind.read(forms.stored(queue.body(waiting), waiting.message().receivedAt()));
        } catch (ProblemException | JacksonException stricterSince) {
            throw new InvalidValueException(
                    "feed.stricter", "By the rules of today this message cannot be recorded as it stands.");
        }
    }

    private void failed(Queued waiting, Throwable failure) {
        UUID receipt = waiting.message().receipt();
        int attempts = Objects.requireNonNull(transaction.execute(status -> queue.failed(receipt)));
        // Only its class name: the text of a failure may repeat the message.
        LOG.warn(
                "Message {} was not taken, attempt {}: {}",
                waiting,
                attempts,
                failure.getClass().getName());
        if (attempts >= MOST_ATTEMPTS) {
            refused(
                    waiting,
                    new InvalidValueException(
                            "feed.failed", "This message could not be recorded, whatever was tried."));
        } else if (attempts > 1) {
            postpone(receipt, Duration.ofSeconds(1L << attempts));
        }
    }

    private void refused(Queued waiting, InvalidValueException why) {
        UUID receipt = waiting.message().receipt();
        boolean isSettled;
        try {
            isSettled = Boolean.TRUE.equals(transaction.execute(status -> !queue.takeOff(receipt)
                    || kind(waiting).refused(waiting.message(), why)
                    || undo(status::setRollbackOnly)));
        } catch (RuntimeException failed) {
            LOG.error(
                    "Message {} can neither be taken nor refused: {}",
                    waiting,
                    failed.getClass().getName());
            isSettled = false;
        }
        if (!isSettled) {
            postpone(receipt, LONGEST_PAUSE);
        }
    }

    private static boolean undo(Runnable rollback) {
        rollback.run();
        return false;
    }

    private void postpone(UUID receipt, Duration pause) {
        transaction.executeWithoutResult(status -> queue.postpone(receipt, pause));
    }

    private FeedKind<?> kind(Queued waiting) {
        return Optional.<FeedKind<?>>ofNullable(kinds.get(waiting.kind()))
                .orElseThrow(() -> new IllegalStateException("Of " + kinds.keySet() + " nobody knows it"));
    }
}
