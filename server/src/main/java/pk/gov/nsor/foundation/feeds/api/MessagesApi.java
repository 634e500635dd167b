package pk.gov.nsor.foundation.feeds.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.ApiForms;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.feeds.FeedInbox;

/** Whether a message arrived, for a client that does not know. */
@RestController
@RequestMapping("/api/v1/messages")
@Allows(
        feeds = {Feed.COURT, Feed.PRISON, Feed.IMMIGRATION, Feed.NADRA, Feed.POLICE},
        action = TrailAction.FEED_MESSAGE_RECEIVED,
        noEntry = "A client asks whether its own message arrived; the message has its entry")
@Tag(name = "Messages", description = "What a client has sent.")
class MessagesApi {

    private static final int LONGEST_ID = 64;

    private final FeedInbox inbox;

    MessagesApi(FeedInbox inbox) {
        this.inbox = inbox;
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
}
