package pk.gov.nsor.foundation.access.web.token;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;
import pk.gov.nsor.foundation.access.Feed;

/** Reads a token request; without a scope, that of the client's feed applies. */
public final class FeedScope implements AuthenticationConverter {

    /** Valid only for changing the client's own secrets and keys. */
    public static final String CREDENTIALS = "credentials";

    private final OAuth2ClientCredentialsAuthenticationConverter converter =
            new OAuth2ClientCredentialsAuthenticationConverter();

    public static String of(Feed feed) {
        return feed.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        Authentication read = converter.convert(request);
        if (read instanceof OAuth2ClientCredentialsAuthenticationToken asked
                && asked.getScopes().isEmpty()
                && asked.getPrincipal() instanceof OAuth2ClientAuthenticationToken client
                && client.getRegisteredClient() instanceof RegisteredClient registered) {
            java.util.Set<String> feed = new java.util.HashSet<>(registered.getScopes());
            feed.remove(CREDENTIALS);
            return new OAuth2ClientCredentialsAuthenticationToken(client, feed, asked.getAdditionalParameters());
        }
        return read;
    }
}
