package pk.gov.nsor.foundation.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.foundation.keys.SecretDirectory;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.startup.launch.EmbeddedPostgres;

/** What those who wait for a database get to know when it hangs, stops, or is another one, on PostgreSQLs of its own. */
@Tag("process")
@Timeout(120)
class DatabaseMovesTest {

    private static final Duration SHORT = Duration.ofMillis(400);

    @TempDir
    private static Path folder;

    private static EmbeddedPostgres postgres;

    private HikariDataSource pool;
    private JdbcClient jdbc;
    private TransactionTemplate transaction;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @BeforeAll
    static void start() {
        postgres = started("first");
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void connect() {
        pool = pool(postgres.superuser().url(), postgres.superuser());
        BoundedDataSource bounded = new BoundedDataSource(pool);
        jdbc = JdbcClient.create(bounded);
        transaction = new TransactionTemplate(new RegisterTransactions(bounded));
        jdbc.sql("drop table if exists noted").update();
        jdbc.sql("create table noted (id int)").update();
    }

    @AfterEach
    void disconnect() throws SQLException {
        // Also after a failure: the next test's tables would wait for a standby, which nothing interrupts.
        standbys("''");
        threads.shutdownNow();
        pool.close();
    }

    @Test
    void anAnswerIsWaitedForAsLongAsIsSaidAndTheNextOneComesFromAnotherConnection() {
        assertThatThrownBy(() -> DatabaseWait.bounded(SHORT, () -> slept(5)))
                .isInstanceOf(DataAccessException.class)
                .matches(DatabaseFailures::isAway);
        assertThat(DatabaseWait.bounded(SHORT, () -> slept(0.05))).isTrue();
        // Nobody waits for a job.
        assertThat(slept(1)).isTrue();
    }

    @Test
    void aDatabaseWithoutRoomIsAwayIsSaidAndKeepsItsConnections() {
        PrimaryWatch watch = new PrimaryWatch(
                postgres.superuser().url(),
                postgres.superuser().user(),
                postgres.superuser().password(),
                "",
                new DatabaseClock(Clock.systemUTC()),
                new PrimaryPositions());
        assertThat(watch.health().getStatus()).isEqualTo(Status.UP);
        int before = backend();
        assertThatThrownBy(() -> jdbc.sql("do $$ begin raise exception using errcode = '53100'; end $$")
                        .update())
                .matches(DatabaseFailures::isAway);
        assertThat(backend()).as("the connection is whole").isEqualTo(before);
        assertThat(watch.health().getDetails()).containsEntry("disk", "full");
        // What is wrong with a statement is no fault of the database.
        assertThatThrownBy(() -> jdbc.sql("select 1 / 0").query(Integer.class).single())
                .matches(failed -> !DatabaseFailures.isAway(failed));
    }

    @Test
    void aCommitIsWaitedForBeyondTheBoundUntilAStandbyHasIt() throws Exception {
        standbys("'none'");
        Future<Boolean> done = threads.submit(() -> DatabaseWait.bounded(SHORT, () -> noted(1)));
        untilACommitWaits();
        assertThatThrownBy(() -> done.get(2, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
        standbys("''");
        assertThat(done.get(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aCommitWhoseWaitWasGivenUpIsNotAcknowledgedAlthoughItIsThere() throws Exception {
        standbys("'none'");
        Future<Boolean> done = threads.submit(() -> noted(2));
        int waiting = untilACommitWaits();
        jdbc.sql("select pg_cancel_backend(?)")
                .param(waiting)
                .query(Boolean.class)
                .single();
        assertThatThrownBy(() -> done.get(30, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(OutcomeUnknownException.class);
        standbys("''");
        assertThat(notedTimes(2)).isOne();
    }

    @Test
    void aCommitWhoseServerIsKilledIsNotKnownAndAQueryBeforeItIsNoCommit() throws Exception {
        standbys("'none'");
        Future<Boolean> done = threads.submit(() -> noted(3));
        int waiting = untilACommitWaits();
        jdbc.sql("select pg_terminate_backend(?)")
                .param(waiting)
                .query(Boolean.class)
                .single();
        assertThatThrownBy(() -> done.get(30, TimeUnit.SECONDS)).hasCauseInstanceOf(OutcomeUnknownException.class);
        standbys("''");
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> {
                    int mine = jdbc.sql("select pg_backend_pid()")
                            .query(Integer.class)
                            .single();
                    threads.submit(() -> jdbc.sql("select pg_terminate_backend(?)")
                            .param(mine)
                            .query(Boolean.class)
                            .single());
                    slept(5);
                }))
                .matches(DatabaseFailures::isAway)
                .matches(failure -> !DatabaseFailures.isOutcomeUnknown(failure));
    }

    @Test
    void anotherNoticeAtACommitIsNoDoubt() {
        jdbc.sql("""
                        create function say() returns trigger language plpgsql
                        as $$ begin raise notice 'by the way'; return null; end $$
                        """).update();
        jdbc.sql("""
                        create constraint trigger say after insert on noted deferrable initially deferred
                        for each row execute function say()
                        """).update();
        assertThat(noted(4)).isTrue();
    }

    @Test
    void aConnectionToAServerThatTakesNoWritesAnyMoreIsThrownAway() throws SQLException {
        int before = backend();
        jdbc.sql("alter database postgres set default_transaction_read_only = on")
                .update();
        pool.getHikariPoolMXBean().softEvictConnections();
        int readOnly = backend();
        assertThat(readOnly).isNotEqualTo(before);
        assertThatThrownBy(() -> noted(5)).matches(DatabaseFailures::isAway);
        assertThat(backend()).isNotEqualTo(readOnly);
        try (var connection = postgres.superuser().connect();
                var statement = connection.createStatement()) {
            statement.execute("set default_transaction_read_only = off");
            statement.execute("alter database postgres reset default_transaction_read_only");
        }
    }

    @Test
    void whoWaitsOnAMachineThatIsNoLongerPrimaryIsSetFreeAtOnce() throws Exception {
        EmbeddedPostgres second = started("second");
        DatabaseAccess access = postgres.superuser();
        String both = access.url().replace("/postgres", "," + address(second) + "/postgres");
        PrimaryWatch watch = new PrimaryWatch(
                both,
                access.user(),
                access.password(),
                "set",
                new DatabaseClock(Clock.systemUTC()),
                new PrimaryPositions());
        long server = processOf(folder.resolve("first"));
        try {
            watch.start();
            untilWatched();
            Future<Boolean> job = threads.submit(() -> slept(100));
            Thread.sleep(500);
            // Its machine hangs: what is sent to it is taken by the system, and no answer comes.
            signal("STOP", server);
            assertThatThrownBy(() -> job.get(30, TimeUnit.SECONDS)).cause().matches(DatabaseFailures::isAway);
            assertThat(watch.health().getStatus().getCode()).isEqualTo("UP");
        } finally {
            signal("CONT", server);
            watch.stop();
            second.close();
        }
    }

    /** By the settings of the server's own pool. */
    @Test
    void aMachineThatTakesTheLineAndSaysNothingKeepsThePoolFromNoOther() throws Exception {
        Properties settings = new Properties();
        try (InputStream file = getClass().getResourceAsStream("/application.properties")) {
            settings.load(file);
        }
        HikariConfig config = new HikariConfig();
        String prefix = "spring.datasource.hikari.data-source-properties[";
        settings.stringPropertyNames().stream()
                .filter(name -> name.startsWith(prefix))
                .forEach(name -> config.addDataSourceProperty(
                        name.substring(prefix.length(), name.length() - 1), settings.getProperty(name)));
        DatabaseAccess access = postgres.superuser();
        config.setUsername(access.user());
        config.setPassword(access.password());
        config.setMaximumPoolSize(1);
        config.setInitializationFailTimeout(-1);
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            config.setJdbcUrl(access.url().replace("//", "//127.0.0.1:" + silent.getLocalPort() + ",")
                    + "?targetServerType=primary");
            try (HikariDataSource several = new HikariDataSource(config)) {
                JdbcClient asking = JdbcClient.create(new BoundedDataSource(several));
                assertThat(asking.sql("select 1").query(Integer.class).single()).isOne();
            }
        }
    }

    @Test
    void aClockThatIsNotTheDatabasesIsReportedUntilItIsRight() {
        DatabaseAccess access = postgres.superuser();
        AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                return Instant.now().plus(ahead.get());
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        DatabaseClock shared = new DatabaseClock(clock);
        PrimaryWatch watch =
                new PrimaryWatch(access.url(), access.user(), access.password(), "set", shared, new PrimaryPositions());
        watch.start();
        try {
            for (Duration off : List.of(Duration.ofMinutes(2), Duration.ZERO, Duration.ofMinutes(-2))) {
                ahead.set(off);
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> watch.health().getStatus().getCode().equals(off.isZero() ? "UP" : "DOWN"));
                assertThat(shared.clock().instant())
                        .as("what processes share goes by the database's")
                        .isCloseTo(Instant.now(), within(2, ChronoUnit.SECONDS));
            }
        } finally {
            watch.stop();
        }
    }

    @Test
    void aPrimaryWithFewerPromotionsThanOneBeforeIsReported() {
        DatabaseAccess access = postgres.superuser();
        PrimaryWatch watch = new PrimaryWatch(
                access.url(),
                access.user(),
                access.password(),
                "set",
                new DatabaseClock(Clock.systemUTC()),
                new PrimaryPositions());
        assertThat(watch.isOlder(2)).isFalse();
        assertThat(watch.isOlder(3)).isFalse();
        assertThat(watch.isOlder(2)).isTrue();
        assertThat(watch.isOlder(2)).isTrue();
        assertThat(watch.isOlder(3)).isFalse();
        assertThat(watch.isOlder(4)).isFalse();
    }

    private boolean slept(double seconds) {
        return jdbc.sql("select pg_sleep(?) is not null")
                .param(seconds)
                .query(Boolean.class)
                .single();
    }

    private boolean noted(int id) {
        transaction.executeWithoutResult(
                _ -> jdbc.sql("insert into noted (id) values (?)").param(id).update());
        return true;
    }

    private long notedTimes(int id) {
        return jdbc.sql("select count(*) from noted where id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    private int backend() {
        return jdbc.sql("select pg_backend_pid()").query(Integer.class).single();
    }

    private void standbys(String names) throws SQLException {
        try (var connection = postgres.superuser().connect();
                var statement = connection.createStatement()) {
            statement.execute("alter system set synchronous_standby_names = " + names);
            statement.execute("select pg_reload_conf()");
        }
        // It is in force some time after it was asked for.
        if (!names.equals("''")) {
            await().atMost(Duration.ofSeconds(60)).until(this::waits);
        }
    }

    /** Whether a commit waits for a standby now. One that was sent to find that out waits no longer. */
    private boolean waits() {
        Future<Boolean> probe = threads.submit(() -> noted(0));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> probe.isDone() || waiting().isPresent());
        Optional<Integer> waiting = waiting();
        if (waiting.isEmpty()) {
            return false;
        }
        jdbc.sql("select pg_cancel_backend(?)")
                .param(waiting.get())
                .query(Boolean.class)
                .single();
        assertThatThrownBy(() -> probe.get(30, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
        return true;
    }

    /** The watch has looked at the first. */
    private void untilWatched() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> jdbc.sql("""
                        select exists (select from pg_stat_activity where application_name = 'nsor primary watch'
                            and state = 'idle' and query like '%pg_postmaster_start_time%')
                        """).query(Boolean.class).single());
    }

    /** The backend that waits for a standby. */
    private int untilACommitWaits() {
        return await().atMost(Duration.ofSeconds(60))
                .until(this::waiting, Optional::isPresent)
                .orElseThrow();
    }

    private Optional<Integer> waiting() {
        return jdbc.sql("select pid from pg_stat_activity where wait_event = 'SyncRep'")
                .query(Integer.class)
                .optional();
    }

    private static EmbeddedPostgres started(String name) {
        // The same passwords, as the members of a cluster have.
        return EmbeddedPostgres.start(
                folder.resolve(name),
                Path.of("target").toAbsolutePath(),
                new SecretDirectory(folder.resolve("secrets")));
    }

    private static HikariDataSource pool(String url, DatabaseAccess access) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(access.user());
        config.setPassword(access.password());
        config.setMaximumPoolSize(4);
        config.setValidationTimeout(1_000);
        config.setExceptionOverrideClassName(DatabaseFailures.class.getName());
        config.addDataSourceProperty("socketFactory", DatabaseSockets.class.getName());
        return new HikariDataSource(config);
    }

    private static String address(EmbeddedPostgres server) {
        return URI.create(server.superuser().url().substring("jdbc:".length())).getAuthority();
    }

    private static long processOf(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            Path file = files.filter(path -> path.endsWith("postmaster.pid"))
                    .findAny()
                    .orElseThrow();
            return Long.parseLong(Files.readAllLines(file).getFirst());
        }
    }

    /** To the process and what it has started, one for each connection. */
    private static void signal(String name, long process) throws Exception {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name, String.valueOf(process)));
        ProcessHandle.of(process)
                .orElseThrow()
                .descendants()
                .forEach(child -> command.add(String.valueOf(child.pid())));
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }
}
