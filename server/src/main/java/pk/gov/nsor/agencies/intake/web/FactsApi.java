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
import pk.gov.nsor.agencies.intake.message.AppealMessage;
import pk.gov.nsor.agencies.intake.message.CustodyMessage;
import pk.gov.nsor.agencies.intake.message.DeathMessage;
import pk.gov.nsor.agencies.intake.message.PlannedReleaseMessage;
import pk.gov.nsor.agencies.intake.sent.FeedReceipt;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;

/** What courts' and prisons' systems report of people on record. */
@RestController
@RequestMapping(FactsApi.ROOT)
@Tag(name = "Facts", description = "Courts and prisons report what became of registered persons.")
@DecidesNothing("A system reports a fact; nobody's page was shown")
class FactsApi {

    static final String ROOT = "/api/v1";

    private final AgencyFeeds feeds;

    FactsApi(AgencyFeeds feeds) {
        this.feeds = feeds;
    }

    @PostMapping(
            path = "/custody-events",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Allows(feeds = Feed.PRISON, trials = true, action = TrailAction.FEED_MESSAGE_RECEIVED)
    @Operation(
            summary = "Report an event in prison",
            description = "The same body under the same messageId is the same message, however often it is sent.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = CustodyMessage.class),
                                            examples = {
                                                @ExampleObject(
                                                        name = "admitted",
                                                        summary = "Somebody is admitted",
                                                        value = Examples.ADMITTED),
                                                @ExampleObject(
                                                        name = "released",
                                                        summary = "Somebody is released",
                                                        value = Examples.RELEASED)
                                            })))
    @ReceiptResponses
    ResponseEntity<FeedReceipt> custodyEvent(@RequestBody byte[] body, Machine client, Actor actor) {
        return ReceiptResponses.Status.of(
                feeds.receive(MessageKind.CUSTODY_EVENT, client, body, actor), ROOT + "/custody-events");
    }

    @PostMapping(
            path = "/appeal-outcomes",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Allows(feeds = Feed.COURT, trials = true, action = TrailAction.FEED_MESSAGE_RECEIVED)
    @Operation(
            summary = "Report an appeal or what became of it",
            description = "The same body under the same messageId is the same message, however often it is sent.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = AppealMessage.class),
                                            examples = {
                                                @ExampleObject(
                                                        name = "filed",
                                                        summary = "An appeal is filed",
                                                        value = Examples.APPEAL_FILED),
                                                @ExampleObject(
                                                        name = "changed",
                                                        summary = "The sentence is changed",
                                                        value = Examples.SENTENCE_CHANGED)
                                            })))
    @ReceiptResponses
    ResponseEntity<FeedReceipt> appealOutcome(@RequestBody byte[] body, Machine client, Actor actor) {
        return ReceiptResponses.Status.of(
                feeds.receive(MessageKind.APPEAL_OUTCOME, client, body, actor), ROOT + "/appeal-outcomes");
    }

    @PostMapping(
            path = "/deaths",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Allows(
            feeds = {Feed.COURT, Feed.PRISON},
            trials = true,
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
                                            schema = @Schema(implementation = DeathMessage.class),
                                            examples = {
                                                @ExampleObject(
                                                        name = "death",
                                                        summary = "Somebody died in prison",
                                                        value = Examples.DEATH)
                                            })))
    @ReceiptResponses
    ResponseEntity<FeedReceipt> death(@RequestBody byte[] body, Machine client, Actor actor) {
        return ReceiptResponses.Status.of(feeds.receive(MessageKind.DEATH, client, body, actor), ROOT + "/deaths");
    }

    @PostMapping(
            path = "/planned-releases",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Allows(feeds = Feed.PRISON, trials = true, action = TrailAction.FEED_MESSAGE_RECEIVED)
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
                                            schema = @Schema(implementation = PlannedReleaseMessage.class),
                                            examples = {
                                                @ExampleObject(
                                                        name = "announced",
                                                        summary = "A release is announced",
                                                        value = Examples.RELEASE_ANNOUNCED),
                                                @ExampleObject(
                                                        name = "withdrawn",
                                                        summary = "It is withdrawn",
                                                        value = Examples.RELEASE_WITHDRAWN)
                                            })))
    @ReceiptResponses
    ResponseEntity<FeedReceipt> plannedRelease(@RequestBody byte[] body, Machine client, Actor actor) {
        return ReceiptResponses.Status.of(
                feeds.receive(MessageKind.PLANNED_RELEASE, client, body, actor), ROOT + "/planned-releases");
    }

    @GetMapping(
            path = {
                "/custody-events/receipts/{receipt}",
                "/appeal-outcomes/receipts/{receipt}",
                "/deaths/receipts/{receipt}",
                "/planned-releases/receipts/{receipt}",
                "/withdrawals/receipts/{receipt}"
            },
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Allows(
            feeds = {Feed.COURT, Feed.PRISON},
            trials = true,
            action = TrailAction.FEED_MESSAGE_RECEIVED)
    @Operation(
            summary = "Ask what became of one of your messages",
            description =
                    "What the register knows of the courts, places and sections that it names, and whether a registrar"
                            + " has sent it back. It says nothing of whom the message is about.")
    @ApiResponse(responseCode = "200", description = "As it stands now")
    @ApiResponse(responseCode = "404", description = "No message of yours has this receipt")
    FeedReceipt find(
            @Parameter(description = "As it was answered to the message.") @PathVariable UUID receipt, Machine client) {
        return feeds.find(client, receipt)
                .orElseThrow(() -> new ProblemException(
                        HttpStatus.NOT_FOUND,
                        "not-found",
                        "Not found",
                        "No message of this client has this receipt.",
                        List.of()));
    }
}
