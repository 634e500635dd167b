package pk.gov.nsor.audit;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.keys.Encryption;
import pk.gov.nsor.keys.Keys;
import tools.jackson.databind.ObjectMapper;

/** Makes rows of entries, and inserts them. */
final class TrailRows {

    private static final String INSERT = """
            insert into audit.entry
                (occurred_at, actor_kind, actor_id, origin, action, outcome, subject_id, purpose, link, key_id, content,
                 commitment)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final JdbcTemplate jdbc;
    private final RecordKeys records;
    private final Keys keys;
    private final ObjectMapper json;
    private final Clock clock;

    TrailRows(JdbcTemplate jdbc, Keys keys, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.records = new RecordKeys(JdbcClient.create(jdbc), keys);
        this.keys = keys;
        this.json = json;
        this.clock = clock;
    }

    /** Called in the transaction that inserts it: the record's key is made there where it has none yet. */
    TrailRow withKey(TrailEntry entry) {
        UUID subject = entry.subject();
        return subject == null || entry.content().isEmpty() ? ofOwnKey(entry) : of(entry, subject, records.of(subject));
    }

    /** Null where its record has no key yet. */
    @Nullable
    TrailRow ofKnownKey(TrailEntry entry) {
        UUID subject = entry.subject();
        if (subject == null || entry.content().isEmpty()) {
            return ofOwnKey(entry);
        }
        Optional<Encryption> key = records.known(subject);
        return key.isPresent() ? of(entry, subject, key.get()) : null;
    }

    private TrailRow ofOwnKey(TrailEntry entry) {
        if (entry.content().isEmpty()) {
            return new TrailRow(entry, OffsetDateTime.now(clock), null, null, null, null);
        }
        UUID id = UUID.randomUUID();
        byte[] wrapped = keys.newWrappedKey(id.toString());
        TrailRow row = of(entry, id, keys.unwrap(wrapped, id.toString()));
        return new TrailRow(entry, row.occurredAt(), id, wrapped, row.content(), row.commitment());
    }

    private TrailRow of(TrailEntry entry, UUID keyId, Encryption key) {
        SaltedContent salted =
                SaltedContent.of(json.writeValueAsString(entry.content()).getBytes(StandardCharsets.UTF_8));
        return new TrailRow(
                entry,
                OffsetDateTime.now(clock),
                keyId,
                null,
                salted.encrypted(key, entry.action().name()),
                salted.commitment());
    }

    /** Inserts them in this order. */
    void insert(List<TrailRow> rows) {
        List<Object[]> newKeys = rows.stream()
                .filter(row -> row.newKey() != null)
                .map(row -> new Object[] {row.keyId(), row.newKey()})
                .toList();
        if (!newKeys.isEmpty()) {
            jdbc.batchUpdate("insert into audit.content_key (id, wrapped_key) values (?, ?)", newKeys);
        }
        jdbc.batchUpdate(INSERT, rows.stream().map(TrailRows::values).toList());
    }

    private static @Nullable Object[] values(TrailRow row) {
        TrailEntry entry = row.entry();
        return new @Nullable Object[] {
            row.occurredAt(),
            entry.actor().kind().name(),
            entry.actor().id(),
            entry.actor().origin(),
            entry.action().name(),
            entry.outcome().name(),
            entry.subject(),
            entry.purpose(),
            entry.link(),
            row.keyId(),
            row.content(),
            row.commitment()
        };
    }
}
