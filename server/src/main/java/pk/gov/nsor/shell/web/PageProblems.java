package pk.gov.nsor.shell.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import pk.gov.nsor.kernel.InvalidValueException;

/** Sends a browser whose request could not be handled to {@link ErrorPages}; without this it would get the API's JSON. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageProblems {

    /**
     * @return null where the error page answers; problem details for the API, whose clients may accept anything
     */
    @ExceptionHandler(
            exception = {
                ServletException.class,
                ErrorResponseException.class,
                TypeMismatchException.class,
                HttpMessageNotReadableException.class,
                InvalidValueException.class
            },
            produces = MediaType.TEXT_HTML_VALUE)
    @Nullable
    ResponseEntity<ProblemDetail> page(Exception problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ProblemDetail detail = problem instanceof ErrorResponse known
                ? known.getBody()
                : ProblemDetail.forStatus(HttpStatus.BAD_REQUEST);
        if (request.getRequestURI().startsWith("/api/")) {
            return ResponseEntity.status(detail.getStatus())
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(detail);
        }
        response.sendError(detail.getStatus());
        return null;
    }
}
