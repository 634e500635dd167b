package pk.gov.nsor.foundation.access.machine;

import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;

/**
 * The access tokens of machine clients: random, and kept as hashes in the database, so that every process knows the
 * tokens issued by the others. They are looked up with every request, so that a client or credential that was
 * withdrawn is refused from the next request on.
 */
@Component
public class ClientTokens {

    /** The longest validity of a token. */
    public static final Duration LIFE = Duration.ofMinutes(10);

    /** The most tokens for a client within {@link #WINDOW}; a process needs one each ten minutes. */
    public static final int MOST = 60;

    static final Duration WINDOW = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Trail trail;
    private final Clock clock;

    ClientTokens(JdbcClient jdbc, Trail trail, Clock clock) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * A token that is given out.
     *
     * @param certificate the hash of the certificate that it is bound to; null for none
     */
    public record Issued(
            String token,
            UUID credential,
            Set<String> scopes,
            Instant from,
            Instant until,
            byte @Nullable [] certificate) {}

    /** When a token that is got now with the credential ends: with the credential, at the latest. */
    public Instant end(UUID credential, Instant now) {
        Instant usual = now.plus(LIFE);
        return jdbc.sql("select ends_at from access.client_credential where id = ? and ends_at < ?")
                .params(credential, usual.atOffset(ZoneOffset.UTC))
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant)
                .orElse(usual);
    }

    /**
     * Stores an issued token; returns false, and stores nothing, where the client has reached its limit. Concurrent
     * requests of a client wait for each other.
     */
    @Transactional
    public boolean issue(UUID client, Issued issued, Actor by) {
        jdbc.sql("select id from access.machine_client where id = ? for no key update")
                .param(client)
                .query(UUID.class)
                .single();
        if (countLately(client) >= MOST) {
            return false;
        }
        jdbc.sql("""
                        insert into access.client_token
                            (token_hash, credential_id, scopes, issued_at, expires_at, certificate_hash)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        Sha256.of(issued.token()),
                        issued.credential(),
                        issued.scopes().toArray(String[]::new),
                        issued.from().atOffset(ZoneOffset.UTC),
                        issued.until().atOffset(ZoneOffset.UTC),
                        new SqlParameterValue(Types.BINARY, issued.certificate()))
                .update();
        jdbc.sql("update access.client_credential set last_used_at = ? where id = ?")
                .params(issued.from().atOffset(ZoneOffset.UTC), issued.credential())
                .update();
        trail.append(TrailEntry.done(by, TrailAction.CLIENT_TOKEN_ISSUED)
                .with(Map.of("credential", issued.credential(), "scopes", String.join(" ", issued.scopes()))));
        return true;
    }

    private int countLately(UUID client) {
        return jdbc.sql("""
                        select count(*) from access.client_token t
                        join access.client_credential k on k.id = t.credential_id
                        where k.client_id = ? and t.issued_at > ?
                        """)
                .params(client, OffsetDateTime.now(clock).minus(WINDOW))
                .query(Integer.class)
                .single();
    }

    /** A client and the scope of its token. */
    public record Found(Machine machine, Set<String> scopes) {}

    /**
     * The enabled client to which this token gives access now.
     *
     * @param certificate the hash of the connection's certificate; null for none
     */
    public Optional<Found> find(String token, byte @Nullable [] certificate) {
        return jdbc.sql("""
                        select c.id as client_id, c.name, c.feed, c.agency, c.trial, t.scopes from access.client_token t
                        join access.client_credential k on k.id = t.credential_id
                        join access.machine_client c on c.id = k.client_id
                        where t.token_hash = :token and t.expires_at > :now and c.enabled
                            and (k.ends_at is null or k.ends_at > :now)
                            and (t.certificate_hash is null or t.certificate_hash = :certificate)
                        """)
                .param("certificate", certificate, Types.BINARY)
                .param("token", Sha256.of(token))
                .param("now", OffsetDateTime.now(clock))
                .query(Found.class)
                .optional();
    }

    /** Removes expired tokens. */
    public void forget() {
        jdbc.sql("delete from access.client_token where expires_at <= ?")
                .param(OffsetDateTime.now(clock).minus(WINDOW))
                .update();
    }
}
