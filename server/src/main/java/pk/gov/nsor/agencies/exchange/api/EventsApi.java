package pk.gov.nsor.agencies.exchange.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pk.gov.nsor.agencies.exchange.Channel;
import pk.gov.nsor.agencies.exchange.CloudEvent;
import pk.gov.nsor.agencies.exchange.EventCursor;
import pk.gov.nsor.agencies.exchange.PullFeed;
import pk.gov.nsor.agencies.exchange.Subscribers;
import pk.gov.nsor.agencies.exchange.sending.SigningKeys;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.feeds.FeedBudget;

/** The feed of events that a system reads, where one was opened for it. */
@RestController
@RequestMapping("/api/v1/events")
@Tag(name = "Events", description = "What your system is told, as CloudEvents, by a feed or a webhook.")
class EventsApi {

    private static final int MOST = 1000;
    private static final String USUAL = "100";
    private static final String AUDIENCE = "^[a-z]+(-[a-z]+)*$";
    private static final String BATCH = "application/cloudevents-batch+json";

    private final PullFeed feed;
    private final FeedBudget budget;
    private final Subscribers subscribers;
    private final SigningKeys keys;

    EventsApi(PullFeed feed, FeedBudget budget, Subscribers subscribers, SigningKeys keys) {
        this.feed = feed;
        this.budget = budget;
        this.subscribers = subscribers;
        this.keys = keys;
    }

    @Schema(name = "EventKey", description = "A public key that webhooks of your system are signed with.")
    record Key(
            @Schema(description = "Of which channel: what its events are about.", pattern = AUDIENCE)
            String audience,

            @Schema(description = "Ed25519, as Standard Webhooks writes it.", pattern = "^whpk_[A-Za-z0-9+/]{43}=$")
            String publicKey,

            @Schema(description = "Since when it signs.") Instant madeAt,

            @Schema(description = "Until when it signs beside the one that follows it; null while none does.") @Nullable
            Instant endsAt) {}

    @GetMapping(produces = {BATCH, MediaType.APPLICATION_JSON_VALUE})
    @Allows(
            feeds = {Feed.CHILD_PROTECTION, Feed.COURT, Feed.IMMIGRATION, Feed.POLICE, Feed.PRISON, Feed.SURVIVORS_VAULT
            },
            trials = true,
            action = TrailAction.EVENTS_READ)
    @Operation(
            summary = "Read the events for your system",
            description =
                    "In an order that stays the same; of one person in the order of the changes. An event is told at"
                            + " least once: take each id once. Asking with the sequence of an event acknowledges it and all before"
                            + " it; without a cursor you get what you have not acknowledged. What an event says is what is so when"
                            + " you read it. What has ended meanwhile is passed over, and the end is told.")
    @ApiResponse(
            responseCode = "200",
            description = "The events after that one, none where there are no more",
            headers =
                    @Header(
                            name = HttpHeaders.LINK,
                            description =
                                    "The address to ask next, with rel=\"next\"; also where there is nothing more now.",
                            schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "429",
            description =
                    "This client has asked and sent as often as it may; Retry-After says in how many seconds it may again")
    @ApiResponse(responseCode = "404", description = "No feed was opened for this system, or it was closed")
    @ApiResponse(
            responseCode = "503",
            description =
                    "The register was restored from a copy: nothing is told until two people have released it. Retry-After says when to"
                            + " ask again")
    ResponseEntity<List<CloudEvent>> events(
            @Parameter(
                            description =
                                    "Which feed, where several are open for your system: what its events are about, as in their type.",
                            schema = @Schema(type = "string", pattern = AUDIENCE, maxLength = 60))
                    @RequestParam(required = false)
                    @Nullable
                    String audience,
            @Parameter(
                            description = "The sequence of the last event that you have taken.",
                            schema = @Schema(type = "string", pattern = EventCursor.FORM))
                    @RequestParam(required = false)
                    @Nullable
                    String after,
            @Parameter(
                            description = "The most events to be answered.",
                            schema =
                                    @Schema(
                                            type = "integer",
                                            format = "int32",
                                            minimum = "1",
                                            maximum = "" + MOST,
                                            defaultValue = USUAL))
                    @RequestParam(defaultValue = USUAL)
                    int limit,
            Machine client,
            Actor actor) {
        if (limit < 1 || limit > MOST) {
            throw parameter("limit is 1 to " + MOST + ".");
        }
        if (audience != null && !audience.matches(AUDIENCE)) {
            throw parameter("audience is of lower-case words with hyphens.");
        }
        budget.spendReading(client);
        EventCursor cursor = after == null
                ? null
                : EventCursor.parse(after).orElseThrow(() -> parameter("after is the sequence of an event."));
        if (client.isTrial()) {
            // Nobody's event: it tells nothing of the register, not even whether there are any.
            return answer(List.of(), audience, null, limit);
        }
        PullFeed.Answer answer = feed.after(client, audience, cursor, limit, actor);
        if (answer.refusal() == PullFeed.Refusal.NOT_YOURS) {
            throw parameter("No event told to this client had this sequence. Ask without after.");
        }
        if (answer.refusal() == PullFeed.Refusal.SEVERAL) {
            throw parameter("Several feeds are open for this system. Say which: audience.");
        }
        if (answer.refusal() == PullFeed.Refusal.HELD) {
            // An answer without events would say that nothing has happened.
            ErrorResponseException held = new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE);
            held.setDetail("The register was restored from a copy; nothing is told until two people have released it.");
            throw held;
        }
        PullFeed.Page page = answer.page();
        if (page == null) {
            throw new ProblemException(
                    HttpStatus.NOT_FOUND,
                    "no-feed",
                    "No feed is open for this system",
                    "The National Police Bureau opens one, on the notification or order that it rests on.",
                    List.of());
        }
        return answer(page.events(), audience, page.next(), limit);
    }

    @GetMapping(path = "/keys", produces = MediaType.APPLICATION_JSON_VALUE)
    @Allows(
            feeds = {Feed.CHILD_PROTECTION, Feed.COURT, Feed.IMMIGRATION, Feed.POLICE, Feed.PRISON, Feed.SURVIVORS_VAULT
            },
            trials = true,
            action = TrailAction.EVENTS_READ,
            noEntry = "A client reads public keys of its own channels")
    @Operation(
            summary = "Read the keys of your webhooks",
            description =
                    "The public keys that have not ended, of each webhook that is open for your system, the latest first."
                            + " A shared secret is given by the National Police Bureau alone.")
    @ApiResponse(responseCode = "200", description = "The keys, none where no webhook is open")
    List<Key> keys(Machine client) {
        return client.isTrial()
                ? List.of()
                : subscribers.open(client.clientId()).stream()
                        .filter(channel -> channel.channel() == Channel.WEBHOOK)
                        .flatMap(channel -> keys.shown(channel.id()).stream().flatMap(key -> {
                            String written = key.publicKey();
                            return written == null
                                    ? Stream.empty()
                                    : Stream.of(new Key(channel.audience(), written, key.madeAt(), key.endsAt()));
                        }))
                        .toList();
    }

    private static ResponseEntity<List<CloudEvent>> answer(
            List<CloudEvent> events, @Nullable String audience, @Nullable EventCursor next, int limit) {
        String address = "/api/v1/events?limit=" + limit + (audience == null ? "" : "&audience=" + audience)
                + (next == null ? "" : "&after=" + next.text());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(BATCH))
                .header(HttpHeaders.LINK, "<" + address + ">; rel=\"next\"")
                .body(events);
    }

    private static ProblemException parameter(String detail) {
        return new ProblemException(
                HttpStatus.BAD_REQUEST, "invalid-parameter", "A parameter is not as described", detail, List.of());
    }
}
