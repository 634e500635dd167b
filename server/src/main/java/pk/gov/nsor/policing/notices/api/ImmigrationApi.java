package pk.gov.nsor.policing.notices.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.feeds.FeedResponses;
import pk.gov.nsor.foundation.feeds.MessageReceipt;
import pk.gov.nsor.policing.notices.BorderCrossings;
import pk.gov.nsor.policing.notices.crossing.CrossingMessage;
import pk.gov.nsor.policing.notices.crossing.Journeys;

/** The API by which immigration reads notified journeys abroad, and reports who leaves the country and comes back. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Immigration", description = "Journeys abroad that were told, and who crosses the border.")
class ImmigrationApi {

    static final String DEPARTED = """
            {
              "messageId": "2026-000131",
              "cnic": "93520-1234567-1",
              "direction": "DEPARTED",
              "on": "TODAY",
              "country": "AE",
              "place": "Lahore, Allama Iqbal International Airport"
            }""";

    private static final int MOST = 200;

    private final Journeys journeys;
    private final BorderCrossings crossings;

    ImmigrationApi(Journeys journeys, BorderCrossings crossings) {
        this.journeys = journeys;
        this.crossings = crossings;
    }

    @GetMapping(path = "/travel-notices", produces = MediaType.APPLICATION_JSON_VALUE)
    @Allows(feeds = Feed.IMMIGRATION, trials = true, action = TrailAction.TRAVEL_NOTICES_READ)
    @Operation(
            summary = "Journeys abroad that were told and have not ended",
            description = "In the order they were told, at most 200 at a time.")
    @ApiResponse(responseCode = "200", description = "As they stand now")
    TravelNotice.Page travelNotices(
            @Parameter(
                            description = "The receipt of the last one that you have; what comes after it is answered.",
                            schema = @Schema(type = "integer", format = "int64", minimum = "0", defaultValue = "0"))
                    @RequestParam(defaultValue = "0")
                    long after,
            Machine client,
            Actor actor) {
        if (after < 0) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "invalid-parameter",
                    "A receipt that cannot be",
                    "after is 0 or the receipt of a notice.",
                    List.of());
        }
        if (client.isTrial()) {
            // Nobody's journey: it tells nothing of the register, not even whether there are any.
            return new TravelNotice.Page(List.of(), null);
        }
        List<TravelNotice> told =
                journeys.open(after, MOST, actor).stream().map(TravelNotice::of).toList();
        return new TravelNotice.Page(
                told, told.size() < MOST ? null : told.getLast().receipt());
    }

    @DecidesNothing("A system reports a crossing; nobody's page was shown")
    @PostMapping(
            path = "/border-crossings",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Allows(feeds = Feed.IMMIGRATION, trials = true, action = TrailAction.BORDER_CROSSING_RECEIVED)
    @Operation(
            summary = "Report a border crossing",
            description = "The same body under the same messageId is the same message, however often it is sent. The"
                    + " answer does not say whether the person is on the register.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = CrossingMessage.class),
                                            examples = {
                                                @ExampleObject(
                                                        name = "departure",
                                                        summary = "Somebody leaves",
                                                        value = ImmigrationApi.DEPARTED)
                                            })))
    @ApiResponse(responseCode = "202", description = "Received")
    @ApiResponse(responseCode = "200", description = "Received before; the same receipt")
    @FeedResponses
    ResponseEntity<MessageReceipt> borderCrossing(@RequestBody byte[] body, Machine client, Actor actor) {
        return MessageReceipt.of(crossings.receive(body, client, actor));
    }
}
