package pk.gov.nsor.access.web;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.stereotype.Component;
import pk.gov.nsor.access.ClientCredentials;
import pk.gov.nsor.access.machine.ClientTokens;
import pk.gov.nsor.access.web.ClientProof.Proved;
import pk.gov.nsor.audit.Actor;

/** Makes tokens for clients that have proved themselves, and keeps them before they are told. */
@Component
class IssuedTokens implements OAuth2TokenGenerator<OAuth2AccessToken>, OAuth2AuthorizationService {

    private static final String PROVED = "proved";

    private final ClientTokens tokens;
    private final Clock clock;

    IssuedTokens(ClientTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public @Nullable OAuth2AccessToken generate(OAuth2TokenContext context) {
        Authentication client = context.getPrincipal();
        Proved proved = (Proved) Objects.requireNonNull(client.getDetails());
        Instant now = clock.instant();
        return new Token(
                ClientCredentials.newSecret(),
                now,
                tokens.end(proved.credential(), now),
                context.getAuthorizedScopes(),
                Map.of(PROVED, proved));
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        OAuth2Authorization.Token<OAuth2AccessToken> kept = Objects.requireNonNull(authorization.getAccessToken());
        OAuth2AccessToken token = kept.getToken();
        Proved proved = (Proved)
                Objects.requireNonNull(Objects.requireNonNull(kept.getClaims()).get(PROVED));
        tokens.issue(
                new ClientTokens.Issued(
                        token.getTokenValue(),
                        proved.credential(),
                        token.getScopes(),
                        Objects.requireNonNull(token.getIssuedAt()),
                        Objects.requireNonNull(token.getExpiresAt()),
                        proved.certificate()),
                new Actor(Actor.Kind.MACHINE, proved.client(), proved.address()));
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        throw new UnsupportedOperationException("Tokens end by themselves");
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        throw new UnsupportedOperationException("No grant that goes on is offered");
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        throw new UnsupportedOperationException("No grant that goes on is offered");
    }

    /** A token that says, to {@link #save} alone, for what it was given. */
    private static final class Token extends OAuth2AccessToken implements ClaimAccessor {

        private static final long serialVersionUID = 1;

        private final transient Map<String, Object> claims;

        Token(String value, Instant from, Instant until, java.util.Set<String> scopes, Map<String, Object> claims) {
            super(TokenType.BEARER, value, from, until, scopes);
            this.claims = claims;
        }

        @Override
        public Map<String, Object> getClaims() {
            return claims;
        }
    }
}
