package pk.gov.nsor.agencies.imports;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.agencies.imports.column.ColumnMapping;
import pk.gov.nsor.agencies.imports.column.Field;
import pk.gov.nsor.foundation.database.RecordMapper;
import pk.gov.nsor.foundation.keys.Encryption;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.shell.list.ListSort;
import tools.jackson.databind.json.JsonMapper;

/** The table of files. */
@Component
class BatchRepository {

    static final byte[] CONTEXT = "imports/1".getBytes(StandardCharsets.UTF_8);

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String IN_STATE = " where (cast(:state as text) is null or state = :state)";
    private static final Map<String, String> SORTED_BY = Map.of(
            "begun",
            "begun_at",
            "state",
            "state",
            "lines",
            "lines",
            "recorded",
            "recorded",
            "waiting",
            "waiting",
            "bad",
            "bad");

    private final JdbcClient jdbc;
    private final Keys keys;
    private final Clock clock;
    private final RecordMapper<Batch> mapper;

    BatchRepository(JdbcClient jdbc, Keys keys, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.clock = clock;
        this.mapper = RecordMapper.of(Batch.class)
                .with("headings", row -> List.of(JSON.readValue(opened(row, "headings"), String[].class)))
                .with("columns", BatchRepository::columns)
                .with(
                        "checking",
                        row -> row.getBytes("checking") == null
                                ? null
                                : JSON.readValue(opened(row, "checking"), DryRun.class));
    }

    /** A file that is about to be copied in. */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record New(BatchId id, UUID client, byte[] digest, List<String> headings, ColumnMapping columns, UUID by) {}

    /** @return the encryption of what the file says */
    @Transactional(propagation = Propagation.MANDATORY)
    Encryption insert(New batch) {
        byte[] wrapped = keys.newWrappedKey(batch.id().toString());
        Encryption encryption = keys.unwrap(wrapped, batch.id().toString());
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("""
                        insert into imports.batch (id, client_id, content, digest, wrapped_key, headings, columns, state,
                            begun_by, begun_at, moved_at)
                        values (?, ?, ?, ?, ?, ?, ?, 'COPIED', ?, ?, ?)
                        """)
                .param(batch.id().value())
                .param(batch.client())
                .param(batch.columns().of().name())
                .param(batch.digest())
                .param(wrapped)
                .param(encryption.encrypt(JSON.writeValueAsBytes(batch.headings()), CONTEXT))
                .param(batch.columns().names())
                .param(batch.by())
                .param(now)
                .param(now)
                .update();
        return encryption;
    }

    Optional<Batch> find(BatchId id) {
        return jdbc.sql("select * from imports.batch where id = ?")
                .param(id.value())
                .query(mapper)
                .optional();
    }

    /** The batch of a file that is not taken back. */
    Optional<Batch> ofFile(UUID client, byte[] digest) {
        return jdbc.sql(
                        "select * from imports.batch where client_id = ? and digest = ? and state not in ('TAKING_BACK', 'TAKEN_BACK', 'FORGOTTEN')")
                .param(client)
                .param(digest)
                .query(mapper)
                .optional();
    }

    /** @param state null for all */
    List<Batch> all(@Nullable BatchState state, ListSort sort, long first, int most) {
        return jdbc.sql("select * from imports.batch" + IN_STATE + " order by "
                        + sort.sql(SORTED_BY, "begun_at desc, id") + " offset :first limit :most")
                .param("state", state == null ? null : state.name(), Types.VARCHAR)
                .param("first", first)
                .param("most", most)
                .query(mapper)
                .list();
    }

    /** @param state null for all */
    int count(@Nullable BatchState state) {
        return jdbc.sql("select count(*) from imports.batch" + IN_STATE)
                .param("state", state == null ? null : state.name(), Types.VARCHAR)
                .query(Integer.class)
                .single();
    }

    /** What the server has to work on, the longest untouched first. */
    List<BatchId> moving() {
        return jdbc.sql(
                        "select id from imports.batch where state in ('CHECKING', 'RUNNING', 'TAKING_BACK') order by moved_at")
                .query(BatchId.class)
                .list();
    }

    /** Locks the file until the transaction ends, and gives it as it is then. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Batch> lock(BatchId id) {
        return jdbc.sql("select * from imports.batch where id = ? for update")
                .param(id.value())
                .query(mapper)
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void lines(BatchId id, int lines) {
        jdbc.sql("update imports.batch set lines = ? where id = ?")
                .param(lines)
                .param(id.value())
                .update();
    }

    /** The columns are taken for something else: what a dry run found does not count any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    void columns(BatchId id, ColumnMapping columns) {
        jdbc.sql(
                        "update imports.batch set columns = ?, state = 'COPIED', checked = 0, checking = null, moved_at = ? where id = ?")
                .param(columns.names())
                .param(OffsetDateTime.now(clock))
                .param(id.value())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void state(BatchId id, BatchState state) {
        jdbc.sql("update imports.batch set state = ?, moved_at = ? where id = ?")
                .param(state.name())
                .param(OffsetDateTime.now(clock))
                .param(id.value())
                .update();
    }

    /** Begins a dry run anew. */
    @Transactional(propagation = Propagation.MANDATORY)
    void checking(BatchId id, DryRun none) {
        jdbc.sql("update imports.batch set state = 'CHECKING', checked = 0, checking = ?, moved_at = ? where id = ?")
                .param(encryption(id).encrypt(JSON.writeValueAsBytes(none), CONTEXT))
                .param(OffsetDateTime.now(clock))
                .param(id.value())
                .update();
    }

    /** False where it is not being checked any more, or somebody else has gone on with it. */
    @Transactional
    boolean checked(Batch before, int checked, DryRun found, BatchState after) {
        return jdbc.sql("""
                                update imports.batch set state = ?, checked = ?, checking = ?, moved_at = ?
                                where id = ? and state = 'CHECKING' and checked = ?
                                """)
                        .param(after.name())
                        .param(checked)
                        .param(encryption(before.id()).encrypt(JSON.writeValueAsBytes(found), CONTEXT))
                        .param(OffsetDateTime.now(clock))
                        .param(before.id().value())
                        .param(before.checked())
                        .update()
                == 1;
    }

    /** What became of a line. */
    enum Became {
        RECORDED,
        WAITING,
        BAD
    }

    /**
     * Counts lines in the transaction that sends them; after the last one the file is done.
     *
     * @param first the first of them
     * @param became what became of each, in their order
     * @return false where another process has counted one, or somebody has stopped the file
     */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean counted(BatchId id, int first, List<Became> became, double seconds) {
        return jdbc.sql("""
                                update imports.batch
                                set position = position + :lines, recorded = recorded + :recorded,
                                    waiting = waiting + :waiting, bad = bad + :bad,
                                    state = case when position + :lines = lines then 'DONE' else state end,
                                    moved_at = :now, run_seconds = run_seconds + :seconds
                                where id = :id and state = 'RUNNING' and position = :before
                                """)
                        .param("lines", became.size())
                        .param("recorded", Collections.frequency(became, Became.RECORDED))
                        .param("waiting", Collections.frequency(became, Became.WAITING))
                        .param("bad", Collections.frequency(became, Became.BAD))
                        .param("now", OffsetDateTime.now(clock))
                        .param("seconds", seconds)
                        .param("id", id.value())
                        .param("before", first - 1)
                        .update()
                == 1;
    }

    Encryption encryption(BatchId id) {
        byte[] wrapped = jdbc.sql("select wrapped_key from imports.batch where id = ?")
                .param(id.value())
                .query(byte[].class)
                .single();
        return keys.unwrap(wrapped, id.toString());
    }

    private byte[] opened(ResultSet row, String column) throws SQLException {
        return keys.unwrap(row.getBytes("wrapped_key"), row.getString("id")).decrypt(row.getBytes(column), CONTEXT);
    }

    private static ColumnMapping columns(ResultSet row) throws SQLException {
        String[] names = (String[]) row.getArray("columns").getArray();
        return ColumnMapping.ofNames(Field.Of.valueOf(row.getString("content")), names);
    }
}
