package pk.gov.nsor.foundation.access.client;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.client.ClientCredential.Kind;
import pk.gov.nsor.foundation.access.machine.ClientKey;
import pk.gov.nsor.foundation.access.machine.Sha256;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.database.RecordMapper;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/**
 * The credentials of machine clients: secrets and public keys, at most two at once for each client. A new one sets an
 * end to the older, so that a client can change over without interruption and the old credential ends by itself.
 */
@Component
public class ClientCredentials {

    /** The most credentials of a client at once. */
    public static final int MOST = 2;

    /** How long the older one remains valid beside a new one by default. */
    public static final Duration OVERLAP = Duration.ofDays(1);

    /** The longest time that the older one may remain valid. */
    public static final Duration LONGEST_OVERLAP = Duration.ofDays(7);

    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String SELECT =
            "select k.id, k.jwk, k.made_at, k.ends_at, k.last_used_at, case when k.jwk is null then 'SECRET' else 'KEY' end as kind"
                    + " from access.client_credential k join access.machine_client c on c.id = k.client_id";

    private static final RecordMapper<ClientCredential> MAPPER =
            RecordMapper.of(ClientCredential.class).with("keyId", ClientCredentials::keyId);

    private final JdbcClient jdbc;
    private final Trail trail;
    private final TransactionOperations transaction;
    private final Clock clock;

    public ClientCredentials(JdbcClient jdbc, Trail trail, TransactionOperations transaction, Clock clock) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A secret, or a token: 256 random bits in 43 characters. */
    public static String newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** The valid ones, the oldest first. */
    public List<ClientCredential> of(UUID client) {
        return jdbc.sql(SELECT + " where k.client_id = ? and (k.ends_at is null or k.ends_at > ?) order by k.made_at")
                .params(client, OffsetDateTime.now(clock))
                .query(MAPPER)
                .list();
    }

    /** The valid credential of the enabled client of this name that matches this secret. */
    public Optional<ClientCredential> ofSecret(String clientName, String secret) {
        return jdbc.sql(SELECT + """
                         where c.name = ? and c.enabled and k.secret_hash = ? and (k.ends_at is null or k.ends_at > ?)
                        """)
                .params(clientName, Sha256.of(secret), OffsetDateTime.now(clock))
                .query(MAPPER)
                .optional();
    }

    /** The valid keys of the enabled client of this name, by their identifiers. */
    public Map<UUID, ClientKey> keysOf(String clientName) {
        return jdbc
                .sql(SELECT + """
                         where c.name = ? and c.enabled and k.jwk is not null and (k.ends_at is null or k.ends_at > ?)
                        """)
                .params(clientName, OffsetDateTime.now(clock))
                .query((row, number) ->
                        Map.entry(row.getObject("id", UUID.class), ClientKey.stored(row.getString("jwk"))))
                .list()
                .stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The first secret of a client, in the transaction that makes the client. */
    void first(MachineClient client, String secret, Actor by) {
        ClientCredential _ = insert(client.id(), secret, null, by);
    }

    /**
     * Gives a client another secret; only a hash of it is kept.
     *
     * @param secret as {@link #newSecret()} makes it
     * @param overlap how long what the client has now goes on: from none to {@link #LONGEST_OVERLAP}
     * @throws InvalidValueException {@code client-credentials.two} where the client is changing over already
     */
    public ClientCredential addSecret(UUID client, String secret, Duration overlap, Actor by) {
        return add(client, secret, null, overlap, by);
    }

    /**
     * Gives a client another key.
     *
     * @param overlap how long what the client has now goes on: from none to {@link #LONGEST_OVERLAP}
     * @throws InvalidValueException {@code client-credentials.two} where the client is changing over already,
     *     {@code client-credentials.same} where it has this key
     */
    public ClientCredential addKey(UUID client, ClientKey key, Duration overlap, Actor by) {
        return add(client, null, key, overlap, by);
    }

    /**
     * Ends one at once, and the tokens that were got with it.
     *
     * @return false where the client has none of this name that is good now
     * @throws InvalidValueException {@code client-credentials.last} where the client has no other without an end: it
     *     would lock itself out
     */
    public boolean end(UUID client, UUID credential, Actor by) {
        return transaction.execute(status -> {
            lock(client);
            List<ClientCredential> good = of(client);
            if (good.stream().noneMatch(one -> one.id().equals(credential))) {
                return false;
            }
            if (good.stream().noneMatch(one -> !one.id().equals(credential) && one.endsAt() == null)) {
                throw new InvalidValueException(
                        "client-credentials.last", "This is the client's last one; add another first.");
            }
            end(credential, clock.instant(), by, client);
            return true;
        });
    }

    private ClientCredential add(
            UUID client, @Nullable String secret, @Nullable ClientKey key, Duration overlap, Actor by) {
        if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
            throw new InvalidValueException(
                            "client-credentials.overlap",
                            "The overlap is from 0 to %d hours.",
                            LONGEST_OVERLAP.toHours())
                    .at("overlapHours");
        }
        return transaction.execute(status -> {
            lock(client);
            List<ClientCredential> good = of(client);
            if (key != null && good.stream().anyMatch(one -> key.id().equals(one.keyId()))) {
                throw new InvalidValueException("client-credentials.same", "The client has a key of this kid already.")
                        .at("key");
            }
            if (good.size() >= MOST && !overlap.isZero()) {
                throw new InvalidValueException(
                        "client-credentials.two",
                        "The client has two already; remove the older, or wait until it ends.");
            }
            Instant end = clock.instant().plus(overlap);
            for (ClientCredential older : good) {
                if (older.endsAt() == null || older.endsAt().isAfter(end)) {
                    end(older.id(), end, by, client);
                }
            }
            return insert(client, secret, key, by);
        });
    }

    private ClientCredential insert(UUID client, @Nullable String secret, @Nullable ClientKey key, Actor by) {
        ClientCredential added = new ClientCredential(
                UUID.randomUUID(),
                key == null ? Kind.SECRET : Kind.KEY,
                key == null ? null : key.id(),
                clock.instant(),
                null,
                null);
        jdbc.sql("""
                        insert into access.client_credential (id, client_id, secret_hash, jwk, made_at)
                        values (:id, :client, :secret, :jwk, :now)
                        """)
                .param("id", added.id())
                .param("client", client)
                .param("secret", secret == null ? null : Sha256.of(secret), java.sql.Types.BINARY)
                .param("jwk", key == null ? null : key.json(), java.sql.Types.VARCHAR)
                .param("now", OffsetDateTime.now(clock))
                .update();
        trail.append(TrailEntry.done(by, TrailAction.CLIENT_CREDENTIAL_ADDED)
                .about(client)
                .with(Map.of("credential", added.id(), "kind", added.kind().name())));
        return added;
    }

    private void end(UUID credential, Instant at, Actor by, UUID client) {
        jdbc.sql("update access.client_credential set ends_at = ? where id = ?")
                .params(at.atOffset(java.time.ZoneOffset.UTC), credential)
                .update();
        trail.append(TrailEntry.done(by, TrailAction.CLIENT_CREDENTIAL_ENDED)
                .about(client)
                .with(Map.of("credential", credential, "at", at.toString())));
    }

    /** Changes of a client's credentials are serialised. */
    private void lock(UUID client) {
        jdbc.sql("select 1 from access.machine_client where id = ? for update")
                .param(client)
                .query(Integer.class)
                .single();
    }

    private static @Nullable String keyId(ResultSet row) throws SQLException {
        String jwk = row.getString("jwk");
        return jwk == null ? null : ClientKey.stored(jwk).id();
    }
}
