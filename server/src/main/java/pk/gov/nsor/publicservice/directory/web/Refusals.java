package pk.gov.nsor.publicservice.directory.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import pk.gov.nsor.publicservice.directory.UnknownEntryException;

/** An entry that is not there, or not this reader's, is a page not found: one answer for both. */
@ControllerAdvice("pk.gov.nsor.publicservice.directory.web")
@Order(Ordered.HIGHEST_PRECEDENCE)
class Refusals {

    @ExceptionHandler(UnknownEntryException.class)
    void unknown(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
}
