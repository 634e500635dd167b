package pk.gov.nsor.foundation.database;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.jobs.LastingWork;

/**
 * Looks each second who is primary, and closes every connection to a machine that is none any more: what waited on it, jobs and
 * commits among it, fails at once and is done again, or asks what became of it. Without this a machine whose line is cut holds
 * its connections for a quarter of an hour. It also compares the clocks.
 *
 * <p>Only for an external database ({@code NSOR_DB_URL}). It has a connection of its own and never waits longer than three seconds.
 */
@Component
final class PrimaryWatch implements SmartLifecycle, HealthIndicator, MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(PrimaryWatch.class);

    private static final String LONGEST_WAIT_SECONDS = "3";
    private static final long LOOK_MILLISECONDS = 1_000;
    private static final long STOP_MILLISECONDS = 5_000;

    /** For how long nobody has to be primary before operators are told. */
    private static final long AWAY_NANOS = 10_000_000_000L;

    /** By how much two clocks that are kept by a time server never differ, the way there and back included. */
    private static final long MOST_AHEAD_MILLIS = 5_000;

    private static final long NANOS_A_MILLI = 1_000_000;

    /** Of the number in a WAL file's name. */
    private static final int HEXADECIMAL = 16;

    private final DatabaseClock clock;
    private final PrimaryPositions positions;
    private final String url;
    private final Properties properties = new Properties();
    private final boolean isWatched;
    private @Nullable Primary known;
    private volatile boolean isOlder;
    private int timeline;
    private volatile long seenNanos = System.nanoTime();
    private volatile boolean isRunning;
    private @Nullable Thread thread;

    /** A start of PostgreSQL on a machine. */
    private record Primary(InetSocketAddress address, long startedMicros) {}

    /** @param external the address of an external database as it is set; empty for the embedded one */
    PrimaryWatch(
            @Value("${spring.datasource.url}") String url,
            @Value("${spring.datasource.username}") String user,
            @Value("${spring.datasource.password}") String password,
            @Value("${nsor.database.external}") String external,
            DatabaseClock clock,
            PrimaryPositions positions) {
        this.clock = clock;
        this.positions = positions;
        this.url = url;
        this.isWatched = !external.isBlank();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", LONGEST_WAIT_SECONDS);
        properties.setProperty("socketTimeout", LONGEST_WAIT_SECONDS);
        properties.setProperty("hostRecheckSeconds", "1");
        properties.setProperty("ApplicationName", "nsor primary watch");
    }

    @Override
    public void start() {
        if (isWatched) {
            isRunning = true;
            thread = Thread.ofPlatform()
                    .name("primary-watch")
                    .daemon()
                    .start(new LastingWork("primary-watch", this::run));
        }
    }

    @Override
    public void stop() {
        isRunning = false;
        Thread watching = thread;
        if (watching != null) {
            watching.interrupt();
            try {
                watching.join(STOP_MILLISECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    /** Before whatever uses the database, and after it at the stop. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    @Override
    public Health health() {
        if (awayNanos() >= AWAY_NANOS) {
            return Health.down().withDetail("primary", "none").build();
        }
        if (DatabaseFailures.isDiskFull()) {
            return Health.down().withDetail("disk", "full").build();
        }
        if (isOlder) {
            return Health.down().withDetail("primary", "older").build();
        }
        return Math.abs(clock.aheadMillis()) > MOST_AHEAD_MILLIS
                ? Health.down().withDetail("clock", "off").build()
                : Health.up().build();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("nsor.database.primary.away", this, watch -> watch.awayNanos() / 1e9)
                .description("For how many seconds no primary database has answered")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("nsor.database.clock.ahead", this, watch -> watch.clock.aheadMillis() / 1e3)
                .description(
                        "By how much this machine's clock is ahead of the primary database's; negative where it is behind")
                .baseUnit("seconds")
                .register(registry);
    }

    private long awayNanos() {
        return isWatched ? System.nanoTime() - seenNanos : 0;
    }

    private void run() throws InterruptedException {
        while (isRunning) {
            long asked = System.nanoTime();
            try (Connection connection = DriverManager.getConnection(url, properties);
                    Statement statement = connection.createStatement()) {
                look(statement, asked);
            } catch (SQLException away) {
                LOG.warn("No primary database answers: {}", away.getSQLState());
            }
            Thread.sleep(LOOK_MILLISECONDS);
        }
    }

    private void look(Statement statement, long asked) throws SQLException, InterruptedException {
        boolean isFirst = true;
        while (isRunning) {
            long looked = System.nanoTime();
            try (ResultSet row = statement.executeQuery("""
                    select host(inet_server_addr()), inet_server_port(), pg_is_in_recovery(),
                        (extract(epoch from pg_postmaster_start_time()) * 1000000)::bigint,
                        (extract(epoch from clock_timestamp()) * 1000)::bigint,
                        case when pg_is_in_recovery() then null else left(pg_walfile_name(pg_current_wal_lsn()), 8) end,
                        case when pg_is_in_recovery() then null else (pg_current_wal_lsn() - '0/0')::bigint end
                    """)) {
                row.next();
                compare((System.nanoTime() - looked) / NANOS_A_MILLI, row.getLong(5));
                if (row.getBoolean(3)) {
                    return;
                }
                seenNanos = System.nanoTime();
                positions.seen(row.getLong(7));
                isOlder = isOlder(Integer.parseUnsignedInt(row.getString(6), HEXADECIMAL));
                if (isFirst) {
                    found(new Primary(new InetSocketAddress(row.getString(1), row.getInt(2)), row.getLong(4)), asked);
                    isFirst = false;
                }
            }
            Thread.sleep(LOOK_MILLISECONDS);
        }
    }

    /**
     * Whether this primary has fewer promotions behind it than one that was seen before: what that one acknowledged may be lost.
     *
     * @param seen the timeline of the primary, which grows by one with each promotion
     */
    boolean isOlder(int seen) {
        if (seen < timeline && !isOlder) {
            LOG.error(
                    "The primary database is older than one before (timeline {} after {}): what was acknowledged in between may"
                            + " be lost",
                    seen,
                    timeline);
        }
        timeline = Math.max(timeline, seen);
        return seen < timeline;
    }

    /** What one process keeps to itself, jobs among it, goes by the database's clock; days by the machine's own. */
    private void compare(long tookMillis, long databaseMillis) {
        long before = clock.aheadMillis();
        clock.compare(tookMillis, databaseMillis);
        long ahead = clock.aheadMillis();
        if (Math.abs(ahead) > MOST_AHEAD_MILLIS && Math.abs(before) <= MOST_AHEAD_MILLIS) {
            LOG.error("This machine's clock is {} ms ahead of the database's; set it right", ahead);
        }
    }

    private void found(Primary now, long asked) {
        Primary before = known;
        known = now;
        if (before == null || before.equals(now)) {
            return;
        }
        int closed = DatabaseSockets.closeAllBut(now.address(), asked);
        LOG.warn("Another primary database: {}. {} connections to what was before are closed", now.address(), closed);
    }
}
