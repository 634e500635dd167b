package pk.gov.nsor.testing;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what tests left on the trail. */
public final class TrailReader {

    private final JdbcClient jdbc;

    public TrailReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Action and outcome of the actor's entries in their order, for example {@code SIGN_IN DONE}. */
    public List<String> of(UUID actor) {
        return jdbc.sql("select action || ' ' || outcome from audit.entry where actor_id = ? order by id")
                .param(actor)
                .query(String.class)
                .list();
    }

    /** What let the actor read, of their looks at records in their order, for example {@code OWN_CASE}. */
    public List<String> linksOf(UUID actor) {
        return ofLooks(actor, "coalesce(link, '-')");
    }

    /** Purpose and link of the actor's looks at records in their order, for example {@code SUPERVISION OWN_CASE}. */
    public List<String> looksOf(UUID actor) {
        return ofLooks(actor, "purpose || ' ' || link");
    }

    private List<String> ofLooks(UUID actor, String what) {
        return jdbc.sql("select " + what + " from audit.entry"
                        + " where actor_id = ? and action = 'PERSON_VIEWED' and outcome = 'DONE' order by id")
                .param(actor)
                .query(String.class)
                .list();
    }

    /** The same, after an entry. */
    public List<String> ofAfter(UUID actor, long id) {
        return jdbc.sql("select action || ' ' || outcome from audit.entry where actor_id = ? and id > ? order by id")
                .params(actor, id)
                .query(String.class)
                .list();
    }

    /** Action and outcome of entries of nobody known after an entry. */
    public List<String> ofNobodyAfter(long id) {
        return jdbc.sql("select action || ' ' || outcome from audit.entry where actor_kind = 'UNKNOWN' and id > ?"
                        + " order by id")
                .param(id)
                .query(String.class)
                .list();
    }

    public long last() {
        return jdbc.sql("select coalesce(max(id), 0) from audit.entry")
                .query(Long.class)
                .single();
    }
}
