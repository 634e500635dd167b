package pk.gov.nsor.audit;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.keys.Encryption;
import pk.gov.nsor.keys.Keys;
import tools.jackson.databind.ObjectMapper;

/** Adds entries to the trail. There is no way to change or remove one. */
@Component
public class Trail {

    private final JdbcClient jdbc;
    private final RecordKeys keys;
    private final ObjectMapper json;
    private final Clock clock;
    private final TrailState state;

    public Trail(JdbcClient jdbc, Keys keys, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.keys = new RecordKeys(jdbc, keys);
        this.json = json;
        this.clock = clock;
        this.state = new TrailState(clock);
    }

    TrailState state() {
        return state;
    }

    /**
     * Adds an entry in the transaction of the action it tells of: both are there, or neither.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     * @throws TrailUnavailableException where the database does not take it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(TrailEntry entry) {
        add(entry);
    }

    /**
     * Adds an entry in a transaction of its own and returns when it is on disk: for a look, before anything is shown, and
     * for a refusal or failure, after the action was undone.
     *
     * @throws TrailUnavailableException where the database does not take it
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void appendAlone(TrailEntry entry) {
        add(entry);
    }

    private void add(TrailEntry entry) {
        try {
            insert(entry);
        } catch (TransientDataAccessException passing) {
            // Two who wait for each other: whoever can try again does, and the trail itself is well.
            throw passing;
        } catch (DataAccessException refused) {
            state.failed(refused);
            throw new TrailUnavailableException(refused);
        }
        state.succeeded();
        CommittedEntries.countAtCommit();
    }

    private void insert(TrailEntry entry) {
        Content content = contentOf(entry);
        jdbc.sql("""
                        insert into audit.entry
                            (occurred_at, actor_kind, actor_id, origin, action, outcome, subject_id, purpose, link, key_id,
                             content, commitment)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(OffsetDateTime.now(clock))
                .param(entry.actor().kind().name())
                .param(entry.actor().id())
                .param(entry.actor().origin())
                .param(entry.action().name())
                .param(entry.outcome().name())
                .param(entry.subject())
                .param(entry.purpose())
                .param(entry.link())
                .param(content.keyId())
                .param(content.encrypted())
                .param(content.commitment())
                .update();
    }

    private Content contentOf(TrailEntry entry) {
        if (entry.content().isEmpty()) {
            return new Content(null, null, null);
        }
        SaltedContent salted =
                SaltedContent.of(json.writeValueAsString(entry.content()).getBytes(StandardCharsets.UTF_8));
        UUID subject = entry.subject();
        UUID keyId = subject == null ? UUID.randomUUID() : subject;
        Encryption key = subject == null ? keys.made(keyId) : keys.of(subject);
        return new Content(keyId, salted.encrypted(key, entry.action().name()), salted.commitment());
    }

    private record Content(@Nullable UUID keyId, byte @Nullable [] encrypted, byte @Nullable [] commitment) {}
}
