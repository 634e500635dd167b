package pk.gov.nsor.foundation.access;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The purposes that somebody chose in this session, each for one record; at most a hundred, and the oldest is dropped
 * first.
 */
public final class RecordPurposes {

    /** The parameter of a page of a record by which a link names the task that it belongs to. */
    public static final String TASK = "for";

    /** The parameter that says which task that is, where it is not one of the record itself. */
    public static final String TASK_ID = "task";

    private static final String ATTRIBUTE = RecordPurposes.class.getName();
    private static final int MOST = 100;

    private RecordPurposes() {}

    /** The choice for the record, whether or not it is still valid. */
    public static Optional<Chosen> of(@Nullable HttpSession session, UUID record) {
        return session != null && session.getAttribute(ATTRIBUTE) instanceof Kept kept
                ? Optional.ofNullable(kept.get(record))
                : Optional.empty();
    }

    /**
     * A link to a page of a record from a list of tasks. Nobody is asked why the page is opened, as long as the task is open on
     * the record.
     */
    public static String forTask(String page, Purpose purpose) {
        return page + (page.contains("?") ? "&" : "?") + TASK + "=" + purpose;
    }

    public static void choose(HttpSession session, UUID record, Purpose purpose, Instant now) {
        Kept kept = new Kept();
        if (session.getAttribute(ATTRIBUTE) instanceof Kept before) {
            kept.putAll(before);
        }
        kept.remove(record);
        kept.put(record, new Chosen(purpose, now));
        session.setAttribute(ATTRIBUTE, kept);
    }

    /** A purpose, and when it was chosen. */
    public record Chosen(Purpose purpose, Instant at) implements Serializable {}

    /** In the order in which they were chosen. */
    private static final class Kept extends LinkedHashMap<UUID, Chosen> {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Chosen> eldest) {
            return size() > MOST;
        }
    }
}
