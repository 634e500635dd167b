package pk.gov.nsor.foundation.access.internal;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.credential.Passkey;

/**
 * Stores passkeys for Spring Security. It also compares the signature counter with the one stored last, which Spring
 * Security does not do.
 */
@Component
public class PasskeyRepository implements UserCredentialRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    PasskeyRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A passkey and its account. */
    public record Owned(UUID id, UUID account) {}

    /** The signature counter did not increase: there may be a copy of the passkey. */
    public static final class CountNotRisen extends RuntimeException {

        private static final long serialVersionUID = 1;

        CountNotRisen() {
            super("The passkey's count of signatures did not rise");
        }
    }

    /** The user handle by which passkeys know an account; it contains nothing about the person. */
    public static Bytes handle(UUID account) {
        return new Bytes(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(account.getMostSignificantBits())
                .putLong(account.getLeastSignificantBits())
                .array());
    }

    static UUID account(Bytes handle) {
        ByteBuffer bytes = ByteBuffer.wrap(handle.getBytes());
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    /** The account's passkeys, the oldest first. */
    public List<Passkey> of(UUID account) {
        return jdbc.sql("""
                        select id, name, synced, made_at, last_used_at from access.passkey
                        where account_id = ? order by made_at, id
                        """).param(account).query(Passkey.class).list();
    }

    /** Its owner, by the credential identifier that the device gave it. */
    public Optional<Owned> find(Bytes credential) {
        return jdbc.sql("select id, account_id from access.passkey where credential_id = ?")
                .param(credential.getBytes())
                .query(Owned.class)
                .optional();
    }

    /** False where the account has none of this identifier. */
    public boolean remove(UUID account, UUID passkey) {
        return jdbc.sql("delete from access.passkey where account_id = ? and id = ?")
                        .params(account, passkey)
                        .update()
                == 1;
    }

    @Override
    public void save(CredentialRecord record) {
        if (find(record.getCredentialId()).isPresent()) {
            update(record);
        } else {
            insert(record);
        }
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credential) {
        return jdbc.sql(SELECT + " where credential_id = ?")
                .param(credential.getBytes())
                .query(PasskeyRepository::stored)
                .optional()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return jdbc.sql(SELECT + " where account_id = ? order by made_at, id")
                .param(account(handle))
                .query(PasskeyRepository::stored)
                .list();
    }

    @Override
    public void delete(Bytes credential) {
        jdbc.sql("delete from access.passkey where credential_id = ?")
                .param(credential.getBytes())
                .update();
    }

    private void insert(CredentialRecord record) {
        jdbc.sql("""
                        insert into access.passkey (id, account_id, name, credential_id, public_key, attestation,
                            signature_count, synced, made_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        UUID.randomUUID(),
                        account(record.getUserEntityUserId()),
                        record.getLabel(),
                        record.getCredentialId().getBytes(),
                        record.getPublicKey().getBytes(),
                        Objects.requireNonNull(record.getAttestationObject()).getBytes(),
                        record.getSignatureCount(),
                        record.isBackupEligible(),
                        OffsetDateTime.now(clock))
                .update();
    }

    /**
     * Where two give the same count, the second waits for the first and is refused; 0 is of passkeys that do not
     * count.
     */
    private void update(CredentialRecord record) {
        int updated = jdbc.sql("""
                        update access.passkey set signature_count = :count, last_used_at = :now
                        where credential_id = :id
                            and (signature_count < :count or (signature_count = 0 and :count = 0))
                        """)
                .param("count", record.getSignatureCount())
                .param("now", OffsetDateTime.now(clock))
                .param("id", record.getCredentialId().getBytes())
                .update();
        if (updated == 0) {
            throw new CountNotRisen();
        }
    }

    private static final String SELECT = """
            select account_id, name, credential_id, public_key, attestation, signature_count, synced, made_at,
                   last_used_at
            from access.passkey""";

    private static CredentialRecord stored(ResultSet row, int number) throws SQLException {
        Instant madeAt = Objects.requireNonNull(moment(row, "made_at"));
        return ImmutableCredentialRecord.builder()
                .userEntityUserId(handle(row.getObject("account_id", UUID.class)))
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.getBytes("credential_id")))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .attestationObject(new Bytes(row.getBytes("attestation")))
                .signatureCount(row.getLong("signature_count"))
                .uvInitialized(true)
                .transports(Set.of())
                .backupEligible(row.getBoolean("synced"))
                .label(row.getString("name"))
                .created(madeAt)
                .lastUsed(Objects.requireNonNullElse(moment(row, "last_used_at"), madeAt))
                .build();
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
