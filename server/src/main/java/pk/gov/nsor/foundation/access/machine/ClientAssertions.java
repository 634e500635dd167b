package pk.gov.nsor.foundation.access.machine;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.client.ClientCredentials;

/**
 * Assertions with which clients prove that they have a private key (RFC 7523): each is signed by a key of the client,
 * addressed to this server, short-lived, and accepted once, by the process that sees it first.
 */
@Component
public class ClientAssertions {

    /** The furthest that an assertion's expiry may lie ahead. */
    public static final Duration LONGEST = Duration.ofMinutes(5);

    /** The largest clock difference between client and server that is accepted. */
    public static final Duration SKEW = Duration.ofSeconds(30);

    private static final int LONGEST_ID = 200;

    private final JdbcClient jdbc;
    private final ClientCredentials credentials;
    private final Clock clock;

    ClientAssertions(JdbcClient jdbc, ClientCredentials credentials, Clock clock) {
        this.jdbc = jdbc;
        this.credentials = credentials;
        this.clock = clock;
    }

    /**
     * Accepts an assertion, which cannot be used again.
     *
     * @param audiences what it may be made for: this server's addresses
     * @return the credential that has signed it; empty where it is refused
     */
    public Optional<UUID> take(String clientName, UUID client, String assertion, Collection<String> audiences) {
        try {
            SignedJWT signed = SignedJWT.parse(assertion);
            JWTClaimsSet claims = signed.getJWTClaimsSet();
            return signer(clientName, signed)
                    .filter(credential -> isGood(clientName, claims, audiences) && spend(client, claims));
        } catch (ParseException unreadable) {
            return Optional.empty();
        }
    }

    /** Removes assertions that would be refused because they have expired. */
    public void forget() {
        jdbc.sql("delete from access.client_assertion where expires_at <= ?")
                .param(OffsetDateTime.now(clock))
                .update();
    }

    private Optional<UUID> signer(String clientName, SignedJWT signed) {
        String keyId = signed.getHeader().getKeyID();
        return credentials.keysOf(clientName).entrySet().stream()
                .filter(key -> keyId == null || keyId.equals(key.getValue().id()))
                .filter(key -> key.getValue().hasSigned(signed))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private boolean isGood(String clientName, JWTClaimsSet claims, Collection<String> audiences) {
        Instant now = clock.instant();
        Date end = claims.getExpirationTime();
        Date start = claims.getNotBeforeTime();
        String id = claims.getJWTID();
        return clientName.equals(claims.getIssuer())
                && clientName.equals(claims.getSubject())
                && !Collections.disjoint(claims.getAudience(), audiences)
                && end != null
                && end.toInstant().plus(SKEW).isAfter(now)
                && !end.toInstant().isAfter(now.plus(LONGEST).plus(SKEW))
                && (start == null || !start.toInstant().isAfter(now.plus(SKEW)))
                && id != null
                && !id.isEmpty()
                && id.length() <= LONGEST_ID;
    }

    private boolean spend(UUID client, JWTClaimsSet claims) {
        return jdbc.sql("""
                        insert into access.client_assertion (client_id, jti_hash, expires_at) values (?, ?, ?)
                        on conflict do nothing
                        """)
                        .params(
                                client,
                                Sha256.of(claims.getJWTID()),
                                claims.getExpirationTime()
                                        .toInstant()
                                        .plus(SKEW)
                                        .atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
