package pk.gov.nsor.sms.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.sms.Line;

/**
 * Runs of gateways, and who looks after their answers: whoever holds the advisory lock on a run. PostgreSQL frees the
 * locks of a process that has died, so another can take its answers over, and nobody takes those of one that lives.
 */
final class RunStore implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunStore.class);
    /** "SMS" and a zero byte; with the run's id it makes the lock's number. */
    private static final long LOCKS = 0x534D_5300L << 32;

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Line line;
    private final Set<Long> held = ConcurrentHashMap.newKeySet();
    private @Nullable Connection connection;

    /** @param line of the answers; a run's are taken over for the same line only */
    RunStore(DataSource dataSource, JdbcClient jdbc, Line line, Clock clock) {
        this.line = line;
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Begins a run, locked for this process. */
    long begin() {
        long id = jdbc.sql("insert into sms.run (started_at, line) values (?, ?) returning id")
                .param(OffsetDateTime.now(clock))
                .param(line.name())
                .query(Long.class)
                .single();
        if (!take(id)) {
            throw new IllegalStateException("The lock of a new run is taken: " + id);
        }
        return id;
    }

    /** Runs of the line that are not finished and not this process's. */
    List<Long> unfinished() {
        return jdbc
                .sql("select id from sms.run where finished_at is null and line = ? order by id")
                .param(line.name())
                .query(Long.class)
                .list()
                .stream()
                .filter(id -> !held.contains(id))
                .toList();
    }

    /** Takes a run over where nobody holds it. */
    synchronized boolean take(long id) {
        try {
            boolean taken = lock(open(), id);
            if (taken) {
                held.add(id);
            }
            return taken;
        } catch (SQLException unreachable) {
            LOG.warn("The lock of run {} could not be asked for: {}", id, unreachable.getMessage());
            return false;
        }
    }

    /** Leaves a run to whoever takes it next. */
    synchronized void release(long id) {
        held.remove(id);
        Connection current = connection;
        if (current != null) {
            try (PreparedStatement unlock = current.prepareStatement("select pg_advisory_unlock(?)")) {
                unlock.setLong(1, LOCKS + id);
                unlock.execute();
            } catch (SQLException broken) {
                LOG.debug("The lock went with its connection");
            }
        }
    }

    /** All of the run's answers are settled. */
    void finish(long id) {
        jdbc.sql("update sms.run set finished_at = ? where id = ?")
                .param(OffsetDateTime.now(clock))
                .param(id)
                .update();
        held.remove(id);
    }

    /** Locks again what was held, where the connection that held it broke. */
    synchronized void keep() {
        try {
            Connection current = connection;
            if (current != null && current.isValid(2)) {
                return;
            }
            disconnect();
            Connection fresh = open();
            for (Long id : held) {
                if (!lock(fresh, id)) {
                    LOG.error("Run {} was taken over by another process while the database was away", id);
                }
            }
        } catch (SQLException unreachable) {
            LOG.warn("The locks of this process's runs are not held: {}", unreachable.getMessage());
        }
    }

    @Override
    public synchronized void close() {
        Connection current = connection;
        if (current != null) {
            try (PreparedStatement unlock = current.prepareStatement("select pg_advisory_unlock_all()")) {
                unlock.execute();
            } catch (SQLException broken) {
                LOG.debug("The locks went with their connection");
            }
        }
        disconnect();
    }

    private Connection open() throws SQLException {
        Connection current = connection;
        if (current == null) {
            current = dataSource.getConnection();
            connection = current;
        }
        return current;
    }

    private void disconnect() {
        Connection current = connection;
        connection = null;
        if (current != null) {
            try {
                current.close();
            } catch (SQLException broken) {
                LOG.debug("A broken connection did not close in order");
            }
        }
    }

    private static boolean lock(Connection connection, long id) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            lock.setLong(1, LOCKS + id);
            try (ResultSet row = lock.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
