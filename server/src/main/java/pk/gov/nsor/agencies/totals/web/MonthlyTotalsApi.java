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
import pk.gov.nsor.agencies.totals.MonthlyTotalMessage;
import pk.gov.nsor.agencies.totals.MonthlyTotals;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.feeds.FeedResponses;
import pk.gov.nsor.foundation.feeds.MessageReceipt;

/** Systems of courts, prisons and the prosecution declare how many there were in a month. */
@RestController
@Tag(
        name = "Monthly totals",
        description = "How many judgments, admissions and releases there were, to find what never arrived.")
class MonthlyTotalsApi {

    static final String COURT = """
            {"messageId": "2026-000137", "kind": "CONVICTIONS", "month": "2026-01",
             "court": "sessions-court-sialkot", "number": 12}""";

    static final String PRISON = """
            {"messageId": "2026-000138", "kind": "ADMISSIONS", "month": "2026-01",
             "prison": "District Jail Sialkot", "number": 7}""";

    static final String PROSECUTION = """
            {"messageId": "2026-000142", "kind": "PROSECUTED", "month": "2026-01",
             "district": "sialkot", "number": 12}""";

    private final MonthlyTotals totals;

    MonthlyTotalsApi(MonthlyTotals totals) {
        this.totals = totals;
    }

    @DecidesNothing("A system says how many there were; nobody's page was shown")
    @PostMapping(
            path = "/api/v1/monthly-totals",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Allows(
            feeds = {Feed.COURT, Feed.PRISON, Feed.PROSECUTION},
            trials = true,
            action = TrailAction.FEED_MESSAGE_RECEIVED)
    @Operation(
            summary = "Declare how many there were in a month",
            description =
                    "Once a month, for the month before. A later total of the same month replaces the earlier. The"
                            + " answer does not say how many the register has.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = MonthlyTotalMessage.class),
                                            examples = {
                                                @ExampleObject(
                                                        name = "court",
                                                        summary = "Of a court: judgments of conviction",
                                                        value = MonthlyTotalsApi.COURT),
                                                @ExampleObject(
                                                        name = "prison",
                                                        summary = "Of a prison: admissions",
                                                        value = MonthlyTotalsApi.PRISON),
                                                @ExampleObject(
                                                        name = "prosecution",
                                                        summary = "Of the prosecution: judgments that it obtained",
                                                        value = MonthlyTotalsApi.PROSECUTION)
                                            })))
    @ApiResponse(responseCode = "202", description = "Received")
    @ApiResponse(responseCode = "200", description = "Received before; the same receipt")
    @FeedResponses
    ResponseEntity<MessageReceipt> total(@RequestBody byte[] body, Machine client, Actor actor) {
        return MessageReceipt.of(totals.receive(body, client, actor));
    }
}
