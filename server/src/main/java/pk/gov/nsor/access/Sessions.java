package pk.gov.nsor.access;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.access.session.SessionStore;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.Trail;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.audit.TrailEntry;

/** Where an account is signed in, and ending it. Who may is for the caller to know. */
@Service
public class Sessions {

    /** How many an account has at once. */
    public static final int MOST = 10;

    private final SessionStore store;
    private final Trail trail;

    Sessions(SessionStore store, Trail trail) {
        this.store = store;
        this.trail = trail;
    }

    /** Those that have not ended, the latest first. */
    public List<OpenSession> of(UUID account) {
        return store.of(account);
    }

    /** Whether it is the one that a browser knows by this name. */
    public boolean isNamed(OpenSession session, String name) {
        return store.isNamed(session.id(), name);
    }

    /** When the one that a browser knows by this name ends, if its reader is not seen any more. */
    public Optional<Instant> endOf(String name) {
        return store.endOf(name);
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
     * Makes room for one more session of the account: ends those beyond {@link #MOST} with it, those that were seen longest
     * ago first. Of two that begin at the same moment, both may find room; the next makes good.
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

    /** Ends all sessions of the account from their next requests on; how many. */
    @Transactional
    public int endAll(UUID account, Actor by) {
        int ended = store.endAll(account);
        if (ended > 0) {
            trail.append(TrailEntry.done(by, TrailAction.SESSION_ENDED).about(account));
        }
        return ended;
    }
}
