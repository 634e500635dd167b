package pk.gov.nsor.foundation.access.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import pk.gov.nsor.foundation.access.FieldProblem;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.access.web.filter.RequestIdValve;
import pk.gov.nsor.foundation.access.web.filter.Traces;
import pk.gov.nsor.foundation.database.DatabaseFailures;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import tools.jackson.core.JacksonException;

/**
 * Answers every error of the API as problem details. Errors of pages are left to the page handlers: a separate advice
 * could not do that, since Spring calls no second advice once one was found.
 */
@Component
class ApiErrors implements HandlerExceptionResolver, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);
    private static final Pattern INDEX = Pattern.compile("\\[(\\d+)]");

    private final ApiProblems problems;

    ApiErrors(ApiProblems problems) {
        this.problems = problems;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (!ApiProblems.isApi(request) || failure instanceof AuthenticationException || response.isCommitted()) {
            return null;
        }
        try {
            if (failure instanceof ErrorResponse known) {
                known.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
            }
            ProblemDetail problem = problem(failure, response.getHeader(RequestIdValve.HEADER));
            if (problem.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
                response.setHeader(HttpHeaders.RETRY_AFTER, StorageAwayFilter.RETRY_SECONDS);
            }
            problems.write(response, problem);
        } catch (IOException gone) {
            LOG.debug("Whoever asked did not wait for the answer");
        }
        return new ModelAndView();
    }

    private static ProblemDetail problem(Exception failure, @Nullable String request) {
        BodyTooLargeException tooLarge = cause(failure, BodyTooLargeException.class);
        if (tooLarge != null) {
            return ApiProblems.problem(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "body-too-large",
                    "The body is too large",
                    "A message has at most 1 MiB (1048576 bytes).");
        }
        InvalidValueException invalid = cause(failure, InvalidValueException.class);
        JacksonException unreadable = cause(failure, JacksonException.class);
        if (invalid != null) {
            String field = (unreadable == null ? "" : JsonErrors.pointer(unreadable)) + pointer(invalid.field());
            return ofProblem(ProblemException.invalid(
                    List.of(new FieldProblem(field, invalid.code(), String.valueOf(invalid.getMessage())))));
        }
        if (unreadable != null) {
            return JsonErrors.problem(unreadable);
        }
        if (DatabaseFailures.isOutcomeUnknown(failure)) {
            return outcomeUnknown();
        }
        if (StorageAwayFilter.isUnavailable(failure)) {
            return ofStatus(HttpStatus.SERVICE_UNAVAILABLE);
        }
        return switch (failure) {
            case ProblemException refused -> ofProblem(refused);
            case MethodArgumentNotValidException fields -> ofProblem(ProblemException.invalid(fields(fields)));
            case MethodArgumentTypeMismatchException parameter ->
                ApiProblems.problem(
                        HttpStatus.BAD_REQUEST,
                        "invalid-parameter",
                        "A parameter cannot be read",
                        "The parameter " + parameter.getName() + " has another form.");
            case AccessDeniedException refused ->
                ApiProblems.problem(
                        HttpStatus.FORBIDDEN,
                        "forbidden",
                        "Not allowed",
                        "This client, or this token's scope, may not call this address.");
            case HttpMessageNotReadableException empty ->
                ApiProblems.problem(
                        HttpStatus.BAD_REQUEST,
                        "malformed-message",
                        "There is no message",
                        "The body is empty or cannot be read. Nothing was recorded.",
                        List.of());
            case MultipartException form -> ofStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
            case ErrorResponse response -> ofStatus(response.getStatusCode());
            default -> failed(failure, request);
        };
    }

    private static ProblemDetail ofProblem(ProblemException refused) {
        ProblemDetail problem = ApiProblems.problem(
                refused.status(),
                refused.type(),
                refused.title(),
                String.valueOf(refused.getMessage()),
                refused.errors());
        if (refused.receipt() != null) {
            problem.setProperty("receipt", refused.receipt());
        }
        return problem;
    }

    static ProblemDetail ofStatus(HttpStatusCode status) {
        return switch (status.value()) {
            case 404 -> ApiProblems.problem(status, "not-found", "Not found", "There is nothing at this address.");
            case 429 ->
                ApiProblems.problem(
                        status,
                        "too-many-messages",
                        "Too many messages",
                        "This client has sent as many messages as it may. Retry-After says in how many seconds it may"
                                + " send again.");
            case 405 ->
                ApiProblems.problem(
                        status,
                        "method-not-allowed",
                        "Method not allowed",
                        "This address does not take this method; the header Allow names those it takes.");
            case 406 ->
                ApiProblems.problem(
                        status, "not-acceptable", "Not acceptable", "The API answers with application/json.");
            case 415 ->
                ApiProblems.problem(
                        status,
                        "unsupported-media-type",
                        "Unsupported media type",
                        "Send the body as application/json.");
            case 503 ->
                ApiProblems.problem(
                        status,
                        "trail-unavailable",
                        "The trail cannot be written",
                        "Nothing was recorded and nothing is shown, since the register can not write down who asked."
                                + " Send it again later.");
            default ->
                status.is4xxClientError()
                        ? ApiProblems.problem(status, "bad-request", "Bad request", "The request cannot be read.")
                        : ApiProblems.problem(
                                status, "failed", "The register failed", "Nothing was recorded. Try again later.");
        };
    }

    static ProblemDetail outcomeUnknown() {
        return ApiProblems.problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "outcome-unknown",
                "It is not known whether this was recorded",
                "The database went away while this was being recorded. Send it again, the same, with the same number:"
                        + " it is recorded once, and the answer says what became of it.");
    }

    private static ProblemDetail failed(Exception failure, @Nullable String request) {
        UUID reference = UUID.randomUUID();
        // Only types and places: the messages of databases and parsers repeat the data.
        LOG.error("Request {} failed, reference {}: {}", request, reference, Traces.withoutMessages(failure));
        ProblemDetail problem = ofStatus(HttpStatus.INTERNAL_SERVER_ERROR);
        problem.setProperty("reference", reference);
        return problem;
    }

    private static List<FieldProblem> fields(MethodArgumentNotValidException failure) {
        return failure.getFieldErrors().stream()
                .map(error -> new FieldProblem(
                        pointer(error.getField()),
                        String.valueOf(error.getCode()),
                        String.valueOf(error.getDefaultMessage())))
                .toList();
    }

    /** A path of property names and indexes, as {@code offences[0].section}, as a JSON pointer. */
    private static String pointer(@Nullable String path) {
        return path == null || path.isEmpty()
                ? ""
                : "/" + INDEX.matcher(path).replaceAll("/$1").replace('.', '/');
    }

    private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return type.cast(at);
            }
        }
        return null;
    }
}
