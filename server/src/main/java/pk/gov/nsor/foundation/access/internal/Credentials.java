package pk.gov.nsor.foundation.access.internal;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.session.AccountColumns;

/** The data of an account that sign-in reads. */
@Component
public class Credentials {

    private static final String SELECT = "select " + AccountColumns.OF_A
            + ", a.password_hash, a.must_change_password from access.account a where a.enabled";

    private final JdbcClient jdbc;
    private final Clock clock;

    Credentials(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The enabled account that signs in with this name. */
    public Optional<Stored> find(String userName) {
        return jdbc.sql(SELECT + " and a.user_name = ?")
                .param(userName)
                .query(Credentials::stored)
                .optional();
    }

    /** The account as it is now; empty where it was disabled. */
    public Optional<SignedIn> current(UUID accountId) {
        return jdbc.sql(SELECT + " and a.id = ?")
                .param(accountId)
                .query(Credentials::stored)
                .optional()
                .map(Stored::account);
    }

    /** The account as it is now, where its credentials are still those of this version; empty where they are not. */
    public Optional<SignedIn> current(UUID accountId, long version) {
        return current(accountId).filter(account -> account.credentialVersion() == version);
    }

    /**
     * Whether the account is open and its credentials are still those of this version; they stay so until the transaction
     * ends.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean holdAt(UUID accountId, long version) {
        return jdbc.sql(
                        "select 1 from access.account where id = ? and enabled and credential_version = ? for no key update")
                .params(accountId, version)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Records that both steps of a sign-in were completed. */
    public void signedIn(UUID accountId) {
        jdbc.sql("update access.account set last_signed_in_at = ? where id = ?")
                .params(OffsetDateTime.now(clock), accountId)
                .update();
    }

    private static Stored stored(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new Stored(
                AccountColumns.read(row).orElseThrow(),
                row.getString("password_hash"),
                row.getBoolean("must_change_password"));
    }

    /** Keeps the same password under another hash, unless another password was set meanwhile. */
    public Stored renew(Stored stored, String hash) {
        return jdbc.sql("""
                        update access.account set password_hash = ? where id = ? and password_hash = ?
                        returning credential_version
                        """)
                .params(hash, stored.account().accountId(), stored.passwordHash())
                .query(Long.class)
                .optional()
                .map(version -> new Stored(stored.account().at(version), hash, stored.mustChange()))
                .orElse(stored);
    }

    /**
     * An account with the hash of its password.
     *
     * @param mustChange whether others have handled the password, so that it opens nothing but its change
     */
    public record Stored(SignedIn account, String passwordHash, boolean mustChange) {}
}
