package pk.gov.nsor.foundation.sms.internal.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.sms.SmscLink;

/**
 * Runs of gateways, and which process is responsible for their answers. A process holds the advisory lock of its own
 * run in shared mode together with the commits under it. A process that takes a run over holds the lock exclusively,
 * raises the run's epoch, and shares it from then on. The process that had the run before can neither store under it
 * nor finish it. PostgreSQL frees the locks of a process that has died.
 *
 * <p>No database lock can hold back what is sent to an SMSC. So a process sends only for {@link #SURE} after it last
 * confirmed that it has its locks, and a process that takes a run over waits longer than that.
 */
public final class RunRepository implements AutoCloseable {

    /** For how long after the locks were last confirmed it is certain that nobody else sends. */
    static final Duration SURE = Duration.ofSeconds(3);

    /** How long after a run was taken over its former process may still send what it had begun to send. */
    public static final Duration PATIENCE = SURE.plusSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(RunRepository.class);
    /** "SMS" and a zero byte; with the run's id it makes the lock's number, as {@code sms.hold_run} does. */
    private static final long LOCKS = 0x534D_5300L << 32;

    private static final String SHARED = "select pg_try_advisory_lock_shared(?)";

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final SmscLink smscLink;
    /** With the epoch in which each is held. */
    private final Map<Long, Integer> held = new ConcurrentHashMap<>();

    /** Was held before, and was taken over by another process. */
    private final Set<Long> lost = new HashSet<>();

    private @Nullable Connection connection;
    /** The locks were lost with their connection; those in use must be locked again before anything else. */
    private boolean isBroken;

    private volatile long sureUntilNanos = System.nanoTime();

    /** @param line of the answers; a run's are taken over for the same line only */
    public RunRepository(DataSource dataSource, JdbcClient jdbc, SmscLink smscLink, Clock clock) {
        this.smscLink = smscLink;
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Begins a run, locked for this process. */
    public synchronized long begin() {
        long id = jdbc.sql("insert into sms.run (started_at, line) values (?, ?) returning id")
                .param(OffsetDateTime.now(clock))
                .param(smscLink.name())
                .query(Long.class)
                .single();
        try {
            long asked = System.nanoTime();
            if (isBroken || !open().isValid(2)) {
                lockAgain();
            }
            if (!lock(SHARED, id)) {
                throw new IllegalStateException("The lock of a new run is taken: " + id);
            }
            held.put(id, 0);
            if (held.size() == 1) {
                sureUntilNanos = asked + SURE.toNanos();
            }
            return id;
        } catch (SQLException unreachable) {
            disconnect();
            throw new DataAccessResourceFailureException("The lock of a new run could not be had", unreachable);
        }
    }

    /** Whether nobody else can be sending what the runs left that this process holds. Cheap. */
    public boolean isSure(long nanos) {
        return nanos - sureUntilNanos < 0;
    }

    /** Whether the run is this process's, as far as it knows. Cheap. */
    public boolean holds(long id) {
        return held.containsKey(id);
    }

    /** It is another's. */
    public void lose(long id) {
        held.remove(id);
    }

    /** Runs of the line that are not finished and not this process's. */
    public List<Long> unfinished() {
        return jdbc
                .sql("select id from sms.run where finished_at is null and line = ? order by id")
                .param(smscLink.name())
                .query(Long.class)
                .list()
                .stream()
                .filter(id -> !held.containsKey(id))
                .toList();
    }

    /**
     * Takes a run over where nobody has it, nor is a commit under it on its way.
     *
     * @return how long to wait before its answers are read and sent; null where somebody has it
     */
    synchronized @Nullable Duration take(long id) {
        try {
            if (isBroken || !lock("select pg_try_advisory_lock(?)", id)) {
                return null;
            }
            Duration wait = raiseEpoch(id);
            if (wait != null) {
                boolean isShared = lock(SHARED, id);
            }
            unlock("select pg_advisory_unlock(?)", id);
            return wait;
        } catch (SQLException unreachable) {
            LOG.warn("Run {} could not be taken over: {}", id, unreachable.getMessage());
            // The lock may be there, and nothing else.
            disconnect();
            return null;
        }
    }

    private @Nullable Duration raiseEpoch(long id) throws SQLException {
        try (PreparedStatement raise = open().prepareStatement("""
                update sms.run r set epoch = r.epoch + 1, left_at = null
                from (select id, left_at from sms.run where id = ? and finished_at is null for update) before
                where r.id = before.id
                returning r.epoch, before.left_at
                """)) {
            raise.setLong(1, id);
            try (ResultSet row = raise.executeQuery()) {
                if (!row.next()) {
                    return null;
                }
                held.put(id, row.getInt(1));
                return row.getTimestamp(2) == null ? PATIENCE : Duration.ZERO;
            }
        }
    }

    /** All of the run's answers are settled. */
    public void finish(long id) {
        Integer epoch = held.get(id);
        if (epoch == null) {
            return;
        }
        jdbc.sql("update sms.run set finished_at = ? where id = ? and epoch = ? and finished_at is null")
                .param(OffsetDateTime.now(clock))
                .param(id)
                .param(epoch)
                .update();
        held.remove(id);
        synchronized (this) {
            try {
                unlock("select pg_advisory_unlock_shared(?)", id);
            } catch (SQLException broken) {
                LOG.debug("The lock went with its connection");
            }
        }
    }

    /** Nothing more is sent under any of the runs: who takes them over need not wait. */
    public void leave() {
        held.forEach((id, epoch) -> jdbc.sql(
                        "update sms.run set left_at = ? where id = ? and epoch = ? and finished_at is null")
                .param(OffsetDateTime.now(clock))
                .param(id)
                .param(epoch)
                .update());
        held.clear();
    }

    /**
     * Checks that the locks are held, and takes them again where their connection broke.
     *
     * @return the runs that others have taken over meanwhile
     */
    public synchronized Set<Long> keep() {
        try {
            long asked = System.nanoTime();
            if (isBroken || !open().isValid(2)) {
                asked = lockAgain();
            }
            sureUntilNanos = asked + SURE.toNanos();
        } catch (SQLException unreachable) {
            LOG.warn("The locks of this process's runs are not held: {}", unreachable.getMessage());
            disconnect();
        }
        Set<Long> told = Set.copyOf(lost);
        lost.clear();
        return told;
    }

    /** @return when it began, in nanoseconds */
    private long lockAgain() throws SQLException {
        disconnect();
        long asked = System.nanoTime();
        for (Map.Entry<Long, Integer> run : held.entrySet()) {
            if (!lock(SHARED, run.getKey()) || !isStill(run)) {
                lost.add(run.getKey());
            }
        }
        lost.forEach(held::remove);
        isBroken = false;
        return asked;
    }

    /** Asked when the lock is there. */
    private boolean isStill(Map.Entry<Long, Integer> run) throws SQLException {
        try (PreparedStatement ask =
                open().prepareStatement("select from sms.run where id = ? and epoch = ? and finished_at is null")) {
            ask.setLong(1, run.getKey());
            ask.setInt(2, run.getValue());
            try (ResultSet row = ask.executeQuery()) {
                return row.next();
            }
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
        isBroken = true;
        if (current != null) {
            try {
                current.close();
            } catch (SQLException broken) {
                LOG.debug("A broken connection did not close in order");
            }
        }
    }

    private boolean lock(String tryLock, long id) throws SQLException {
        try (PreparedStatement lock = open().prepareStatement(tryLock)) {
            lock.setLong(1, LOCKS + id);
            try (ResultSet row = lock.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private void unlock(String sql, long id) throws SQLException {
        Connection current = connection;
        if (current == null) {
            return;
        }
        try (PreparedStatement unlock = current.prepareStatement(sql)) {
            unlock.setLong(1, LOCKS + id);
            unlock.execute();
        }
    }
}
