package pk.gov.nsor.policing.notices;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.RecordKeys;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/**
 * Notices that an officer has begun to enter, kept with the record so that a lost line or an ended session loses nothing.
 * Encrypted under the record's key; deleted when the notice is taken, and after a week.
 */
@Service
public class Drafts {

    private static final Duration KEPT = Duration.ofDays(7);
    private static final int MOST = 20;
    private static final int LONGEST = 20_000;

    private final JdbcClient jdbc;
    private final NoticeSeal keys;
    private final ObjectMapper json;
    private final Clock clock;

    Drafts(JdbcClient jdbc, NoticeSeal keys, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What was typed so far.
     *
     * @param id becomes the identifier of the notice
     * @param fields by the page they are of, then by name
     */
    public record Draft(
            UUID id, PersonId person, OffsetDateTime savedAt, Map<String, Map<String, List<String>>> fields) {

        public Draft {
            fields = Map.copyOf(fields);
        }
    }

    /**
     * Keeps what was typed.
     *
     * @throws InvalidValueException where it is longer than any notice, or too many have been begun
     */
    @Transactional
    public void save(UUID id, PersonId person, UUID account, Map<String, Map<String, List<String>>> fields) {
        String text = json.writeValueAsString(fields);
        if (text.length() > LONGEST) {
            throw new InvalidValueException("notice.draft.long", "This is longer than a notice can be.");
        }
        byte[] content = keys.encrypt(person, context(id), text);
        OffsetDateTime now = OffsetDateTime.now(clock);
        int there = jdbc.sql("""
                        update notices.draft set content = ?, saved_at = ?, expires_at = ?
                        where id = ? and person_id = ? and account_id = ?
                        """)
                .params(content, now, now.plus(KEPT), id, person.value(), account)
                .update();
        if (there > 0) {
            return;
        }
        if (of(person, account).size() >= MOST) {
            throw new InvalidValueException("notice.draft.many", "Finish one of the notices you have begun first.");
        }
        jdbc.sql("""
                        insert into notices.draft (id, person_id, account_id, content, saved_at, expires_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(id, person.value(), account, content, now, now.plus(KEPT))
                .update();
    }

    /** The account's own draft about the person, where it is still kept. */
    @Transactional(readOnly = true)
    public Optional<Draft> find(UUID id, PersonId person, UUID account) {
        return of(person, account).stream()
                .filter(draft -> draft.id().equals(id))
                .findFirst();
    }

    /** The account's own drafts about the person, the latest first. */
    @Transactional(readOnly = true)
    public List<Draft> of(PersonId person, UUID account) {
        return jdbc.sql("select d.id, d.content, d.saved_at, " + RecordKeys.column("d.person_id") + """
                         from notices.draft d
                        where d.person_id = ? and d.account_id = ? and d.expires_at > ? order by d.saved_at desc
                        """)
                .params(person.value(), account, OffsetDateTime.now(clock))
                .query((row, number) -> {
                    UUID id = row.getObject("id", UUID.class);
                    keys.take(person, row);
                    String text = keys.decrypt(person, context(id), row.getBytes("content"));
                    return new Draft(
                            id,
                            person,
                            row.getObject("saved_at", OffsetDateTime.class),
                            json.readValue(text, new TypeReference<Map<String, Map<String, List<String>>>>() {}));
                })
                .list();
    }

    /** The notice is taken already. */
    @Transactional
    void forget(UUID id, PersonId person, UUID account) {
        jdbc.sql("delete from notices.draft where id = ? and person_id = ? and account_id = ?")
                .params(id, person.value(), account)
                .update();
    }

    private static String context(UUID id) {
        return "draft/" + id;
    }
}
