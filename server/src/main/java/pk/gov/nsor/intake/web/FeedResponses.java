package pk.gov.nsor.intake.web;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import pk.gov.nsor.intake.AgencyFeeds;
import pk.gov.nsor.intake.Receipt;

/** What every feed answers, for the description of the API. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ApiResponse(responseCode = "201", description = "Recorded")
@ApiResponse(responseCode = "200", description = "Received before; the same receipt")
@ApiResponse(responseCode = "202", description = "Kept; waits for a registrar, for the reasons given")
@ApiResponse(
        responseCode = "400",
        description = "Not JSON of this form; nothing recorded",
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                        schema = @Schema(implementation = ProblemDetail.class)))
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
@interface FeedResponses {

    /** The same in HTTP's words. */
    final class Status {

        private Status() {}

        static ResponseEntity<Receipt> of(AgencyFeeds.Answer answer) {
            HttpStatus status = answer.isRepetition()
                    ? HttpStatus.OK
                    : switch (answer.receipt().status()) {
                        case RECORDED -> HttpStatus.CREATED;
                        case QUARANTINED, RETURNED -> HttpStatus.ACCEPTED;
                    };
            return ResponseEntity.status(status).body(answer.receipt());
        }
    }
}
