package pk.gov.nsor.audit;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.keys.Encryption;
import pk.gov.nsor.keys.Keys;
import tools.jackson.databind.ObjectMapper;

/** Makes rows of entries, and inserts them. */
final class TrailRows {

    private static final List<Column> COLUMNS = List.of(
            new Column("occurred_at", "timestamptz", TrailRow::occurredAt),
            new Column("actor_kind", "text", row -> row.entry().actor().kind().name()),
            new Column("actor_id", "uuid", row -> row.entry().actor().id()),
            new Column("origin", "text", row -> row.entry().actor().origin()),
            new Column("action", "text", row -> row.entry().action().name()),
            new Column("outcome", "text", row -> row.entry().outcome().name()),
            new Column("subject_id", "uuid", row -> row.entry().subject()),
            new Column("purpose", "text", row -> row.entry().purpose()),
            new Column("link", "text", row -> row.entry().link()),
            new Column("key_id", "uuid", TrailRow::keyId),
            new Column("content", "bytea", TrailRow::content),
            new Column("commitment", "bytea", TrailRow::commitment));

    private static final List<Column> NEW_KEY =
            List.of(new Column("id", "uuid", TrailRow::keyId), new Column("wrapped_key", "bytea", TrailRow::newKey));

    private static final String INSERT = insert("audit.entry", COLUMNS, TrailRows::lists);
    private static final String INSERT_WITH_KEYS =
            "with new_key as (" + insert("audit.content_key", NEW_KEY, TrailRows::lists) + ") " + INSERT;

    /** Nearly every action leaves one entry, which is inserted faster without lists. */
    private static final String INSERT_ONE = insert("audit.entry", COLUMNS, TrailRows::values);

    private static final String INSERT_ONE_WITH_KEY =
            "with new_key as (" + insert("audit.content_key", NEW_KEY, TrailRows::values) + ") " + INSERT_ONE;

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

    /** Inserts them in one statement, which is a transaction where the thread has none. */
    void insert(List<TrailRow> rows) {
        if (rows.size() == 1) {
            insert(rows.getFirst());
            return;
        }
        List<TrailRow> withNewKey =
                rows.stream().filter(row -> row.newKey() != null).toList();
        jdbc.update(withNewKey.isEmpty() ? INSERT : INSERT_WITH_KEYS, statement -> {
            int next = withNewKey.isEmpty() ? 1 : bind(statement, 1, NEW_KEY, withNewKey);
            int unused = bind(statement, next, COLUMNS, rows);
        });
    }

    private void insert(TrailRow row) {
        jdbc.update(row.newKey() == null ? INSERT_ONE : INSERT_ONE_WITH_KEY, statement -> {
            int next = row.newKey() == null ? 1 : bind(statement, 1, NEW_KEY, row);
            int unused = bind(statement, next, COLUMNS, row);
        });
    }

    private static String insert(String table, List<Column> columns, Function<List<Column>, String> rows) {
        return "insert into " + table + " ("
                + columns.stream().map(Column::name).collect(Collectors.joining(", ")) + ") " + rows.apply(columns);
    }

    private static String lists(List<Column> columns) {
        return columns.stream()
                .map(column -> "?::" + column.type() + "[]")
                .collect(Collectors.joining(", ", "select * from unnest(", ")"));
    }

    private static String values(List<Column> columns) {
        return columns.stream().map(column -> "?::" + column.type()).collect(Collectors.joining(", ", "values (", ")"));
    }

    private static int bind(PreparedStatement statement, int first, List<Column> columns, List<TrailRow> rows)
            throws SQLException {
        int next = first;
        for (Column column : columns) {
            statement.setArray(next++, statement.getConnection().createArrayOf(column.type(), column.values(rows)));
        }
        return next;
    }

    private static int bind(PreparedStatement statement, int first, List<Column> columns, TrailRow row)
            throws SQLException {
        int next = first;
        for (Column column : columns) {
            statement.setObject(next++, column.value().apply(row));
        }
        return next;
    }

    /** @param type as PostgreSQL calls it */
    private record Column(String name, String type, Function<TrailRow, @Nullable Object> value) {

        @Nullable
        Object[] values(List<TrailRow> rows) {
            @Nullable
            Object[] values =
                    type.equals("bytea") ? new byte @Nullable [rows.size()][] : new @Nullable Object[rows.size()];
            for (int row = 0; row < values.length; row++) {
                values[row] = value.apply(rows.get(row));
            }
            return values;
        }
    }
}
