package pk.gov.nsor.agencies.exchange.webhook;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.agencies.exchange.CloudEvent;
import pk.gov.nsor.agencies.exchange.Event;
import pk.gov.nsor.agencies.exchange.Telling;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import tools.jackson.databind.json.JsonMapper;

/**
 * One attempt to send an event. The connection is made first; what is sent is then made and written within one transaction that
 * holds the subscriber open, so that nothing leaves after a commit that forbids it. The answer is awaited without a transaction.
 */
@Component
class Attempt {

    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

    private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(5);
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(15);
    private static final int GONE = 410;

    /** Each takes a connection to the database for a moment; whoever answers requests needs some, too. */
    private static final int WRITE_AT_ONCE = 3;

    private final WebhookQueue queue;
    private final Telling telling;
    private final SigningKeys keys;
    private final Trail trail;
    private final JsonMapper json;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final Connections connections;
    private final Semaphore writing = new Semaphore(WRITE_AT_ONCE, true);

    @Autowired
    Attempt(
            WebhookQueue queue,
            WebhookAddresses addresses,
            Telling telling,
            SigningKeys keys,
            Trail trail,
            JsonMapper json,
            TransactionOperations transaction,
            Clock clock) {
        this.queue = queue;
        this.telling = telling;
        this.keys = keys;
        this.trail = trail;
        this.json = json;
        this.transaction = transaction;
        this.clock = clock;
        this.connections = new Connections(
                addresses, (SSLSocketFactory) SSLSocketFactory.getDefault(), CONNECTS_WITHIN, ANSWERS_WITHIN);
    }

    /** Never throws: whatever happens becomes a result. */
    Result send(Event event, String address) {
        try {
            return send(event, URI.create(address), false);
        } catch (InvalidValueException notAllowed) {
            return Result.failed(event, Failure.ADDRESS, null);
        } catch (UnknownHostException unknown) {
            return Result.failed(event, Failure.ADDRESS, null);
        } catch (SocketTimeoutException silent) {
            return Result.failed(event, Failure.SILENT, null);
        } catch (IOException broken) {
            return Result.failed(event, Failure.UNREACHABLE, null);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Result.of(event, Result.What.NOT_OURS);
        } catch (RuntimeException | Error failed) {
            LOG.warn(
                    "Event {} could not be sent: {}",
                    event.id(),
                    failed.getClass().getName());
            return Result.failed(event, Failure.UNREACHABLE, null);
        }
    }

    private Result send(Event event, URI address, boolean isFresh) throws IOException, InterruptedException {
        Connections.Open connection = connections.open(address, isFresh);
        boolean wasUsed = connection.isUsed();
        try {
            Result.What nothing = written(event, connection);
            return nothing == null ? result(event, connection.answer().status()) : Result.of(event, nothing);
        } catch (SocketTimeoutException silent) {
            throw silent;
        } catch (IOException broken) {
            if (!wasUsed) {
                throw broken;
            }
            // Its other end had closed it meanwhile.
            return send(event, address, true);
        }
    }

    /** Closes the connection unless an answer is to be awaited. */
    private Result.@Nullable What written(Event event, Connections.Open connection)
            throws IOException, InterruptedException {
        boolean isWritten = false;
        try {
            Result.What nothing = write(event, connection);
            isWritten = nothing == null;
            return nothing;
        } finally {
            if (!isWritten) {
                connection.close();
            }
        }
    }

    private static Result result(Event event, int status) {
        if (status < 300) {
            return Result.of(event, Result.What.DELIVERED);
        }
        if (status < 400) {
            return Result.failed(event, Failure.REDIRECT, status);
        }
        return status == GONE
                ? new Result(event, Result.What.GONE, null, status)
                : Result.failed(event, Failure.STATUS, status);
    }

    /** @return why nothing was written; null where it was */
    private Result.@Nullable What write(Event event, Connections.Open connection)
            throws IOException, InterruptedException {
        writing.acquire();
        try {
            return transaction.execute(status -> {
                if (!queue.hold(event)) {
                    return Result.What.NOT_OURS;
                }
                Optional<Telling.Made> made = telling.make(event.subscriber(), List.of(event));
                if (made.isEmpty()) {
                    return Result.What.NOT_OURS;
                }
                if (made.get().sent().isEmpty()) {
                    return Result.What.UNTOLD;
                }
                Actor system =
                        new Actor(Actor.Kind.MACHINE, made.get().subscriber().client(), "webhook");
                made.get()
                        .people()
                        .forEach(person -> trail.append(
                                TrailEntry.done(system, TrailAction.EVENTS_READ).about(person)));
                try {
                    write(made.get().sent().getFirst(), event, connection);
                } catch (IOException broken) {
                    throw new BrokenException(broken);
                }
                return null;
            });
        } catch (BrokenException broken) {
            throw broken.cause;
        } finally {
            writing.release();
        }
    }

    private void write(CloudEvent sent, Event event, Connections.Open connection) throws IOException {
        byte[] body = json.writeValueAsBytes(sent);
        long timestamp = clock.instant().getEpochSecond();
        String id = event.id().toString();
        connection.write(
                body,
                Map.of(
                        "Content-Type",
                        "application/cloudevents+json",
                        "webhook-id",
                        id,
                        "webhook-timestamp",
                        Long.toString(timestamp),
                        "webhook-signature",
                        SigningKeys.signatures(keys.signing(event.subscriber()), id, timestamp, body)));
    }

    void closeOld() {
        connections.closeOld();
    }

    void close() {
        connections.close();
    }

    /** Takes what went wrong through the transaction, which is rolled back. */
    private static final class BrokenException extends RuntimeException {
        private final IOException cause;

        BrokenException(IOException cause) {
            super(cause);
            this.cause = cause;
        }
    }
}
