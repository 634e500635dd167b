package pk.gov.nsor.agencies.intake.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import pk.gov.nsor.agencies.intake.AgencyFeeds;
import pk.gov.nsor.agencies.intake.MessageKind;
import pk.gov.nsor.agencies.intake.message.WithdrawalMessage;
import pk.gov.nsor.agencies.intake.sent.FeedReceipt;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;

/** Courts' and prisons' systems take back what they sent by mistake. */
@RestController
@Tag(name = "Withdrawals", description = "A system takes back one of its own messages.")
class WithdrawalsApi {

    private static final String PATH = "/api/v1/withdrawals";

    private final AgencyFeeds feeds;

    WithdrawalsApi(AgencyFeeds feeds) {
        this.feeds = feeds;
    }

    @DecidesNothing("A system takes back what it said; what becomes of that is decided by registrars")
    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @Allows(
            feeds = {Feed.COURT, Feed.PRISON},
            trials = true,
            action = TrailAction.FEED_MESSAGE_RECEIVED)
    @Operation(
            summary = "Take back a message that was sent by mistake",
            description =
                    "What waits ends at once; what is on record stays until a registrar decides. The answer is the"
                            + " same for both. To correct a message, send the right one with its name in replaces instead.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = WithdrawalMessage.class),
                                            examples = {
                                                @ExampleObject(
                                                        name = "withdrawal",
                                                        summary = "An earlier message was sent by mistake",
                                                        value = Examples.WITHDRAWAL)
                                            })))
    @ReceiptResponses
    ResponseEntity<FeedReceipt> withdrawal(@RequestBody byte[] body, Machine client, Actor actor) {
        return ReceiptResponses.Status.of(feeds.receive(MessageKind.WITHDRAWAL, client, body, actor), PATH);
    }
}
