package pk.gov.nsor.access;

import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.access.session.SessionStore;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.Trail;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.audit.TrailEntry;

/** Changing one's own pass-phrase. That the old one was known is for the caller to have seen. */
@Service
public class OwnPassword {

    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;
    private final SessionStore sessions;
    private final Trail trail;
    private final TransactionOperations transaction;

    OwnPassword(
            JdbcClient jdbc,
            PasswordEncoder passwords,
            SessionStore sessions,
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
     * @return false, with nothing changed, where another was set meanwhile
     */
    public boolean change(UUID account, String hashBefore, String passPhrase, String session, Actor by) {
        String hash = Objects.requireNonNull(passwords.encode(passPhrase));
        return transaction.execute(status -> {
            int changed = jdbc.sql("""
                            update access.account set password_hash = ?, must_change_password = false
                            where id = ? and password_hash = ?
                            """).params(hash, account, hashBefore).update();
            if (changed == 0) {
                return false;
            }
            trail.append(TrailEntry.done(by, TrailAction.PASSWORD_CHANGED).about(account));
            if (sessions.endOthers(account, session) > 0) {
                trail.append(TrailEntry.done(by, TrailAction.SESSION_ENDED).about(account));
            }
            return true;
        });
    }
}
