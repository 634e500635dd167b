package pk.gov.nsor.notices.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pk.gov.nsor.access.Allows;
import pk.gov.nsor.access.Feed;
import pk.gov.nsor.access.Machine;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.notices.Observations;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** NADRA's and the police's systems report what they find about people. */
@RestController
@RequestMapping("/api/v1/observations")
@Tag(name = "Observations", description = "Names, addresses, telephones and hotels that other systems know of.")
class ObservationApi {

    private final Observations observations;
    private final ObservationCheck check;
    private final JsonMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    ObservationApi(Observations observations, ObservationCheck check) {
        this.observations = observations;
        this.check = check;
    }

    /** @param receipt names the message */
    @Schema(name = "ObservationReceipt")
    record Receipt(UUID receipt) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @Allows(
            feeds = {Feed.NADRA, Feed.POLICE},
            action = TrailAction.OBSERVATION_RECEIVED)
    @Operation(
            summary = "Report a name, an address, a telephone, a guest of a hotel or a tenant",
            description = "The same body under the same messageId is the same message, however often it is sent. The"
                    + " answer does not say whether the person is on the register, and of somebody who is not, nothing"
                    + " is kept but that there was a message.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = ObservationMessage.class))))
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
            description = "Fields that cannot be true, or of another kind; nothing recorded",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    ResponseEntity<Receipt> observation(@RequestBody byte[] body, Machine client, Actor actor) {
        ObservationMessage message = json.readValue(body, ObservationMessage.class);
        Observations.Answer answer = observations.receive(
                check.check(message == null ? ObservationMessage.EMPTY : message, client.feed()), client, actor);
        return ResponseEntity.status(answer.isRepetition() ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .body(new Receipt(answer.receipt()));
    }
}
