package pk.gov.nsor.foundation.audit;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.audit.proof.LeafEncoding;
import pk.gov.nsor.foundation.audit.proof.MerkleHash;
import pk.gov.nsor.foundation.audit.sealing.OwnEntries.Written;
import pk.gov.nsor.foundation.keys.Encryption;
import pk.gov.nsor.foundation.keys.Keys;
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

    /** The database generates the salt, so that nobody can choose one. */
    private static final String WRITTEN = " returning id, salt";

    private static final String INSERT = insert("audit.entry", COLUMNS, TrailRows::lists) + WRITTEN;
    private static final String INSERT_WITH_KEYS =
            "with new_key as (" + insert("audit.content_key", NEW_KEY, TrailRows::lists) + ") " + INSERT;

    /** Nearly every action leaves one entry, which is inserted faster without arrays. */
    private static final String INSERT_ONE = insert("audit.entry", COLUMNS, TrailRows::values) + WRITTEN;

    private static final String INSERT_ONE_WITH_KEY =
            "with new_key as (" + insert("audit.content_key", NEW_KEY, TrailRows::values) + ") " + INSERT_ONE;

    private static final String INSERT_NAMING =
            "with new_key as (" + insert("audit.content_key", NEW_KEY, TrailRows::lists)
                    + "), entry as (" + insert("audit.entry", COLUMNS, TrailRows::lists) + """
             returning id, transaction, key_id, salt), name as (
                insert into audit.named (entry_id, part, taken, people)
                select entry.id, named.part, bool_or(named.taken), array_agg(named.person order by named.person)
                from unnest(?::uuid[], ?::int[], ?::uuid[], ?::boolean[]) named (key_id, part, person, taken)
                join entry on entry.key_id = named.key_id group by entry.id, named.part)
            select id, salt from entry order by id
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
        return subject == null || entry.content().isEmpty() || !entry.named().isEmpty()
                ? ofOwnKey(entry)
                : of(entry, subject, records.of(subject));
    }

    /** Null where its record has no key yet. */
    @Nullable
    TrailRow ofKnownKey(TrailEntry entry) {
        UUID subject = entry.subject();
        if (subject == null || entry.content().isEmpty() || !entry.named().isEmpty()) {
            return ofOwnKey(entry);
        }
        Optional<Encryption> key = records.known(subject);
        return key.isPresent() ? of(entry, subject, key.get()) : null;
    }

    private TrailRow ofOwnKey(TrailEntry entry) {
        if (entry.content().isEmpty() && entry.named().isEmpty()) {
            return new TrailRow(entry, now(), null, null, null, null);
        }
        UUID id = UUID.randomUUID();
        byte[] wrapped = keys.newWrappedKey(id.toString());
        TrailRow row = of(entry, id, keys.unwrap(wrapped, id.toString()));
        return new TrailRow(entry, row.occurredAt(), id, wrapped, row.content(), row.commitment());
    }

    private TrailRow of(TrailEntry entry, UUID keyId, Encryption key) {
        SaltedContent salted = SaltedContent.of(
                json.writeValueAsString(NamedPeople.content(entry)).getBytes(StandardCharsets.UTF_8));
        return new TrailRow(
                entry, now(), keyId, null, salted.encrypted(key, entry.action().name()), salted.commitment());
    }

    /**
     * Inserts them in one statement, which is a transaction where the thread has none.
     *
     * @return them as they are in the database, in their order
     */
    List<Written> insert(List<TrailRow> rows) {
        if (rows.stream().anyMatch(row -> !row.entry().named().isEmpty())) {
            return insertNaming(rows);
        }
        if (rows.size() == 1) {
            return insert(rows.getFirst());
        }
        List<TrailRow> withNewKey =
                rows.stream().filter(row -> row.newKey() != null).toList();
        return jdbc.query(
                withNewKey.isEmpty() ? INSERT : INSERT_WITH_KEYS,
                statement -> {
                    int next = withNewKey.isEmpty() ? 1 : bind(statement, 1, NEW_KEY, withNewKey);
                    var _ = bind(statement, next, COLUMNS, rows);
                },
                (row, number) -> written(rows.get(number), row));
    }

    /**
     * Named people are inserted with the same statement; an entry that names people has a key of its own, by which it
     * is found.
     */
    private List<Written> insertNaming(List<TrailRow> rows) {
        List<TrailRow> withNewKey =
                rows.stream().filter(row -> row.newKey() != null).toList();
        List<NamedPeople.Row> named = NamedPeople.rows(rows);
        return jdbc.query(
                INSERT_NAMING,
                statement -> {
                    int next = bind(statement, 1, NEW_KEY, withNewKey);
                    next = bind(statement, next, COLUMNS, rows);
                    statement.setArray(
                            next++, array(statement, "uuid", named.stream().map(NamedPeople.Row::keyId)));
                    statement.setArray(
                            next++, array(statement, "int4", named.stream().map(NamedPeople.Row::part)));
                    statement.setArray(
                            next++, array(statement, "uuid", named.stream().map(NamedPeople.Row::person)));
                    statement.setArray(
                            next, array(statement, "bool", named.stream().map(NamedPeople.Row::isTaken)));
                },
                (inserted, number) -> written(rows.get(number), inserted));
    }

    private static Array array(PreparedStatement statement, String type, Stream<?> values) throws SQLException {
        return statement.getConnection().createArrayOf(type, values.toArray());
    }

    private List<Written> insert(TrailRow row) {
        return jdbc.query(
                row.newKey() == null ? INSERT_ONE : INSERT_ONE_WITH_KEY,
                statement -> {
                    int next = row.newKey() == null ? 1 : bind(statement, 1, NEW_KEY, row);
                    var _ = bind(statement, next, COLUMNS, row);
                },
                (inserted, number) -> written(row, inserted));
    }

    private static Written written(TrailRow row, ResultSet inserted) throws SQLException {
        long id = inserted.getLong(1);
        byte[] salt = inserted.getBytes(2);
        return new Written(id, () -> leaf(id, row, salt).hash());
    }

    private static LeafEncoding leaf(long id, TrailRow row, byte[] salt) {
        byte[] content = row.content();
        return new LeafEncoding(
                id,
                ChronoUnit.MICROS.between(Instant.EPOCH, row.occurredAt().toInstant()),
                row.entry().actor().kind().name(),
                row.entry().actor().id(),
                row.entry().actor().origin(),
                row.entry().action().name(),
                row.entry().outcome().name(),
                row.entry().subject(),
                row.entry().purpose(),
                row.entry().link(),
                row.keyId(),
                content == null ? null : MerkleHash.sha256(content),
                row.commitment(),
                salt);
    }

    /** As exact as the database keeps it. */
    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
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
