package pk.gov.nsor.foundation.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.foundation.keys.SecretDirectory;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.startup.launch.EmbeddedPostgres;

/** On a primary and a standby that streams from it. */
@Tag("process")
class StandbyReadsTest {

    private static final Duration OLD = Duration.ofSeconds(2);

    @TempDir
    private static Path folder;

    private static EmbeddedPostgres primary;
    private static TestStandby standby;
    private static String both;

    private HikariDataSource pool;
    private JdbcClient jdbc;
    private TransactionTemplate transaction;
    private PrimaryWatch watch;
    private StandbyReads reads;

    @BeforeAll
    static void start() throws Exception {
        primary = EmbeddedPostgres.start(
                folder.resolve("primary"),
                Path.of("target").toAbsolutePath(),
                new SecretDirectory(folder.resolve("secrets")));
        standby = new TestStandby(primary.superuser(), folder.resolve("primary/postgres"), folder.resolve("standby"));
        String own = primary.superuser().url().replaceAll(".*//(.*)/.*", "$1");
        // The driver asks each who it is.
        both = "jdbc:postgresql://127.0.0.1:%d,%s/postgres?targetServerType=primary&hostRecheckSeconds=0"
                .formatted(standby.port(), own);
    }

    @AfterAll
    static void stop() {
        standby.close();
        primary.close();
    }

    @BeforeEach
    void connect() {
        DatabaseAccess access = primary.superuser();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(both);
        config.setUsername(access.user());
        config.setPassword(access.password());
        config.setMaximumPoolSize(4);
        pool = new HikariDataSource(config);
        BoundedDataSource bounded = new BoundedDataSource(pool);
        RegisterTransactions transactions = new RegisterTransactions(bounded);
        jdbc = JdbcClient.create(bounded);
        transaction = new TransactionTemplate(transactions);
        PrimaryPositions positions = new PrimaryPositions();
        watch = new PrimaryWatch(
                both, access.user(), access.password(), "set", new DatabaseClock(Clock.systemUTC()), positions);
        reads = new StandbyReads(both, access.user(), access.password(), true, bounded, transactions, positions);
        jdbc.sql("drop table if exists counted").update();
        jdbc.sql("create table counted (number int)").update();
        watch.start();
        await().atMost(Duration.ofSeconds(60)).until(this::isStandbyRead);
    }

    @AfterEach
    void disconnect() {
        replay(true);
        watch.stop();
        reads.destroy();
        pool.close();
    }

    @Test
    void whatMayBeOldIsReadOnTheStandbyAndEverythingElseOnThePrimary() {
        assertThat(isOnStandby()).isFalse();
        assertThat(reads.read(OLD, this::isOnStandby)).isTrue();
        boolean isWritingOnStandby = Objects.requireNonNull(transaction.execute(_ -> {
            jdbc.sql("insert into counted values (1)").update();
            assertThat(reads.read(OLD, this::isOnStandby))
                    .as("a count within a transaction that writes its result")
                    .isTrue();
            return isOnStandby();
        }));
        assertThat(isWritingOnStandby).isFalse();
        assertThat(jdbc.sql("select count(*) from counted").query(Integer.class).single())
                .isOne();
    }

    @Test
    void aStandbyThatIsFurtherBehindThanMayBeIsNotRead() {
        replay(false);
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            jdbc.sql("insert into counted values (2)").update();
            return !isStandbyRead();
        });
        assertThat(reads.read(Duration.ofMinutes(4), this::isOnStandby))
                .as("as old as that it is not")
                .isTrue();
        replay(true);
        await().atMost(Duration.ofSeconds(60)).until(this::isStandbyRead);
    }

    @Test
    @Timeout(60)
    void aJobDoesNotWaitForAStandbyThatHangsButReadsThePrimary() throws Exception {
        reads.waitsFor(Duration.ofSeconds(1));
        AtomicInteger times = new AtomicInteger();
        try {
            assertThat(reads.read(OLD, () -> {
                        if (times.incrementAndGet() == 1) {
                            assertThat(isOnStandby()).isTrue();
                            hangs(true);
                        }
                        return isOnStandby();
                    }))
                    .isFalse();
        } finally {
            hangs(false);
        }
        assertThat(times).hasValue(2);
    }

    @Test
    void whoAsksWithABoundKeepsItOnAStandby() {
        assertThat(DatabaseWait.bounded(Duration.ofSeconds(7), () -> reads.read(OLD, DatabaseWait::milliseconds)))
                .isEqualTo(7_000);
        assertThat(reads.read(OLD, DatabaseWait::milliseconds)).isEqualTo(300_000);
    }

    @Test
    void nothingIsWrittenThere() {
        assertThatThrownBy(() -> reads.read(
                        OLD, () -> jdbc.sql("insert into counted values (3)").update()))
                .hasMessageContaining("read-only transaction");
        assertThat(jdbc.sql("select count(*) from counted").query(Integer.class).single())
                .as("nor on the primary instead")
                .isZero();
    }

    @Test
    void aFailureOfTheWorkItselfIsNoReasonToReadAgain() {
        AtomicInteger times = new AtomicInteger();
        assertThatThrownBy(() -> reads.read(OLD, () -> {
                    times.incrementAndGet();
                    return jdbc.sql("select 1 / 0").query(Integer.class).single();
                }))
                .hasMessageContaining("division by zero");
        assertThat(times).hasValue(1);
    }

    @Test
    void whereNoneIsSetThePrimaryIsRead() {
        StandbyReads none =
                new StandbyReads(both, "", "", false, pool, new RegisterTransactions(pool), new PrimaryPositions());
        assertThat(none.read(OLD, this::isOnStandby)).isFalse();
        none.destroy();
    }

    @Test
    void theAddressMustNameSeveralOfWhomOneIsPrimary() {
        assertThatThrownBy(() -> new StandbyReads(
                        primary.superuser().url(),
                        "",
                        "",
                        true,
                        pool,
                        new RegisterTransactions(pool),
                        new PrimaryPositions()))
                .hasMessageContaining("NSOR_DB_STANDBY_READS needs targetServerType=primary");
    }

    private boolean isStandbyRead() {
        return reads.read(OLD, this::isOnStandby);
    }

    private boolean isOnStandby() {
        return Objects.requireNonNull(
                jdbc.sql("select pg_is_in_recovery()").query(Boolean.class).single());
    }

    private static void hangs(boolean isHanging) {
        try {
            standby.hangs(isHanging);
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void replay(boolean goesOn) {
        DatabaseAccess access = primary.superuser();
        JdbcClient.create(new org.springframework.jdbc.datasource.DriverManagerDataSource(
                        "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(standby.port()),
                        access.user(),
                        access.password()))
                .sql(goesOn ? "select pg_wal_replay_resume()" : "select pg_wal_replay_pause()")
                .query(row -> {});
    }
}
