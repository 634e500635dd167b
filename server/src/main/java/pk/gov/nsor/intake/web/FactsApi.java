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
import pk.gov.nsor.intake.AppealMessage;
import pk.gov.nsor.intake.CustodyMessage;
import pk.gov.nsor.intake.DeathMessage;
import pk.gov.nsor.intake.MessageKind;
import pk.gov.nsor.intake.PlannedReleaseMessage;
import pk.gov.nsor.intake.Receipt;

/** What courts' and prisons' systems report of people on record. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Facts", description = "Courts and prisons report what became of registered persons.")
class FactsApi {

    private final AgencyFeeds feeds;

    FactsApi(AgencyFeeds feeds) {
        this.feeds = feeds;
    }

    @PostMapping(
            path = "/custody-events",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Allows(feeds = Feed.PRISON, action = TrailAction.FEED_MESSAGE_RECEIVED)
    @Operation(
            summary = "Report an event in prison",
            description = "The same body under the same messageId is the same message, however often it is sent.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = CustodyMessage.class))))
    @FeedResponses
    ResponseEntity<Receipt> custodyEvent(@RequestBody byte[] body, Machine client, Actor actor) {
        return FeedResponses.Status.of(feeds.receive(MessageKind.CUSTODY_EVENT, client, body, actor));
    }

    @PostMapping(
            path = "/appeal-outcomes",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Allows(feeds = Feed.COURT, action = TrailAction.FEED_MESSAGE_RECEIVED)
    @Operation(
            summary = "Report an appeal or what became of it",
            description = "The same body under the same messageId is the same message, however often it is sent.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = AppealMessage.class))))
    @FeedResponses
    ResponseEntity<Receipt> appealOutcome(@RequestBody byte[] body, Machine client, Actor actor) {
        return FeedResponses.Status.of(feeds.receive(MessageKind.APPEAL_OUTCOME, client, body, actor));
    }

    @PostMapping(
            path = "/deaths",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Allows(
            feeds = {Feed.COURT, Feed.PRISON},
            action = TrailAction.FEED_MESSAGE_RECEIVED)
    @Operation(
            summary = "Report a death",
            description = "The same body under the same messageId is the same message, however often it is sent.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = DeathMessage.class))))
    @FeedResponses
    ResponseEntity<Receipt> death(@RequestBody byte[] body, Machine client, Actor actor) {
        return FeedResponses.Status.of(feeds.receive(MessageKind.DEATH, client, body, actor));
    }

    @PostMapping(
            path = "/planned-releases",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Allows(feeds = Feed.PRISON, action = TrailAction.FEED_MESSAGE_RECEIVED)
    @Operation(
            summary = "Announce a release to come, change it or withdraw it",
            description =
                    "The same body under the same messageId is the same message, however often it is sent. A release"
                            + " that was not announced is reported as a custody event all the same.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = PlannedReleaseMessage.class))))
    @FeedResponses
    ResponseEntity<Receipt> plannedRelease(@RequestBody byte[] body, Machine client, Actor actor) {
        return FeedResponses.Status.of(feeds.receive(MessageKind.PLANNED_RELEASE, client, body, actor));
    }

    @GetMapping(
            path = {
                "/custody-events/receipts/{receipt}",
                "/appeal-outcomes/receipts/{receipt}",
                "/deaths/receipts/{receipt}",
                "/planned-releases/receipts/{receipt}"
            },
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Allows(
            feeds = {Feed.COURT, Feed.PRISON},
            action = TrailAction.FEED_MESSAGE_RECEIVED)
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
        return feeds.find(client, receipt)
                .orElseThrow(() -> new ProblemException(
                        HttpStatus.NOT_FOUND,
                        "not-found",
                        "Not found",
                        "No message of this client has this receipt.",
                        List.of()));
    }
}
