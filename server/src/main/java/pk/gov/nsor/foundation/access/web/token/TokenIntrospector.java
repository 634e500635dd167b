package pk.gov.nsor.foundation.access.web.token;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.machine.ClientCertificates;
import pk.gov.nsor.foundation.access.machine.ClientTokens;

/** Finds the client of a bearer token, in the register's own table, with every request. */
@Component
public class TokenIntrospector implements OpaqueTokenIntrospector {

    /** The authority of a token for the client's secrets and keys. */
    public static final String CREDENTIALS = "CREDENTIALS";

    private static final String FOUND = "found";
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    private final ClientTokens tokens;

    TokenIntrospector(ClientTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public OAuth2AuthenticatedPrincipal introspect(String token) {
        ClientTokens.Found found = tokens.find(token, certificate())
                .orElseThrow(() -> new BadOpaqueTokenException("No enabled client's token"));
        return new DefaultOAuth2AuthenticatedPrincipal(found.machine().name(), Map.of(FOUND, found), List.of());
    }

    /** The hash of the certificate with which this request's connection was opened; null for none. */
    private static byte @Nullable [] certificate() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                        && request.getRequest().getAttribute(CERTIFICATES) instanceof X509Certificate[] chain
                        && chain.length > 0
                ? ClientCertificates.hash(chain[0])
                : null;
    }

    /** The authority of a token for a feed. */
    public static String authority(Feed feed) {
        return "FEED_" + feed.name();
    }

    /** An authentication whose principal is the client, and that does not hold the token. */
    public static Authentication authentication(String token, OAuth2AuthenticatedPrincipal principal) {
        ClientTokens.Found found = (ClientTokens.Found)
                Objects.requireNonNull(principal.getAttributes().get(FOUND));
        Feed feed = found.machine().feed();
        String[] authorities = found.scopes().stream()
                .map(scope -> scope.equals(FeedScope.of(feed)) ? authority(feed) : CREDENTIALS)
                .toArray(String[]::new);
        return new PreAuthenticatedAuthenticationToken(
                found.machine(), "", AuthorityUtils.createAuthorityList(authorities));
    }
}
