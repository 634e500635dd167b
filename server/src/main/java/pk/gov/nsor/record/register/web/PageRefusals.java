package pk.gov.nsor.record.register.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import pk.gov.nsor.record.register.UnknownPersonException;

/** Answers "page not found" for a record that does not exist and for one that this reader may not read alike. */
@ControllerAdvice({
    "pk.gov.nsor.record.register.web",
    "pk.gov.nsor.record.conviction.web",
    "pk.gov.nsor.record.registration.web",
    "pk.gov.nsor.policing.supervision.web",
    "pk.gov.nsor.policing.notices.web",
    "pk.gov.nsor.publicservice.enquiry.lookup.web",
    "pk.gov.nsor.accountability.trailreading.record"
})
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageRefusals {

    @ExceptionHandler(UnknownPersonException.class)
    void unknown(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
}
