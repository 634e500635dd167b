package pk.gov.nsor.access.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import pk.gov.nsor.access.Allows;
import pk.gov.nsor.audit.TrailAction;

/** Where the container sends what went wrong: a page for people, problem details for the API. */
@Controller
@Allows(anonymous = true, action = TrailAction.UNKNOWN_ADDRESS)
class ErrorPages implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    private final ApiProblems problems;

    ErrorPages(ApiProblems problems) {
        this.problems = problems;
    }

    @RequestMapping("${server.error.path:/error}")
    @Nullable
    String show(HttpServletRequest request, HttpServletResponse response, Model model) throws IOException {
        HttpStatusCode status = status(request);
        String reference = UUID.randomUUID().toString().substring(0, 8);
        if (status.is5xxServerError()) {
            String trace = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure
                    ? Traces.withoutMessages(failure)
                    : "no exception";
            LOG.error("Page failed, reference {}: {}", reference, trace);
        }
        String path = Objects.toString(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI), "");
        if (ApiProblems.isApi(path)) {
            problems.write(response, ApiErrors.ofStatus(status));
            return null;
        }
        response.setStatus(status.value());
        model.addAttribute("status", status.value());
        model.addAttribute("code", reference);
        return "shell/error";
    }

    /** Whoever opens the address itself finds nothing there. */
    private static HttpStatusCode status(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatusCode.valueOf(code)
                : HttpStatus.NOT_FOUND;
    }
}
