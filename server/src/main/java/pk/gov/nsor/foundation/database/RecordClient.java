package pk.gov.nsor.foundation.database;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.KeyHolder;

/**
 * A {@code JdbcClient} that reads rows as {@link RecordMapper} does, and takes enums, identifiers (records of one
 * component) and instants as parameters. The components of a record that is the source of parameters are named
 * parameters, those of a record in it besides, and its lists are arrays.
 */
public final class RecordClient implements JdbcClient {

    private final JdbcClient jdbc;

    private RecordClient(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public static JdbcClient of(JdbcClient jdbc) {
        return jdbc instanceof RecordClient ? jdbc : new RecordClient(jdbc);
    }

    /** Outside of Spring's context. */
    public static JdbcClient of(DataSource source) {
        return new RecordClient(JdbcClient.create(source));
    }

    @Override
    public StatementSpec sql(String sql) {
        return new Statement(jdbc.sql(sql));
    }

    /** Everything is the delegate's but for values and mapped rows. */
    private record Statement(StatementSpec statement) implements StatementSpec {

        @Override
        public StatementSpec withFetchSize(int size) {
            statement.withFetchSize(size);
            return this;
        }

        @Override
        public StatementSpec withMaxRows(int rows) {
            statement.withMaxRows(rows);
            return this;
        }

        @Override
        public StatementSpec withQueryTimeout(int seconds) {
            statement.withQueryTimeout(seconds);
            return this;
        }

        @Override
        public StatementSpec param(@Nullable Object value) {
            statement.param(DatabaseConversions.parameter(value));
            return this;
        }

        @Override
        public StatementSpec param(int index, @Nullable Object value) {
            statement.param(index, DatabaseConversions.parameter(value));
            return this;
        }

        @Override
        public StatementSpec param(int index, @Nullable Object value, int type) {
            statement.param(index, DatabaseConversions.parameter(value), type);
            return this;
        }

        @Override
        public StatementSpec param(String name, @Nullable Object value) {
            statement.param(name, DatabaseConversions.parameter(value));
            return this;
        }

        @Override
        public StatementSpec param(String name, @Nullable Object value, int type) {
            statement.param(name, DatabaseConversions.parameter(value), type);
            return this;
        }

        @Override
        public StatementSpec params(@Nullable Object... values) {
            for (Object value : values) {
                param(value);
            }
            return this;
        }

        @Override
        public StatementSpec params(List<?> values) {
            values.forEach(this::param);
            return this;
        }

        @Override
        public StatementSpec params(Map<String, ?> values) {
            values.forEach(this::param);
            return this;
        }

        @Override
        public StatementSpec paramSource(Object source) {
            if (source instanceof Record named) {
                components(named.getClass(), named);
            } else {
                statement.paramSource(source);
            }
            return this;
        }

        @Override
        public StatementSpec paramSource(SqlParameterSource source) {
            statement.paramSource(source);
            return this;
        }

        @Override
        public ResultQuerySpec query() {
            return statement.query();
        }

        @Override
        public <T> MappedQuerySpec<T> query(Class<T> type) {
            return query(RecordMapper.of(type));
        }

        @Override
        public <T> MappedQuerySpec<T> query(RowMapper<T> mapper) {
            return statement.query(mapper instanceof RecordMapper<T> records ? records.ofOneQuery() : mapper);
        }

        @Override
        public void query(RowCallbackHandler handler) {
            statement.query(handler);
        }

        @Override
        public <T extends @Nullable Object> T query(ResultSetExtractor<T> extractor) {
            return statement.query(extractor);
        }

        @Override
        public int update() {
            return statement.update();
        }

        @Override
        public int update(KeyHolder keys) {
            return statement.update(keys);
        }

        @Override
        public int update(KeyHolder keys, String... columns) {
            return statement.update(keys, columns);
        }

        private void components(Class<?> type, @Nullable Object source) {
            for (RecordComponent component : ValueType.of(type).components()) {
                Object value = source == null ? null : ValueType.value(source, component);
                if (component.getType().isRecord() && !ValueType.isValue(component.getType())) {
                    components(component.getType(), value);
                } else {
                    param(
                            component.getName(),
                            value instanceof Collection<?> many ? DatabaseConversions.array(many) : value);
                }
            }
        }
    }
}
