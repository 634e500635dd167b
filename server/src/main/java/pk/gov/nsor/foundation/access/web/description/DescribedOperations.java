package pk.gov.nsor.foundation.access.web.description;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.web.AllowsInterceptor;
import pk.gov.nsor.foundation.access.web.Endpoints;
import pk.gov.nsor.foundation.access.web.filter.RequestIdValve;
import pk.gov.nsor.foundation.access.web.token.FeedScope;

/**
 * Adds to each operation what its annotations need not contain: the scope it requires, and the refusals that are
 * possible everywhere. An endpoint's own declaration of a refusal is one sentence; the format is the same everywhere.
 */
final class DescribedOperations implements GlobalOperationCustomizer {

    /** The component that every refusal has the form of. */
    static final String PROBLEM = "Problem";

    private static final int FIRST_REFUSAL = 400;

    private static final Map<Integer, String> OF_ALL = Map.of(
            400,
            "The request cannot be read; nothing was recorded",
            401,
            "Without a token, or with one that is unknown or has ended",
            403,
            "This client, or this token's scope, may not do that; nothing was recorded",
            406,
            "The header Accept takes neither this operation's answer nor application/json",
            500,
            "The register failed; nothing was recorded. Send it again later, under the same messageId",
            503,
            "The register can write nothing down now, so nothing was recorded and nothing is shown. Send it again after"
                    + " Retry-After, under the same messageId");

    private static final Map<Integer, String> OF_BODIES = Map.of(
            413, "The body has more than 1 MiB (1048576 bytes)", 415, "The body is not sent as application/json");

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        operation.setSecurity(scopes(method));
        ApiResponses declared = operation.getResponses();
        Map<String, ApiResponse> responses = new TreeMap<>(declared);
        OF_ALL.forEach((status, says) -> add(responses, status, says));
        if (operation.getRequestBody() != null) {
            OF_BODIES.forEach((status, says) -> add(responses, status, says));
        }
        declared.clear();
        responses.forEach((status, response) -> declared.addApiResponse(status, named(formed(status, response))));
        if (declared.containsKey(Integer.toString(HttpStatus.TOO_MANY_REQUESTS.value()))) {
            declared.values().forEach(DescribedOperations::limited);
        }
        return operation;
    }

    /** Any of these gives access; an endpoint for several feeds lists each. */
    private static List<SecurityRequirement> scopes(HandlerMethod method) {
        Allows allows = Objects.requireNonNull(Endpoints.declared(method), "An endpoint without Allows");
        return Arrays.stream(Feed.values())
                .filter(feed -> feed.mayCall(allows))
                .map(feed -> allows.credentials() ? FeedScope.CREDENTIALS : FeedScope.of(feed))
                .distinct()
                .map(scope -> new SecurityRequirement().addList(ApiDescription.TOKEN, scope))
                .toList();
    }

    private static void add(Map<String, ApiResponse> responses, int status, String says) {
        responses.putIfAbsent(Integer.toString(status), new ApiResponse().description(says));
    }

    private static ApiResponse formed(String status, ApiResponse response) {
        int number = Integer.parseInt(status);
        if (number < FIRST_REFUSAL) {
            return response;
        }
        response.setContent(new Content()
                .addMediaType(
                        org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                        new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))));
        response.setHeaders(headers(HttpStatus.valueOf(number)));
        return response;
    }

    private static ApiResponse named(ApiResponse response) {
        response.addHeaderObject(
                AllowsInterceptor.TRIAL,
                header(
                                "Only to a client that is tried, and then true: what it sends never gets into the register",
                                "string")
                        .required(false));
        return response.addHeaderObject(
                RequestIdValve.HEADER,
                header(
                        "Names this request to the register's operators: as the client sent it, or a new name",
                        "string"));
    }

    private static void limited(ApiResponse response) {
        response.addHeaderObject(
                "RateLimit",
                header(
                                "How many messages this client may still send in this minute and this day, and in how many"
                                        + " seconds each ends, such as \"minute\";r=599;t=31, \"day\";r=99000;t=3600",
                                "string")
                        .required(false));
        response.addHeaderObject(
                "RateLimit-Policy",
                header("The limits, such as \"minute\";q=600;w=60, \"day\";q=100000;w=86400", "string")
                        .required(false));
    }

    private static Map<String, Header> headers(HttpStatus status) {
        Map<String, Header> headers = new LinkedHashMap<>();
        switch (status) {
            case UNAUTHORIZED ->
                headers.put(
                        HttpHeaders.WWW_AUTHENTICATE,
                        header(
                                "A challenge (RFC 6750); with error=\"invalid_token\" where there was a token",
                                "string"));
            case TOO_MANY_REQUESTS, SERVICE_UNAVAILABLE ->
                headers.put(HttpHeaders.RETRY_AFTER, header("Seconds to wait before it is sent again", "integer"));
            default -> {
                // Nothing but the problem.
            }
        }
        return headers;
    }

    private static Header header(String says, String type) {
        Schema<?> schema = new JsonSchema();
        schema.addType(type);
        return new Header().required(true).description(says).schema(schema);
    }
}
