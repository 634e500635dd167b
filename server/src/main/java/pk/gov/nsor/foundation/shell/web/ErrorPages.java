package pk.gov.nsor.foundation.shell.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.database.OutcomeUnknownException;

/**
 * The page for a failed request: what happened, why, and what to do next, with a reference that the log contains, too.
 */
@Controller
class ErrorPages implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    private static final String ENTERED_BEFORE = "What was refused or failed is entered before this page is shown";

    private static final String NO_STORE = "no-store";

    private final SecureRandom random = new SecureRandom();

    @RequestMapping(path = "/error", produces = MediaType.TEXT_HTML_VALUE)
    @Allows(anonymous = true, action = TrailAction.UNKNOWN_ADDRESS, noEntry = ErrorPages.ENTERED_BEFORE)
    ModelAndView page(HttpServletRequest request, HttpServletResponse response) {
        // Also of what was refused before anything else could say so.
        response.setHeader(HttpHeaders.CACHE_CONTROL, NO_STORE);
        HttpStatusCode status = status(request);
        boolean isOutcomeUnknown = Boolean.TRUE.equals(request.getAttribute(OutcomeUnknownException.ON_REQUEST));
        return new ModelAndView(
                "shell/error",
                Map.of("status", status.value(), "code", reference(status), "isOutcomeUnknown", isOutcomeUnknown),
                status);
    }

    /**
     * For scripts, and for API requests that fail before they reach the API: problem details, without internal
     * information.
     */
    @RequestMapping("/error")
    @Allows(anonymous = true, action = TrailAction.UNKNOWN_ADDRESS, noEntry = ErrorPages.ENTERED_BEFORE)
    ResponseEntity<ProblemDetail> problem(HttpServletRequest request) {
        HttpStatusCode status = status(request);
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setProperty("reference", reference(status));
        return ResponseEntity.status(status)
                .header(HttpHeaders.CACHE_CONTROL, NO_STORE)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private String reference(HttpStatusCode status) {
        byte[] bytes = new byte[4];
        random.nextBytes(bytes);
        String reference = HexFormat.of().withUpperCase().formatHex(bytes);
        if (status.is5xxServerError()) {
            LOG.error("Reference {}: a request failed; the failure is logged just before this", reference);
        }
        return reference;
    }

    /** Whoever opens the address itself finds nothing there. */
    private static HttpStatusCode status(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatusCode.valueOf(code)
                : HttpStatus.NOT_FOUND;
    }
}
