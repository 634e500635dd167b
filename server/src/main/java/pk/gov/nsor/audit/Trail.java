package pk.gov.nsor.audit;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
    private final Keys keys;
    private final ObjectMapper json;
    private final Clock clock;

    public Trail(JdbcClient jdbc, Keys keys, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
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
        Sealed content = seal(entry);
        jdbc.sql("""
                        insert into audit.entry
                            (occurred_at, actor_kind, actor_id, origin, action, outcome, subject_id, purpose, key_id, content)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(OffsetDateTime.now(clock))
                .param(entry.actor().kind().name())
                .param(entry.actor().id())
                .param(entry.actor().origin())
                .param(entry.action().name())
                .param(entry.outcome().name())
                .param(entry.subject())
                .param(entry.purpose())
                .param(content.keyId())
                .param(content.bytes())
                .update();
    }

    private Sealed seal(TrailEntry entry) {
        if (entry.content().isEmpty()) {
            return new Sealed(null, null);
        }
        UUID keyId = entry.subject() == null ? UUID.randomUUID() : entry.subject();
        byte[] plain = json.writeValueAsString(entry.content()).getBytes(StandardCharsets.UTF_8);
        return new Sealed(
                keyId, keyOf(keyId).encrypt(plain, contextOf(entry.action().name())));
    }

    private Encryption keyOf(UUID keyId) {
        return find(keyId).orElseGet(() -> {
            // Two first entries about one record may race; the key that was stored is the one that counts.
            jdbc.sql("insert into audit.content_key (id, wrapped_key) values (?, ?) on conflict do nothing")
                    .params(keyId, keys.newWrappedKey(keyId.toString()))
                    .update();
            return find(keyId).orElseThrow();
        });
    }

    private Optional<Encryption> find(UUID keyId) {
        return jdbc.sql("select wrapped_key from audit.content_key where id = ?")
                .param(keyId)
                .query(byte[].class)
                .optional()
                .map(wrapped -> keys.unwrap(wrapped, keyId.toString()));
    }

    private static byte[] contextOf(String action) {
        return ("trail/1/" + action).getBytes(StandardCharsets.UTF_8);
    }

    private record Sealed(@Nullable UUID keyId, byte @Nullable [] bytes) {}
}
