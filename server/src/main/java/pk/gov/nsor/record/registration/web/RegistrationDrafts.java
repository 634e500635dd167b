package pk.gov.nsor.record.registration.web;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The registrations begun in this session: at most ten; the oldest is dropped first. */
final class RegistrationDrafts {

    private static final String ATTRIBUTE = RegistrationDrafts.class.getName();
    private static final int MOST = 10;

    private RegistrationDrafts() {}

    static UUID begin(HttpSession session) {
        UUID id = UUID.randomUUID();
        save(session, id, new Draft());
        return id;
    }

    static Optional<Draft> find(HttpSession session, UUID id) {
        return Optional.ofNullable(all(session).get(id));
    }

    static void save(HttpSession session, UUID id, Draft draft) {
        Kept kept = all(session);
        kept.put(id, draft);
        session.setAttribute(ATTRIBUTE, kept);
    }

    static void forget(HttpSession session, UUID id) {
        Kept kept = all(session);
        kept.remove(id);
        session.setAttribute(ATTRIBUTE, kept);
    }

    private static Kept all(HttpSession session) {
        return session.getAttribute(ATTRIBUTE) instanceof Kept kept ? kept : new Kept();
    }

    private static final class Kept extends LinkedHashMap<UUID, Draft> implements Serializable {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Draft> eldest) {
            return size() > MOST;
        }
    }
}
