package pk.gov.nsor.publicservice.justice.web;

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
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.feeds.FeedResponses;
import pk.gov.nsor.foundation.feeds.MessageReceipt;
import pk.gov.nsor.publicservice.justice.CaseStages;
import pk.gov.nsor.publicservice.justice.CaseStagesMessage;

/** Courts' and the prosecution's systems say when the stages of cases were. */
@RestController
@Tag(
        name = "Stages of cases",
        description = "Courts and the prosecution say when the stages of a case were, and nobody's name.")
class CaseStagesApi {

    static final String BEGUN = """
            {"messageId": "2026-000150", "court": "sessions-court-sialkot", "caseNumber": "SC 12/2026",
             "sections": ["PPC 376"], "firOn": "2025-09-01", "challanOn": "2025-09-20"}""";

    static final String DECIDED = """
            {"messageId": "2026-000151", "court": "sessions-court-sialkot", "caseNumber": "SC 12/2026",
             "sections": ["PPC 376"], "firOn": "2025-09-01", "challanOn": "2025-09-20",
             "cognizanceOn": "2025-09-24", "chargeOn": "2025-10-06", "judgmentOn": "2026-01-15",
             "outcome": "CONVICTED"}""";

    private final CaseStages stages;

    CaseStagesApi(CaseStages stages) {
        this.stages = stages;
    }

    @DecidesNothing("A system says how far a case has come; nobody's page was shown")
    @PostMapping(
            path = "/api/v1/case-stages",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Allows(
            feeds = {Feed.COURT, Feed.PROSECUTION},
            trials = true,
            action = TrailAction.FEED_MESSAGE_RECEIVED)
    @Operation(
            summary = "Report the stages of a case",
            description =
                    "The case, its sections and the day of each stage so far, and nobody in it. Of several messages of"
                            + " one sender about one case the last counts as a whole, so each says everything that is known, and a"
                            + " day that was wrong is corrected by another message. Where a court and the prosecution both write of"
                            + " a case, the court’s day of a stage counts. Only rounded figures are made of it.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = CaseStagesMessage.class),
                                            examples = {
                                                @ExampleObject(
                                                        name = "begun",
                                                        summary = "The challan was submitted",
                                                        value = CaseStagesApi.BEGUN),
                                                @ExampleObject(
                                                        name = "decided",
                                                        summary = "The trial has ended",
                                                        value = CaseStagesApi.DECIDED)
                                            })))
    @ApiResponse(responseCode = "202", description = "Received")
    @ApiResponse(responseCode = "200", description = "Received before; the same receipt")
    @FeedResponses
    ResponseEntity<MessageReceipt> stages(@RequestBody byte[] body, Machine client, Actor actor) {
        return MessageReceipt.of(stages.receive(body, client, actor));
    }
}
