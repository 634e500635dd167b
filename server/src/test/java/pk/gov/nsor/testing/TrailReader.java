package pk.gov.nsor.testing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.audit.RecordKeys;
import pk.gov.nsor.foundation.audit.TrailAction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what tests left on the trail. */
public final class TrailReader {

    private static final int SALT_BYTES = 32;

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

    /** What the actor's entries after an entry say under encryption, of one action, in their order. */
    public List<JsonNode> contentsOf(UUID actor, TrailAction action, long after, RecordKeys keys) {
        return jdbc.sql("select key_id, content, commitment is not null as salted from audit.entry"
                        + " where actor_id = ? and action = ? and id > ? and content is not null order by id")
                .params(actor, action.name(), after)
                .query((row, number) -> {
                    boolean salted = row.getBoolean("salted");
                    byte[] plain = keys.find(row.getObject("key_id", UUID.class))
                            .orElseThrow()
                            .decrypt(
                                    row.getBytes("content"),
                                    ((salted ? "trail/2/" : "trail/1/") + action.name())
                                            .getBytes(StandardCharsets.UTF_8));
                    return JsonMapper.shared()
                            .readTree(salted ? Arrays.copyOfRange(plain, SALT_BYTES, plain.length) : plain);
                })
                .list();
    }

    /** Whether an answer of this action named the person to the actor, in a file that was taken or on a page. */
    public boolean isNamed(UUID actor, TrailAction action, boolean taken, UUID person) {
        return jdbc.sql("""
                        select count(*) from audit.named n join audit.entry e on e.id = n.entry_id
                        where e.actor_id = ? and e.action = ? and n.taken = ? and ? = any (n.people)
                        """)
                        .params(actor, action.name(), taken, person)
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
