package pk.gov.nsor.foundation.feeds.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.ApiForms;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.feeds.ChangeCursor;
import pk.gov.nsor.foundation.feeds.FeedInbox;
import pk.gov.nsor.foundation.feeds.SentChange;
import pk.gov.nsor.foundation.feeds.SentChanges;

/** Whether a message arrived, for a client that does not know, and what became of all of them. */
@RestController
@RequestMapping("/api/v1/messages")
@Allows(
        everyFeed = true,
        trials = true,
        action = TrailAction.FEED_MESSAGE_RECEIVED,
        noEntry = "A client asks what became of its own messages; each message has its entry")
@Tag(name = "Messages", description = "What a client has sent.")
class MessagesApi {

    private static final int LONGEST_ID = 64;

    private static final int MOST = 1000;
    private static final String USUAL = "100";

    private final FeedInbox inbox;
    private final SentChanges sent;

    MessagesApi(FeedInbox inbox, SentChanges sent) {
        this.inbox = inbox;
        this.sent = sent;
    }

    /** A message that arrived. */
    @Schema(name = "SentMessage")
    record SentMessage(
            @Schema(description = "The client's own name for it.")
            String messageId,

            @Schema(description = "What was answered to it.")
            UUID receipt,

            @Schema(description = "When it came, in UTC.") Instant receivedAt) {}

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Ask whether a message of yours arrived, by its messageId",
            description = "Of any kind. It says nothing of what the message says, nor of whom it is about.")
    @ApiResponse(responseCode = "200", description = "It arrived")
    @ApiResponse(responseCode = "404", description = "You have sent no message under this messageId that was taken")
    SentMessage find(
            @Parameter(
                            description = "The client's own name of the message.",
                            example = "2026-000131",
                            schema = @Schema(minLength = 1, maxLength = LONGEST_ID, pattern = ApiForms.TEXT))
                    @RequestParam
                    String messageId,
            Machine client) {
        return inbox.find(client, messageId)
                .map(found -> new SentMessage(found.messageId(), found.receipt(), found.receivedAt()))
                .orElseThrow(() -> new ProblemException(
                        HttpStatus.NOT_FOUND,
                        "not-found",
                        "Not found",
                        "This client has sent no message under this messageId.",
                        List.of()));
    }

    /** A change that the client may know. */
    @Schema(name = "ChangedMessage")
    record Changed(
            @Schema(description = "The client's own name of the message.", example = "2026-000131")
            String messageId,

            @Schema(description = "What was answered to it.")
            UUID receipt,

            @Schema(
                    description = "CONVICTION, APPEAL_OUTCOME, CUSTODY_EVENT, PLANNED_RELEASE, DEATH, WITHDRAWAL,"
                            + " MONTHLY_TOTAL, BORDER_CROSSING or OBSERVATION; others may be added.",
                    pattern = "^[A-Z_]{1,40}$",
                    example = "CONVICTION")
            String kind,

            @Schema(
                    description = "RECEIVED: it came. RETURNED: a registrar sent it back. WITHDRAWN and REPLACED: you"
                            + " have taken it back.")
            SentChange.What status,

            @Schema(description = "Why it was returned; null where it was not.") @Nullable
            String returnReason,

            @Schema(description = "When, in UTC.") Instant at) {

        static Changed of(SentChange change) {
            String kind = change.kind().substring(change.kind().lastIndexOf('.') + 1);
            return new Changed(
                    change.messageId(),
                    change.receipt(),
                    kind.toUpperCase(Locale.ROOT).replace('-', '_'),
                    change.what(),
                    change.returnReason(),
                    change.at());
        }
    }

    /** A page of changes. */
    @Schema(name = "ChangedMessages")
    record Page(
            @Schema(description = "In an order that stays the same.")
            List<Changed> changes,

            @Schema(
                    description =
                            "Ask with it as after next time. It stays the same until there is a change; null while"
                                    + " there was none.",
                    pattern = ChangeCursor.FORM)
            @Nullable
            String next,

            @Schema(description = "Whether there are more now.")
            boolean hasMore) {

        Page {
            changes = List.copyOf(changes);
        }
    }

    @GetMapping(path = "/changes", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Ask what became of your messages since you last asked",
            description = "Of any kind: that it came, that a registrar sent it back, that you took it back. It tells no"
                    + " more than receipts do, and nothing of whom a message is about. No change is lost and none is"
                    + " told twice to who asks with the cursor of the last answer.")
    @ApiResponse(responseCode = "200", description = "The changes after that one")
    Page changes(
            @Parameter(
                            description = "The cursor (next) of your last answer; without it from the first change on.",
                            schema = @Schema(type = "string", pattern = ChangeCursor.FORM))
                    @RequestParam(required = false)
                    @Nullable
                    String after,
            @Parameter(
                            description = "The most changes to be answered.",
                            schema =
                                    @Schema(
                                            type = "integer",
                                            format = "int32",
                                            minimum = "1",
                                            maximum = "" + MOST,
                                            defaultValue = USUAL))
                    @RequestParam(defaultValue = USUAL)
                    int limit,
            Machine client) {
        if (limit < 1 || limit > MOST) {
            throw parameter("limit is 1 to " + MOST + ".");
        }
        ChangeCursor cursor = after == null
                ? null
                : ChangeCursor.parse(after).orElseThrow(() -> parameter("after is the cursor of an earlier answer."));
        List<SentChange> found = sent.after(client, cursor, limit + 1)
                .orElseThrow(() -> parameter(
                        "No answer to this client had this cursor. Ask from the first change on, without after."));
        boolean hasMore = found.size() > limit;
        List<SentChange> told = hasMore ? found.subList(0, limit) : found;
        return new Page(
                told.stream().map(Changed::of).toList(),
                told.isEmpty() ? after : ChangeCursor.of(told.getLast()).text(),
                hasMore);
    }

    private static ProblemException parameter(String detail) {
        return new ProblemException(
                HttpStatus.BAD_REQUEST, "invalid-parameter", "A parameter is not as described", detail, List.of());
    }
}
