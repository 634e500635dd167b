package pk.gov.nsor.agencies.totals.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import pk.gov.nsor.agencies.totals.judgment.ObtainedJudgmentMessage;
import pk.gov.nsor.agencies.totals.judgment.ObtainedJudgments;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.feeds.FeedResponses;
import pk.gov.nsor.foundation.feeds.MessageReceipt;

/** The prosecution's systems say which judgments of conviction they obtained. */
@RestController
@Tag(
        name = "Obtained judgments",
        description = "The prosecution says which cases it won, to find judgments that no court has sent.")
class ObtainedJudgmentsApi {

    static final String JUDGMENT = """
            {"messageId": "2026-000143", "court": "sessions-court-sialkot", "caseNumber": "SC 12/2026",
             "judgmentOn": "2026-01-15", "convicted": 1}""";

    private final ObtainedJudgments judgments;

    ObtainedJudgmentsApi(ObtainedJudgments judgments) {
        this.judgments = judgments;
    }

    @DecidesNothing("A system says that a case was won; nobody's page was shown")
    @PostMapping(
            path = "/api/v1/obtained-judgments",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Allows(feeds = Feed.PROSECUTION, trials = true, action = TrailAction.FEED_MESSAGE_RECEIVED)
    @Operation(
            summary = "Report a judgment of conviction that the prosecution obtained",
            description = "It names the case and how many people were convicted in it, and nobody. The convictions"
                    + " themselves come from the court. Of several messages about one case the last counts. The answer"
                    + " does not say whether the register has the case.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = ObtainedJudgmentMessage.class),
                                            examples = {
                                                @ExampleObject(
                                                        name = "judgment",
                                                        summary = "Somebody was convicted",
                                                        value = ObtainedJudgmentsApi.JUDGMENT)
                                            })))
    @ApiResponse(responseCode = "202", description = "Received")
    @ApiResponse(responseCode = "200", description = "Received before; the same receipt")
    @FeedResponses
    ResponseEntity<MessageReceipt> judgment(@RequestBody byte[] body, Machine client, Actor actor) {
        return MessageReceipt.of(judgments.receive(body, client, actor));
    }
}
