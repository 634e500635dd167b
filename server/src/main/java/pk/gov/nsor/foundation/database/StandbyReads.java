package pk.gov.nsor.foundation.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads on a standby what may be a moment old: figures that are counted again and again. Never a right, a standing, or anything that
 * the public or an agency is told. Only where {@code NSOR_DB_STANDBY_READS} is set; elsewhere, and whenever no standby is there or
 * new enough, the primary is read.
 */
@Component
public class StandbyReads implements MeterBinder, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(StandbyReads.class);

    /** Bound while a standby is read: where connections come from. */
    private static final ScopedValue<DataSource> STANDBY = ScopedValue.newInstance();

    private static final String PRIMARY = "targetServerType=primary";
    private static final String SECONDARY = "targetServerType=secondary&loadBalanceHosts=true";
    private static final int CONNECTIONS = 4;
    private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(2);

    /** While a connection is made. */
    private static final long HANDSHAKE_SECONDS = 10;

    /** For each answer, where who asks has no bound. One that is cut off says nothing, and is left for the primary. */
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(5);

    /** So long none is tried after one was away. */
    private static final long PAUSE_NANOS = Duration.ofSeconds(30).toNanos();

    /** A statement that stood in the way of what the standby replays. */
    private static final String CONFLICT = "40001";

    /** Of work that writes. */
    private static final String READ_ONLY = "25006";

    private final @Nullable HikariDataSource standbys;
    private final TransactionTemplate reading;
    private final JdbcClient jdbc;
    private final PrimaryPositions positions;
    private volatile long triedAgainNanos = System.nanoTime();
    private volatile double behindSeconds = Double.NaN;
    private Duration longestAnswer = LONGEST_ANSWER;

    /** @param isSet whether standbys are read; needs several addresses in the database's URL */
    StandbyReads(
            @Value("${spring.datasource.url}") String url,
            @Value("${spring.datasource.username}") String user,
            @Value("${spring.datasource.password}") String password,
            @Value("${nsor.database.standby-reads}") boolean isSet,
            DataSource dataSource,
            PlatformTransactionManager transactions,
            PrimaryPositions positions) {
        this.standbys = isSet ? standbys(url, user, password) : null;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        reading.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.jdbc = JdbcClient.create(dataSource);
        this.positions = positions;
    }

    private static HikariDataSource standbys(String url, String user, String password) {
        if (!url.contains(PRIMARY)) {
            throw new IllegalStateException(
                    "NSOR_DB_STANDBY_READS needs " + PRIMARY + " and the addresses of all nodes in NSOR_DB_URL");
        }
        HikariConfig config = new HikariConfig();
        config.setPoolName("standbys");
        config.setJdbcUrl(url.replace(PRIMARY, SECONDARY));
        config.setUsername(user);
        config.setPassword(password);
        config.setReadOnly(true);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(CONNECTED_WITHIN.toMillis());
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("connectTimeout", CONNECTED_WITHIN.toSeconds());
        config.addDataSourceProperty("socketTimeout", HANDSHAKE_SECONDS);
        config.addDataSourceProperty("socketFactory", DatabaseSockets.class.getName());
        config.addDataSourceProperty("ApplicationName", "nsor standby reads");
        return new HikariDataSource(config);
    }

    /** For tests: how long an answer is waited for where who asks has no bound. */
    void waitsFor(Duration longest) {
        longestAnswer = longest;
    }

    /** Where connections come from now; null for the usual pool. */
    static @Nullable DataSource asked() {
        return STANDBY.isBound() ? STANDBY.get() : null;
    }

    /**
     * Reads, in a transaction of its own where a standby is read and in the one there is otherwise.
     *
     * @param mayBeOld how old what is read may be, up to five minutes
     * @param work reads only, and can be done twice
     */
    public <T> T read(Duration mayBeOld, Supplier<T> work) {
        HikariDataSource from = standbys;
        OptionalLong needed = positions.needed(mayBeOld);
        if (from == null || needed.isEmpty() || System.nanoTime() - triedAgainNanos < 0) {
            return work.get();
        }
        try {
            return DatabaseWait.boundedByDefault(
                    longestAnswer,
                    () -> ScopedValue.where(STANDBY, from)
                            .call(() -> Objects.requireNonNull(reading.execute(_ -> read(needed.getAsLong(), work)))));
        } catch (TooOldException old) {
            LOG.warn("No standby is new enough to be read: behind by {} s", behindSeconds);
            // It may have become the primary, and others be standbys.
            from.getHikariPoolMXBean().softEvictConnections();
        } catch (RuntimeException failed) {
            boolean isStandbys = DatabaseFailures.isAway(failed) || DatabaseFailures.has(failed, CONFLICT);
            if (!isStandbys || DatabaseFailures.has(failed, READ_ONLY)) {
                throw failed;
            }
            LOG.warn("No standby could be read: {}", failed.getMessage());
            triedAgainNanos = System.nanoTime() + PAUSE_NANOS;
        }
        return work.get();
    }

    private <T> T read(long needed, Supplier<T> work) {
        Long replayed = jdbc.sql("select (pg_last_wal_replay_lsn() - '0/0')::bigint")
                .query(Long.class)
                .optional()
                .orElse(null);
        if (replayed == null) {
            // It has never been a standby since it was started.
            throw new TooOldException();
        }
        behindSeconds = positions.behind(replayed).toMillis() / 1e3;
        if (replayed < needed) {
            throw new TooOldException();
        }
        return work.get();
    }

    private static final class TooOldException extends RuntimeException {
        TooOldException() {
            super("The standby has not replayed enough", null, false, false);
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("nsor.database.standby.behind", () -> behindSeconds)
                .description(
                        "How many seconds the standby that was read last was behind the primary; none where none is read")
                .baseUnit("seconds")
                .register(registry);
    }

    @Override
    public void destroy() {
        if (standbys != null) {
            standbys.close();
        }
    }
}
