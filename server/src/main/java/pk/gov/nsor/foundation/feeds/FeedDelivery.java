package pk.gov.nsor.foundation.feeds;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

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
    private final ObjectProvider<FeedHandler> handlers;
    private final TransactionOperations transaction;

    FeedDelivery(
            FeedQueue queue, FeedUsage usage, ObjectProvider<FeedHandler> handlers, TransactionOperations transaction) {
        this.queue = queue;
        this.usage = usage;
        this.handlers = handlers;
        this.transaction = transaction;
    }

    /** Processes the next message; false where none waits that this process could process. */
    boolean deliverNext() {
        AtomicReference<@Nullable FeedMessage> taken = new AtomicReference<>();
        try {
            transaction.executeWithoutResult(status -> queue.next().ifPresent(message -> {
                taken.set(message);
                if (!handler(message).take(message)) {
                    usage.unmatched(message.client());
                }
            }));
        } catch (InvalidValueException contradiction) {
            refused(Objects.requireNonNull(taken.get()), contradiction);
        } catch (TransientDataAccessException | DataAccessResourceFailureException | TransactionException lost) {
            // The message itself is not at fault.
            throw lost;
        } catch (RuntimeException | StackOverflowError failed) {
            failed(Objects.requireNonNull(taken.get()), failed);
        }
        return taken.get() != null;
    }

    private void failed(FeedMessage message, Throwable failure) {
        int attempts = Objects.requireNonNull(transaction.execute(status -> queue.failed(message.receipt())));
        // Only its class name: the text of a failure may repeat the message.
        LOG.warn(
                "Message {} was not taken, attempt {}: {}",
                message,
                attempts,
                failure.getClass().getName());
        if (attempts >= MOST_ATTEMPTS) {
            refused(
                    message,
                    new InvalidValueException(
                            "feed.failed", "This message could not be recorded, whatever was tried."));
        } else if (attempts > 1) {
            postpone(message, Duration.ofSeconds(1L << attempts));
        }
    }

    private void refused(FeedMessage message, InvalidValueException why) {
        boolean isSettled;
        try {
            isSettled = Boolean.TRUE.equals(transaction.execute(status ->
                    !queue.takeOff(message.receipt()) || settled(message, why) || undo(status::setRollbackOnly)));
        } catch (RuntimeException failed) {
            LOG.error(
                    "Message {} can neither be taken nor refused: {}",
                    message,
                    failed.getClass().getName());
            isSettled = false;
        }
        if (!isSettled) {
            postpone(message, LONGEST_PAUSE);
        }
    }

    private boolean settled(FeedMessage message, InvalidValueException why) {
        return handler(message).refused(message, why);
    }

    private static boolean undo(Runnable rollback) {
        rollback.run();
        return false;
    }

    private void postpone(FeedMessage message, Duration pause) {
        transaction.executeWithoutResult(status -> queue.postpone(message.receipt(), pause));
    }

    private FeedHandler handler(FeedMessage message) {
        Map<String, FeedHandler> byName =
                handlers.stream().collect(Collectors.toMap(FeedHandler::name, Function.identity()));
        return Optional.ofNullable(byName.get(message.handler()))
                .orElseThrow(
                        () -> new IllegalStateException("Of " + List.copyOf(byName.keySet()) + " nobody knows it"));
    }
}
