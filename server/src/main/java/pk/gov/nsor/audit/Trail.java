package pk.gov.nsor.audit;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.keys.Keys;
import tools.jackson.databind.ObjectMapper;

/** Adds entries to the trail. There is no way to change or remove one. */
@Component
public class Trail {

    private final JdbcClient jdbc;
    private final RecordKeys keys;
    private final ObjectMapper json;
    private final Clock clock;

    public Trail(JdbcClient jdbc, Keys keys, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.keys = new RecordKeys(jdbc, keys);
        this.json = json;
        this.clock = clock;
    }

    /**
     * Adds an entry in the transaction of the action it tells of: both are there, or neither.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(TrailEntry entry) {
        insert(entry);
    }

    /**
     * Adds an entry in a transaction of its own and returns when it is on disk: for a look, before anything is shown, and
     * for a refusal or failure, after the action was undone.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void appendAlone(TrailEntry entry) {
        insert(entry);
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
        UUID keyId = entry.subject() == null ? UUID.randomUUID() : entry.subject();
        SaltedContent salted =
                SaltedContent.of(json.writeValueAsString(entry.content()).getBytes(StandardCharsets.UTF_8));
        return new Content(
                keyId, salted.encrypted(keys.of(keyId), entry.action().name()), salted.commitment());
    }

    private record Content(@Nullable UUID keyId, byte @Nullable [] encrypted, byte @Nullable [] commitment) {}
}
