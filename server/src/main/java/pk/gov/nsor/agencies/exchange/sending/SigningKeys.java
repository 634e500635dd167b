package pk.gov.nsor.agencies.exchange.sending;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.keys.KeyedHash;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.keys.SigningKey;

/** With what webhooks are signed. A new key of a kind is used beside the one before it, until that ends. */
@Component
public class SigningKeys {

    /** How long an agency has to take a new key before the one before it ends. */
    public static final Duration OVERLAP = Duration.ofDays(14);

    private static final int BYTES = 32;
    private static final int ENCODING = 12;

    private final JdbcClient jdbc;
    private final Keys keys;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SigningKeys(JdbcClient jdbc, Keys keys, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * A key as it is shown.
     *
     * @param publicKey {@code whpk_…}; null for one that has none
     * @param endsAt null while no other follows it
     */
    public record Shown(
            UUID id,
            Algorithm algorithm,
            @Nullable String publicKey,
            Instant madeAt,
            @Nullable Instant endsAt) {}

    /**
     * A key that signs.
     *
     * @param pair null for {@link Algorithm#HMAC}
     */
    record Signing(
            Algorithm algorithm, byte[] secret, @Nullable SigningKey pair) {}

    private record Stored(
            UUID id,
            Algorithm algorithm,
            byte[] wrappedKey,
            byte[] secret,
            Instant madeAt,
            @Nullable Instant endsAt) {}

    /** The first key of a new webhook. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void first(UUID subscriber) {
        byte[] _ = make(subscriber, Algorithm.ED25519);
    }

    /**
     * Makes a key. Those of the same kind end after {@link #OVERLAP}.
     *
     * @return what it is, 32 bytes
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public byte[] make(UUID subscriber, Algorithm algorithm) {
        UUID id = UUID.randomUUID();
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        byte[] wrapped = keys.newWrappedKey(id.toString());
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("""
                        update exchange.signing_key set ends_at = ?
                        where subscriber_id = ? and algorithm = ? and ends_at is null
                        """).params(now.plus(OVERLAP), subscriber, algorithm.name()).update();
        jdbc.sql("""
                        insert into exchange.signing_key (id, subscriber_id, algorithm, wrapped_key, secret, made_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        id,
                        subscriber,
                        algorithm.name(),
                        wrapped,
                        keys.unwrap(wrapped, id.toString()).encrypt(secret, context(id)),
                        now)
                .update();
        return secret;
    }

    /** As agencies' libraries take a secret: {@code whsec_…}. */
    public static String written(byte[] secret) {
        return "whsec_" + Base64.getEncoder().encodeToString(secret);
    }

    /** Those that have not ended, the latest first. */
    @Transactional(readOnly = true)
    public List<Shown> shown(UUID subscriber) {
        return stored(subscriber).stream()
                .map(key -> new Shown(
                        key.id(),
                        key.algorithm(),
                        key.algorithm() == Algorithm.ED25519 ? publicKey(secret(key)) : null,
                        key.madeAt(),
                        key.endsAt()))
                .toList();
    }

    /** Those that have not ended, the latest first. */
    @Transactional(readOnly = true)
    List<Signing> signing(UUID subscriber) {
        return stored(subscriber).stream()
                .map(key -> {
                    byte[] secret = secret(key);
                    return new Signing(
                            key.algorithm(),
                            secret,
                            key.algorithm() == Algorithm.ED25519 ? SigningKey.of(secret) : null);
                })
                .toList();
    }

    /** Destroys those that have ended. */
    @Transactional
    public int forget() {
        return jdbc.sql("delete from exchange.signing_key where ends_at < ?")
                .param(OffsetDateTime.now(clock))
                .update();
    }

    private List<Stored> stored(UUID subscriber) {
        return jdbc.sql("""
                        select id, algorithm, wrapped_key, secret, made_at, ends_at from exchange.signing_key
                        where subscriber_id = ? and (ends_at is null or ends_at > ?) order by made_at desc, id
                        """)
                .params(subscriber, OffsetDateTime.now(clock))
                .query(Stored.class)
                .list();
    }

    private byte[] secret(Stored key) {
        return keys.unwrap(key.wrappedKey(), key.id().toString()).decrypt(key.secret(), context(key.id()));
    }

    private static byte[] context(UUID id) {
        return ("exchange/1/" + id).getBytes(StandardCharsets.UTF_8);
    }

    private static String publicKey(byte[] seed) {
        byte[] encoded = SigningKey.of(seed).pair().getPublic().getEncoded();
        return "whpk_" + Base64.getEncoder().encodeToString(Arrays.copyOfRange(encoded, ENCODING, encoded.length));
    }

    /**
     * The header {@code webhook-signature}: one signature of each key, divided by spaces.
     *
     * @param timestamp seconds since 1970
     */
    static String signatures(List<Signing> keys, String id, long timestamp, byte[] body) {
        byte[] head = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        byte[] signed = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, signed, head.length, body.length);
        return keys.stream().map(key -> signature(key, signed)).collect(Collectors.joining(" "));
    }

    private static String signature(Signing key, byte[] signed) {
        SigningKey pair = key.pair();
        return pair == null
                ? "v1," + Base64.getEncoder().encodeToString(new KeyedHash(key.secret()).of(signed))
                : "v1a," + Base64.getEncoder().encodeToString(sign(pair, signed));
    }

    private static byte[] sign(SigningKey pair, byte[] signed) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.pair().getPrivate());
            signature.update(signed);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Java without Ed25519", impossible);
        }
    }
}
