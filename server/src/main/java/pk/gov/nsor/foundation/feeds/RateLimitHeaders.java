package pk.gov.nsor.foundation.feeds;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Says on each answer how many messages a client may still send, as the IETF's draft "RateLimit header fields for HTTP" has
 * it: {@code RateLimit-Policy: "minute";q=600;w=60} and {@code RateLimit: "minute";r=599;t=31}.
 */
final class RateLimitHeaders {

    static final String POLICY = "RateLimit-Policy";
    static final String LEFT = "RateLimit";

    private final List<String> policies = new ArrayList<>();
    private final List<String> left = new ArrayList<>();

    /** @param seconds until the span ends */
    void say(FeedUsage.Span span, int most, int remaining, long seconds) {
        String name = "\"" + span.name().toLowerCase(Locale.ROOT) + "\"";
        policies.add(name + ";q=" + most + ";w=" + span.seconds());
        left.add(name + ";r=" + remaining + ";t=" + seconds);
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web
                && web.getResponse() instanceof HttpServletResponse response) {
            response.setHeader(POLICY, String.join(", ", policies));
            response.setHeader(LEFT, String.join(", ", left));
        }
    }
}
