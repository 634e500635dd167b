package pk.gov.nsor.foundation.feeds;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What every feed answers to a message that it does not take, for the description of the API. */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ApiResponse(
        responseCode = "429",
        description =
                "This client has sent as many messages as it may; Retry-After says in how many seconds it may again")
@ApiResponse(
        responseCode = "400",
        description =
                "Not JSON of this form: unknown fields, fields twice, other types, values that are none of the list; nothing recorded")
@ApiResponse(
        responseCode = "403",
        description =
                "Of what the client does not speak for, such as another's court, prison or district, or with a token of another"
                        + " scope; nothing recorded")
@ApiResponse(responseCode = "409", description = "Another message was sent under this messageId")
@ApiResponse(
        responseCode = "422",
        description =
                "Fields that are missing, have another form or cannot be true, and texts that may name a survivor; nothing recorded")
public @interface FeedResponses {}
