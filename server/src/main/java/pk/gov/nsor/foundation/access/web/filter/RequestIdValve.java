package pk.gov.nsor.foundation.access.web.filter;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Gives each answer of the API a name, by which a client and the register's operators speak of the same request: the one the
 * client sent, or a new one.
 */
public final class RequestIdValve extends ValveBase {

    /** The header of request and answer. */
    public static final String HEADER = "X-Request-Id";

    /** What is taken from a client; anything else is replaced, so that nothing else reaches a log. */
    private static final Pattern TAKEN = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    RequestIdValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        String path = request.getRequestURI();
        if (path != null && path.startsWith("/api/")) {
            String sent = request.getHeader(HEADER);
            response.setHeader(
                    HEADER,
                    sent != null && TAKEN.matcher(sent).matches()
                            ? sent
                            : UUID.randomUUID().toString());
        }
        getNext().invoke(request, response);
    }
}
