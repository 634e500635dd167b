package pk.gov.nsor.record.registration.web;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.unsent.UnsentForms;
import pk.gov.nsor.foundation.unsent.UnsentForms.Typed;
import pk.gov.nsor.record.registration.web.Draft.Step;

/**
 * The registrations begun in this session: at most ten; the oldest is dropped first. What was typed is kept for a day besides, so
 * that one can be continued in the next session; what was wrong with it is found again there.
 */
@Component
class RegistrationDrafts {

    private static final String ATTRIBUTE = RegistrationDrafts.class.getName();
    private static final int MOST = 10;
    private static final String BEGIN = "/people/new";
    private static final String ID = "id";

    private final UnsentForms unsent;

    RegistrationDrafts(UnsentForms unsent) {
        this.unsent = unsent;
    }

    /**
     * A registration that the account has begun in an earlier session.
     *
     * @param name as it was typed; empty where there is none yet
     */
    record Begun(String id, String name, Instant savedAt) {}

    UUID begin(HttpSession session) {
        UUID id = UUID.randomUUID();
        put(session, id, new Draft());
        return id;
    }

    Optional<Draft> find(HttpSession session, UUID account, UUID id) {
        return Optional.ofNullable(all(session).get(id))
                .or(() -> unsent.find(account, place(id)).map(kept -> restored(kept.typed())));
    }

    void save(HttpSession session, UUID account, UUID id, Draft draft) {
        put(session, id, draft);
        Map<String, List<String>> fields = new LinkedHashMap<>(Map.of(ID, List.of(id.toString())));
        for (Step step : Step.values()) {
            draft.form(step).typed().forEach((field, values) -> {
                if (!field.startsWith("_")) {
                    fields.put(step + "." + field, values);
                }
            });
        }
        var _ = unsent.keep(account, place(id), new Typed(BEGIN, fields));
    }

    void forget(HttpSession session, UUID account, UUID id) {
        Kept kept = all(session);
        kept.remove(id);
        session.setAttribute(ATTRIBUTE, kept);
        unsent.discard(account, place(id));
    }

    /** The latest first. */
    List<Begun> ofEarlierSessions(HttpSession session, UUID account) {
        Kept now = all(session);
        return unsent.of(account, BEGIN).stream()
                .map(kept -> new Begun(value(kept.typed(), ID), name(kept.typed()), kept.savedAt()))
                .filter(begun -> !now.containsKey(UUID.fromString(begun.id())))
                .toList();
    }

    private static Draft restored(Typed typed) {
        Draft draft = new Draft();
        for (Step step : Step.values()) {
            Map<String, String[]> fields = new LinkedHashMap<>();
            typed.fields().forEach((name, values) -> {
                if (name.startsWith(step + ".")) {
                    fields.put(name.substring(step.name().length() + 1), values.toArray(String[]::new));
                }
            });
            if (!fields.isEmpty()) {
                draft.put(step, Form.of(fields));
            }
        }
        return draft;
    }

    private static String name(Typed typed) {
        String latin = value(typed, Step.IDENTITY + ".nameLatin");
        return latin.isEmpty() ? value(typed, Step.IDENTITY + ".nameUrdu") : latin;
    }

    private static String value(Typed typed, String field) {
        return String.join("", typed.fields().getOrDefault(field, List.of()));
    }

    private static String place(UUID id) {
        return BEGIN + "/" + id;
    }

    private static void put(HttpSession session, UUID id, Draft draft) {
        Kept kept = all(session);
        kept.put(id, draft);
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
