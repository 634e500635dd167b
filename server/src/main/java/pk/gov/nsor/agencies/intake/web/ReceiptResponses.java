package pk.gov.nsor.agencies.intake.web;

import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import pk.gov.nsor.agencies.intake.AgencyFeeds;
import pk.gov.nsor.agencies.intake.sent.FeedReceipt;
import pk.gov.nsor.foundation.feeds.FeedResponses;

/** What a feed answers whose messages are kept, for the description of the API. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ApiResponse(
        responseCode = "202",
        headers =
                @Header(
                        name = "Location",
                        required = true,
                        description = ReceiptResponses.LOCATION,
                        schema = @Schema(type = "string", format = "uri-reference")),
        description =
                "Kept. The answer does not say whether the person is on record; reasons are what the register does not"
                        + " know of the courts, places and sections that the message names")
@ApiResponse(
        responseCode = "200",
        headers =
                @Header(
                        name = "Location",
                        required = true,
                        description = ReceiptResponses.LOCATION,
                        schema = @Schema(type = "string", format = "uri-reference")),
        description = "Received before; the same receipt")
@FeedResponses
@interface ReceiptResponses {

    String LOCATION = "Where to ask what became of the message";

    /** The same in HTTP's words. */
    final class Status {

        private Status() {}

        /** @param path the address that the message was sent to */
        static ResponseEntity<FeedReceipt> of(AgencyFeeds.Answer answer, String path) {
            HttpStatus status = answer.isRepetition() ? HttpStatus.OK : HttpStatus.ACCEPTED;
            return ResponseEntity.status(status)
                    .location(URI.create(path + "/receipts/" + answer.receipt().receipt()))
                    .body(answer.receipt());
        }
    }
}
