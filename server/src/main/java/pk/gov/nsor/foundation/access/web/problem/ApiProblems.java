package pk.gov.nsor.foundation.access.web.problem;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.FieldProblem;
import tools.jackson.databind.ObjectMapper;

/** Problem details (RFC 9457) of the API. */
@Component
public class ApiProblems {

    private static final String TYPES = "urn:nsor:problem:";

    /**
     * Also recognises unusual spellings of an address: double slashes, percent-encoded letters, and parts that are cut
     * off before the address is matched.
     */
    private static final Pattern API = Pattern.compile("/+(?:a|%61)(?:p|%70)(?:i|%69)(?![A-Za-z0-9_.-]).*");

    private final ObjectMapper json;

    ApiProblems(ObjectMapper json) {
        this.json = json;
    }

    /** Whether the address is the API's; of what is answered after an error, the address that was asked for. */
    public static boolean isApi(HttpServletRequest request) {
        return isApi(
                request.getDispatcherType() == DispatcherType.ERROR
                                && request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked
                        ? asked
                        : request.getRequestURI());
    }

    public static boolean isApi(String path) {
        return API.matcher(path).matches();
    }

    static ProblemDetail problem(HttpStatusCode status, String type, String title, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create(TYPES + type));
        problem.setTitle(title);
        return problem;
    }

    static ProblemDetail problem(
            HttpStatusCode status, String type, String title, String detail, List<FieldProblem> errors) {
        ProblemDetail problem = problem(status, type, title, detail);
        problem.setProperty("errors", errors);
        return problem;
    }

    /** Answers outside of a controller. */
    void write(HttpServletResponse response, ProblemDetail problem) throws IOException {
        byte[] body = json.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8);
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
