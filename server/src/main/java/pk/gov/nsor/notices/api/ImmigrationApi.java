package pk.gov.nsor.notices.api;

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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pk.gov.nsor.access.Allows;
import pk.gov.nsor.access.Feed;
import pk.gov.nsor.access.Machine;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.notices.BorderCrossings;
import pk.gov.nsor.notices.Journeys;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** Immigration reads who has told a journey abroad, and reports who leaves the country and comes back. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Immigration", description = "Journeys abroad that were told, and who crosses the border.")
class ImmigrationApi {

    private static final int MOST = 200;

    private final Journeys journeys;
    private final BorderCrossings crossings;
    private final CrossingCheck check;
    private final JsonMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    ImmigrationApi(Journeys journeys, BorderCrossings crossings, CrossingCheck check) {
        this.journeys = journeys;
        this.crossings = crossings;
        this.check = check;
    }

    /** @param receipt names the message */
    @Schema(name = "BorderCrossingReceipt")
    record Receipt(UUID receipt) {}

    @GetMapping(path = "/travel-notices", produces = MediaType.APPLICATION_JSON_VALUE)
    @Allows(feeds = Feed.IMMIGRATION, action = TrailAction.TRAVEL_NOTICES_READ)
    @Operation(
            summary = "Journeys abroad that were told and have not ended",
            description = "In the order they were told, at most 200 at a time.")
    @ApiResponse(responseCode = "200", description = "As they stand now")
    TravelNotice.Page travelNotices(@RequestParam(defaultValue = "0") long after, Actor actor) {
        List<TravelNotice> told =
                journeys.open(after, MOST, actor).stream().map(TravelNotice::of).toList();
        return new TravelNotice.Page(
                told, told.size() < MOST ? null : told.getLast().receipt());
    }

    @PostMapping(
            path = "/border-crossings",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Allows(feeds = Feed.IMMIGRATION, action = TrailAction.BORDER_CROSSING_RECEIVED)
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
                                            schema = @Schema(implementation = CrossingMessage.class))))
    @ApiResponse(responseCode = "202", description = "Received")
    @ApiResponse(responseCode = "200", description = "Received before; the same receipt")
    @ApiResponse(
            responseCode = "409",
            description = "Another message was sent under this messageId",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    @ApiResponse(
            responseCode = "422",
            description = "Fields that cannot be true; nothing recorded",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    ResponseEntity<Receipt> borderCrossing(@RequestBody byte[] body, Machine client, Actor actor) {
        CrossingMessage message = json.readValue(body, CrossingMessage.class);
        BorderCrossings.Answer answer = crossings.receive(
                check.check(message == null ? new CrossingMessage(null, null, null, null, null, null) : message),
                client,
                actor);
        return ResponseEntity.status(answer.isRepetition() ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .body(new Receipt(answer.receipt()));
    }
}
