package pk.gov.nsor.agencies.intake.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pk.gov.nsor.agencies.intake.AgencyFeeds;
import pk.gov.nsor.agencies.intake.MessageKind;
import pk.gov.nsor.agencies.intake.message.CourtMessage;
import pk.gov.nsor.agencies.intake.sent.FeedReceipt;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;

/** The feed of courts' systems. */
@RestController
@RequestMapping(ConvictionsApi.PATH)
@Allows(feeds = Feed.COURT, trials = true, action = TrailAction.FEED_MESSAGE_RECEIVED)
@Tag(name = "Convictions", description = "Courts' systems report convictions and ask what became of them.")
@DecidesNothing("A system reports a judgment; nobody's page was shown")
class ConvictionsApi {

    static final String PATH = "/api/v1/convictions";

    private final AgencyFeeds feed;

    ConvictionsApi(AgencyFeeds feed) {
        this.feed = feed;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Report a conviction",
            description = "The same body under the same messageId is the same message, however often it is sent.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = CourtMessage.class),
                                            examples = {
                                                @ExampleObject(
                                                        name = "conviction",
                                                        summary = "A judgment",
                                                        value = Examples.CONVICTION)
                                            })))
    @ReceiptResponses
    ResponseEntity<FeedReceipt> receive(@RequestBody byte[] body, Machine client, Actor actor) {
        AgencyFeeds.Answer answer = feed.receive(MessageKind.CONVICTION, client, body, actor);
        return ReceiptResponses.Status.of(answer, PATH);
    }

    @GetMapping(path = "/receipts/{receipt}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Ask what became of one of your messages",
            description =
                    "What the register knows of the courts, places and sections that it names, and whether a registrar"
                            + " has sent it back. It says nothing of whom the message is about.")
    @ApiResponse(responseCode = "200", description = "As it stands now")
    @ApiResponse(responseCode = "404", description = "No message of yours has this receipt")
    FeedReceipt find(
            @Parameter(description = "As it was answered to the message.") @PathVariable UUID receipt, Machine client) {
        return feed.find(client, receipt)
                .orElseThrow(() -> new ProblemException(
                        HttpStatus.NOT_FOUND,
                        "not-found",
                        "Not found",
                        "No message of this client has this receipt.",
                        List.of()));
    }
}
