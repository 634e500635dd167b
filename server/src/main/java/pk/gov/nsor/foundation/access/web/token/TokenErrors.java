package pk.gov.nsor.foundation.access.web.token;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.machine.TokenRefusals;
import tools.jackson.databind.ObjectMapper;

/** How the token endpoint refuses (RFC 6749 §5.2), after the refusal is on the trail. */
@Component
class TokenErrors implements AuthenticationFailureHandler, AuthenticationEntryPoint {

    private static final String BASIC = "Basic ";
    private static final String CHALLENGE = "Basic realm=\"nsor\", charset=\"UTF-8\"";
    private static final OAuth2Error NOTHING_SHOWN = new OAuth2Error(
            OAuth2ErrorCodes.INVALID_CLIENT,
            "Send the client's name and secret by HTTP Basic, or client_id, client_assertion_type and"
                    + " client_assertion (RFC 7523) in the form.",
            null);

    private final TokenRefusals refusals;
    private final ObjectMapper json;

    TokenErrors(TokenRefusals refusals, ObjectMapper json) {
        this.refusals = refusals;
        this.json = json;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (HttpMethod.POST.matches(request.getMethod())) {
            refuse(request, response, NOTHING_SHOWN);
            return;
        }
        response.setHeader(HttpHeaders.ALLOW, "POST");
        write(
                response,
                HttpStatus.METHOD_NOT_ALLOWED,
                new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, "Tokens are asked for by POST.", null));
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        refuse(
                request,
                response,
                failure instanceof OAuth2AuthenticationException known
                        ? known.getError()
                        : new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST));
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, OAuth2Error error)
            throws IOException {
        Duration wait = refusals.refused(request.getRemoteAddr(), client(request), error.getErrorCode());
        boolean isSlowedDown = error.getErrorCode().equals(IssuedTokens.SLOW_DOWN);
        if (isSlowedDown || !wait.isZero()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "60");
            write(response, HttpStatus.TOO_MANY_REQUESTS, error);
        } else if (error.getErrorCode().equals(OAuth2ErrorCodes.INVALID_CLIENT)) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
            write(response, HttpStatus.UNAUTHORIZED, error);
        } else {
            write(response, HttpStatus.BAD_REQUEST, error);
        }
    }

    private void write(HttpServletResponse response, HttpStatus status, OAuth2Error error) throws IOException {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("error", error.getErrorCode());
        String described = described(error);
        if (described != null) {
            answer.put("error_description", described);
        }
        byte[] body = json.writeValueAsString(answer).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static @Nullable String described(OAuth2Error error) {
        return switch (error.getErrorCode()) {
            case OAuth2ErrorCodes.INVALID_SCOPE ->
                "A client may ask for the scope of its own feed (its name in small letters) and for credentials.";
            case OAuth2ErrorCodes.UNSUPPORTED_GRANT_TYPE -> "The grant is client_credentials.";
            default -> error.getDescription();
        };
    }

    /** The client's name for itself; empty where it cannot be read. */
    private static String client(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Objects.toString(request.getParameter("client_id"), "");
        }
        try {
            String pair = new String(
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip()), StandardCharsets.UTF_8);
            return pair.substring(0, Math.max(pair.indexOf(':'), 0));
        } catch (IllegalArgumentException unreadable) {
            return "";
        }
    }
}
