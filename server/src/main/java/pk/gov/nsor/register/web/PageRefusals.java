package pk.gov.nsor.register.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import pk.gov.nsor.register.UnknownPersonException;

/** A record that is not there, or not for this reader, is a page not found: one answer for both. */
@ControllerAdvice({
    "pk.gov.nsor.register.web",
    "pk.gov.nsor.conviction.web",
    "pk.gov.nsor.registration.web",
    "pk.gov.nsor.supervision.web",
    "pk.gov.nsor.notices.web",
    "pk.gov.nsor.enquiry.lookup.web",
    "pk.gov.nsor.inspection.record"
})
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageRefusals {

    @ExceptionHandler(UnknownPersonException.class)
    void unknown(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
}
