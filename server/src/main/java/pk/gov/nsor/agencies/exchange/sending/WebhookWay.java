package pk.gov.nsor.agencies.exchange.sending;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.exchange.Channel;
import pk.gov.nsor.agencies.exchange.CloudEvent;
import pk.gov.nsor.agencies.exchange.Event;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import tools.jackson.databind.json.JsonMapper;

/**
 * An attempt to send some events of one subscriber. The connections are made first, one for each; then it is noted of whom something
 * leaves; then what is sent is made and written within one transaction that holds the subscriber open, so that nothing leaves after a
 * commit that forbids it. The answers are awaited without a transaction, each by itself.
 */
@Component
class WebhookWay implements Way {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookWay.class);

    private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(5);
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(15);
    private static final int GONE = 410;

    /** Each takes a connection to the database for a moment; whoever answers requests needs some, too. */
    private static final int WRITE_AT_ONCE = 3;

    private final Preparation preparation;
    private final SigningKeys keys;
    private final JsonMapper json;
    private final Clock clock;
    private final Connections connections;
    private final Semaphore writing = new Semaphore(WRITE_AT_ONCE, true);

    @Autowired
    WebhookWay(Preparation preparation, WebhookAddresses addresses, SigningKeys keys, JsonMapper json, Clock clock) {
        this.preparation = preparation;
        this.keys = keys;
        this.json = json;
        this.clock = clock;
        this.connections = new Connections(addresses, CONNECTS_WITHIN, ANSWERS_WITHIN);
    }

    /** An event and the connection over which it goes. */
    private record Going(Event event, Connections.Open connection, boolean wasUsed) {}

    @Override
    public Channel channel() {
        return Channel.WEBHOOK;
    }

    /** Returns when the events are written; each result comes when there is an answer. */
    @Override
    public void send(List<Event> events, String address, Consumer<Result> ended) {
        send(events, address, false, ended);
    }

    private void send(List<Event> events, String address, boolean isFresh, Consumer<Result> ended) {
        List<Going> going = connected(events, address, isFresh, ended);
        if (going.isEmpty()) {
            return;
        }
        Map<UUID, Result> notWritten;
        try {
            notWritten = written(going);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            notWritten = all(going, event -> Result.of(event, Result.What.NOT_OURS));
        } catch (RuntimeException | Error failed) {
            // With a pause, as after any failure: what fails here may fail again at once.
            LOG.warn("Events could not be sent: {}", failed.getClass().getName());
            notWritten = all(going, event -> Result.failed(event, Failure.OWN, null));
        }
        for (Going one : going) {
            Result nothing = notWritten.get(one.event().id());
            if (nothing != null) {
                one.connection().close();
                ended.accept(nothing);
            } else if (going.size() == 1) {
                await(one, address, ended);
            } else {
                Thread _ = Thread.ofVirtual().name("exchange-answer").start(() -> await(one, address, ended));
            }
        }
    }

    private static Map<UUID, Result> all(List<Going> going, Function<Event, Result> result) {
        return going.stream().map(Going::event).collect(Collectors.toMap(Event::id, result));
    }

    /** Those events for which there is a connection; those for which there is none have ended. */
    private List<Going> connected(List<Event> events, String address, boolean isFresh, Consumer<Result> ended) {
        List<Going> going = Collections.synchronizedList(new ArrayList<>());
        List<Thread> opening = new ArrayList<>();
        for (Event event : events) {
            Runnable open = () -> {
                try {
                    Connections.Open connection = connections.open(URI.create(address), isFresh);
                    going.add(new Going(event, connection, connection.isUsed()));
                } catch (IOException | RuntimeException | Error failed) {
                    ended.accept(Result.failed(event, failure(failed), null));
                }
            };
            if (events.size() == 1) {
                open.run();
            } else {
                opening.add(Thread.ofVirtual().name("exchange-connect").start(open));
            }
        }
        for (Thread one : opening) {
            joinWhole(one);
        }
        return List.copyOf(going);
    }

    /** Each ends within the time for connecting. */
    private static void joinWhole(Thread thread) {
        boolean isInterrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException interrupted) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void await(Going one, String address, Consumer<Result> ended) {
        Result result;
        try {
            result = result(one.event(), one.connection().answer().status());
        } catch (IOException | RuntimeException | Error broken) {
            if (one.wasUsed() && !(broken instanceof SocketTimeoutException)) {
                // Its other end had closed it meanwhile.
                send(List.of(one.event()), address, true, ended);
                return;
            }
            result = Result.failed(one.event(), failure(broken), null);
        }
        ended.accept(result);
    }

    private static Failure failure(Throwable failed) {
        return switch (failed) {
            case UnknownHostException _, InvalidValueException _ -> Failure.ADDRESS;
            case SocketTimeoutException _ -> Failure.SILENT;
            default -> Failure.UNREACHABLE;
        };
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

    /** @return of what was not written, why, by its event */
    private Map<UUID, Result> written(List<Going> going) throws InterruptedException {
        writing.acquire();
        try {
            return preparation.send(
                    going.stream().map(Going::event).toList(), Channel.WEBHOOK, sent -> write(going, sent));
        } finally {
            writing.release();
        }
    }

    private Map<UUID, Result> write(List<Going> going, List<CloudEvent> events) {
        Map<UUID, Result> notWritten = new HashMap<>();
        Map<UUID, CloudEvent> sent = events.stream().collect(Collectors.toMap(CloudEvent::id, Function.identity()));
        List<SigningKeys.Signing> signing = sent.isEmpty()
                ? List.of()
                : keys.signing(going.getFirst().event().subscriber());
        for (Going one : going) {
            CloudEvent event = sent.get(one.event().id());
            if (event != null) {
                try {
                    write(event, one.connection(), signing);
                } catch (IOException broken) {
                    // Of one that was used before, the other end had closed it: the next attempt makes another.
                    notWritten.put(
                            one.event().id(),
                            one.wasUsed()
                                    ? Result.of(one.event(), Result.What.NOT_OURS)
                                    : Result.failed(one.event(), failure(broken), null));
                }
            }
        }
        return notWritten;
    }

    private void write(CloudEvent sent, Connections.Open connection, List<SigningKeys.Signing> signing)
            throws IOException {
        byte[] body = json.writeValueAsBytes(sent);
        long timestamp = clock.instant().getEpochSecond();
        String id = sent.id().toString();
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
                        SigningKeys.signatures(signing, id, timestamp, body)));
    }

    @Override
    public void rest() {
        connections.closeOld();
    }

    @Override
    public void close() {
        connections.close();
    }
}
