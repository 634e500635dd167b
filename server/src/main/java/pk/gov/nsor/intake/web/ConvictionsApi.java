package pk.gov.nsor.intake.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pk.gov.nsor.access.Allows;
import pk.gov.nsor.access.Feed;
import pk.gov.nsor.access.Machine;
import pk.gov.nsor.access.ProblemException;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.intake.AgencyFeeds;
import pk.gov.nsor.intake.CourtMessage;
import pk.gov.nsor.intake.MessageKind;
import pk.gov.nsor.intake.Receipt;

/** The feed of courts' systems. */
@RestController
@RequestMapping("/api/v1/convictions")
@Allows(feeds = Feed.COURT, action = TrailAction.FEED_MESSAGE_RECEIVED)
@Tag(name = "Convictions", description = "Courts' systems report convictions and ask what became of them.")
class ConvictionsApi {

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
                                            schema = @Schema(implementation = CourtMessage.class))))
    @FeedResponses
    ResponseEntity<Receipt> receive(@RequestBody byte[] body, Machine client, Actor actor) {
        AgencyFeeds.Answer answer = feed.receive(MessageKind.CONVICTION, client, body, actor);
        return FeedResponses.Status.of(answer);
    }

    @GetMapping(path = "/receipts/{receipt}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Ask what became of one of your messages")
    @ApiResponse(responseCode = "200", description = "As it stands now")
    @ApiResponse(
            responseCode = "404",
            description = "No message of yours has this receipt",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    Receipt find(@PathVariable UUID receipt, Machine client) {
        return feed.find(client, receipt)
                .orElseThrow(() -> new ProblemException(
                        HttpStatus.NOT_FOUND,
                        "not-found",
                        "Not found",
                        "No message of this client has this receipt.",
                        List.of()));
    }
}
