package pk.gov.nsor.access;

import java.util.List;
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
