package pk.gov.nsor.foundation.access.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import pk.gov.nsor.foundation.access.ProblemException;

/**
 * Refuses parameters outside the API's description, as {@link pk.gov.nsor.foundation.access.StrictJson} does in
 * messages: a parameter that an operation does not take, one that is given twice, and one without a value.
 */
public final class ApiParameters {

    private ApiParameters() {}

    /** @throws ProblemException 400, where a parameter is not as described */
    public static void check(HttpServletRequest request, HandlerMethod method) {
        Map<String, String[]> given = request.getParameterMap();
        if (given.isEmpty()) {
            return;
        }
        List<String> taken = taken(method);
        if (!taken.containsAll(given.keySet())) {
            throw refused(
                    taken.isEmpty()
                            ? "This address takes no parameters."
                            : "This address takes only the parameters " + String.join(", ", taken) + ".");
        }
        given.forEach((name, values) -> {
            if (values.length != 1 || values[0].isBlank()) {
                throw refused("The parameter " + name + " is given once, with a value.");
            }
        });
    }

    private static List<String> taken(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .flatMap(parameter -> Stream.ofNullable(parameter.getParameterAnnotation(RequestParam.class))
                        .map(declared -> declared.name().isEmpty()
                                ? Objects.requireNonNull(
                                        parameter.getParameter().getName())
                                : declared.name()))
                .toList();
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(
                HttpStatus.BAD_REQUEST, "invalid-parameter", "A parameter is not as described", detail, List.of());
    }
}
