package pk.gov.nsor.foundation.access.web.token;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.machine.ClientTokens;
import pk.gov.nsor.foundation.access.web.token.ClientProof.Proved;
import pk.gov.nsor.foundation.audit.Actor;

/** Makes tokens for clients that have proved their identity, and stores them before they are returned. */
@Component
class IssuedTokens implements OAuth2TokenGenerator<OAuth2AccessToken>, OAuth2AuthorizationService {

    /** Of RFC 8628, where a client asks too often. */
    static final String SLOW_DOWN = "slow_down";

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
        boolean isIssued = tokens.issue(
                proved.client(),
                new ClientTokens.Issued(
                        token.getTokenValue(),
                        proved.credential(),
                        token.getScopes(),
                        Objects.requireNonNull(token.getIssuedAt()),
                        Objects.requireNonNull(token.getExpiresAt()),
                        proved.certificate()),
                new Actor(Actor.Kind.MACHINE, proved.client(), proved.address()));
        if (!isIssued) {
            throw new OAuth2AuthenticationException(new OAuth2Error(
                    SLOW_DOWN,
                    "A client gets at most " + ClientTokens.MOST + " tokens a minute; each is good for "
                            + ClientTokens.LIFE.toMinutes() + " minutes.",
                    null));
        }
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
