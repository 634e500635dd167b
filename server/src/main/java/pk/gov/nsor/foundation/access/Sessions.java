package pk.gov.nsor.foundation.access;

import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.session.DatabaseSessionRepository;
import pk.gov.nsor.foundation.access.session.StoredSession;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;

/** The sessions of accounts, and ending them. The caller checks the rights. */
@Service
public class Sessions {

    /** The most sessions an account has at once. */
    public static final int MOST = 10;

    private final DatabaseSessionRepository store;
    private final Trail trail;

    Sessions(DatabaseSessionRepository store, Trail trail) {
        this.store = store;
        this.trail = trail;
    }

    /** The sessions that have not ended, the latest first. */
    public List<OpenSession> of(UUID account) {
        return store.of(account);
    }

    /** Whether it is the session that a browser knows by this name. */
    public boolean isNamed(OpenSession session, String name) {
        return store.isNamed(session.id(), name);
    }

    /** The identifier of a request's session; empty where it is not in the store. */
    public static Optional<UUID> idOf(HttpSession session) {
        return session.getAttribute(StoredSession.ROW) instanceof UUID row ? Optional.of(row) : Optional.empty();
    }

    /**
     * Who is signed in by which of these sessions, as their accounts are now; without sessions that have ended, or
     * whose account is closed. Does not prolong any session.
     */
    public Map<UUID, SignedIn> signedIn(Collection<UUID> sessions) {
        return sessions.isEmpty() ? Map.of() : store.signedIn(sessions);
    }

    /** When the session that a browser knows by this name ends, if its reader is not active any more. */
    public Optional<Instant> endOf(String name) {
        return store.endOf(name);
    }

    /** Whether anybody else than this account was seen since then, to a minute. */
    public boolean isAnybodySeen(Instant since, UUID except) {
        return store.isAnybodySeen(since, except);
    }

    /**
     * Ends a session of the account from its next request on.
     *
     * @return false where it has none of this identifier, as when it has ended already
     */
    @Transactional
    public boolean end(UUID account, UUID session, Actor by) {
        boolean ended = store.end(account, session);
        if (ended) {
            trail.append(TrailEntry.done(by, TrailAction.SESSION_ENDED).about(account));
        }
        return ended;
    }

    /**
     * Makes room for one more session of the account: ends those beyond {@link #MOST} with it, those that were seen
     * longest ago first. Where two begin at the same moment, both may be admitted; the next call corrects the number.
     */
    @Transactional
    public void makeRoom(UUID account, Actor by) {
        int ended = store.endBeyond(account, MOST - 1);
        if (ended > 0) {
            trail.append(TrailEntry.done(by, TrailAction.SESSION_ENDED)
                    .about(account)
                    .with(Map.of("reason", "MOST", "ended", ended)));
        }
    }

    /** Ends all sessions of the account from their next requests on, and returns how many. */
    @Transactional
    public int endAll(UUID account, Actor by) {
        int ended = store.endAll(account);
        if (ended > 0) {
            trail.append(TrailEntry.done(by, TrailAction.SESSION_ENDED).about(account));
        }
        return ended;
    }
}
