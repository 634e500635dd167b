package pk.gov.nsor.foundation.access.credential;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.session.DatabaseSessionRepository;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;

/** Changes one's own pass-phrase. The caller must have verified the old one. */
@Service
public class OwnPassword {

    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;
    private final DatabaseSessionRepository sessions;
    private final Trail trail;
    private final TransactionOperations transaction;

    OwnPassword(
            JdbcClient jdbc,
            PasswordEncoder passwords,
            DatabaseSessionRepository sessions,
            Trail trail,
            TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.sessions = sessions;
        this.trail = trail;
        this.transaction = transaction;
    }

    /**
     * Replaces the pass-phrase and ends the account's other sessions.
     *
     * @param hashBefore of the pass-phrase that it takes the place of
     * @param passPhrase made by {@link PassPhrase#generate()}
     * @param session the one that stays, by the name its browser knows
     * @return the version of the credentials from then on; empty, with nothing changed, where another was set meanwhile
     */
    public OptionalLong change(UUID account, String hashBefore, String passPhrase, String session, Actor by) {
        String hash = Objects.requireNonNull(passwords.encode(passPhrase));
        return transaction.execute(status -> {
            Optional<Long> version = jdbc.sql("""
                            update access.account set password_hash = ?, must_change_password = false
                            where id = ? and password_hash = ? returning credential_version
                            """)
                    .params(hash, account, hashBefore)
                    .query(Long.class)
                    .optional();
            if (version.isEmpty()) {
                return OptionalLong.empty();
            }
            trail.append(TrailEntry.done(by, TrailAction.PASSWORD_CHANGED).about(account));
            if (sessions.endOthers(account, session) > 0) {
                trail.append(TrailEntry.done(by, TrailAction.SESSION_ENDED).about(account));
            }
            return OptionalLong.of(version.get());
        });
    }
}
