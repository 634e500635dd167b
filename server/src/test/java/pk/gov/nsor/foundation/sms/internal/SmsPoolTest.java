package pk.gov.nsor.foundation.sms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static pk.gov.nsor.foundation.sms.internal.RawSmsc.DELIVER_SM_RESP;
import static pk.gov.nsor.foundation.sms.internal.RawSmsc.SUBMIT_SM;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.keys.SecretDirectory;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.startup.launch.DatabaseMigration;
import pk.gov.nsor.startup.launch.EmbeddedPostgres;
import pk.gov.nsor.testing.TestDatabase;

/** The gateways' own connections: their wait is short, and what handlers do is in the gateway's transaction. */
@Tag("process")
class SmsPoolTest {

    private static final Duration WAIT = Duration.ofMillis(800);
    private static final int ASK_AGAIN = 0x64;

    @TempDir
    private Path folder;

    @Test
    @Timeout(60)
    void whilePostgresIsStoppedTheSmscIsSoonToldToComeBackThoughPagesWouldWaitHalfAMinute() throws Exception {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(
                folder, Path.of("target").toAbsolutePath(), new SecretDirectory(folder.resolve("secrets")));
        boolean isStopped = false;
        try (RawSmsc smsc = new RawSmsc(0);
                HikariDataSource shared = shared(postgres.application(), 4);
                SmsPool pool = new SmsPool(shared, WAIT, 6)) {
            DatabaseMigration.migrate(postgres.owner(), postgres.application().user());
            SmsGateway gateway = SmsConfiguration.gateway(
                    TestGateway.withoutProbes(TestGateway.properties(smsc.port(), 100, 50, false)),
                    shared,
                    JdbcClient.create(shared),
                    pool.transactions(),
                    new Keys(new SecretDirectory(folder.resolve("secrets"))),
                    List.of(TestGateway.echo()),
                    Clock.system(Day.ZONE),
                    Clock.system(Day.ZONE));
            gateway.start();
            smsc.acceptBind();
            smsc.question(1, "923990000001", "before");
            smsc.confirm(smsc.read(SUBMIT_SM), "1");
            postgres.close();
            isStopped = true;
            for (int question = 2; question <= 4; question++) {
                long asked = System.nanoTime();
                smsc.question(question, "923990000001", "while " + question);
                assertThat(smsc.read(DELIVER_SM_RESP).status()).isEqualTo(ASK_AGAIN);
                assertThat(Duration.ofNanos(System.nanoTime() - asked))
                        .as("question %s", question)
                        .isLessThan(WAIT.multipliedBy(3));
            }
            gateway.stop();
        } finally {
            if (!isStopped) {
                postgres.close();
            }
        }
    }

    @Test
    void aTransactionWaitsForItsConnectionAsLongAsItIsToldAndNoLonger() throws Exception {
        try (HikariDataSource shared = shared(TestDatabase.migrated().application(), 1);
                SmsPool pool = new SmsPool(shared, WAIT, 1)) {
            TransactionTemplate template = new TransactionTemplate(pool.transactions());
            template.executeWithoutResult(outer -> {
                long asked = System.nanoTime();
                TransactionTemplate another = new TransactionTemplate(pool.transactions());
                another.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
                assertThatExceptionOfType(org.springframework.transaction.CannotCreateTransactionException.class)
                        .isThrownBy(() -> another.executeWithoutResult(inner -> {}));
                assertThat(Duration.ofNanos(System.nanoTime() - asked))
                        .isGreaterThanOrEqualTo(WAIT.minusMillis(50))
                        .isLessThan(WAIT.multipliedBy(3));
            });
        }
    }

    @Test
    void pagesThatTakeAllConnectionsKeepNobodyFromAnAnswer() throws Exception {
        try (HikariDataSource shared = shared(TestDatabase.migrated().application(), 2);
                SmsPool pool = new SmsPool(shared, WAIT, 2)) {
            List<Connection> taken = new ArrayList<>(List.of(shared.getConnection(), shared.getConnection()));
            JdbcClient handler = JdbcClient.create(shared);
            Integer one = new TransactionTemplate(pool.transactions())
                    .execute(status ->
                            handler.sql("select 1").query(Integer.class).single());
            assertThat(one).isEqualTo(1);
            for (Connection connection : taken) {
                connection.close();
            }
        }
    }

    @Test
    void whatAHandlerDoesIsCommittedAndUndoneWithTheGatewaysTransaction() throws Exception {
        try (HikariDataSource shared = shared(TestDatabase.migrated().application(), 4);
                SmsPool pool = new SmsPool(shared, WAIT, 4)) {
            JdbcClient handler = JdbcClient.create(shared);
            TransactionTemplate gateway = new TransactionTemplate(pool.transactions());
            TransactionTemplate participating = new TransactionTemplate(new JdbcTransactionManager(shared));
            TransactionTemplate apart = new TransactionTemplate(new JdbcTransactionManager(shared));
            apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
            gateway.executeWithoutResult(status -> {
                insert(handler, 1);
                long mine = backend(handler);
                participating.executeWithoutResult(
                        inner -> assertThat(backend(handler)).isEqualTo(mine));
                apart.executeWithoutResult(inner -> assertThat(backend(handler)).isNotEqualTo(mine));
                assertThat(backend(handler)).isEqualTo(mine);
            });
            assertThat(settled(handler)).containsExactly(1L);
            gateway.executeWithoutResult(status -> {
                insert(handler, 2);
                status.setRollbackOnly();
            });
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() ->
                            gateway.executeWithoutResult(status -> participating.executeWithoutResult(inner -> {
                                insert(handler, 3);
                                throw new IllegalStateException("a handler fails");
                            })));
            assertThat(settled(handler)).containsExactly(1L);
        }
    }

    private static void insert(JdbcClient handler, long id) {
        handler.sql("insert into sms.settled (first_id, last_id, settled_at) values (?, ?, now())")
                .params(id, id)
                .update();
    }

    private static List<Long> settled(JdbcClient handler) {
        return handler.sql("select first_id from sms.settled order by id")
                .query(Long.class)
                .list();
    }

    private static long backend(JdbcClient handler) {
        return handler.sql("select pg_backend_pid()").query(Long.class).single();
    }

    /** As the server has it: pages wait for up to half a minute. */
    private static HikariDataSource shared(DatabaseAccess access, int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("shared");
        config.setJdbcUrl(access.url());
        config.setUsername(access.user());
        config.setPassword(access.password());
        config.setMaximumPoolSize(connections);
        config.setConnectionTimeout(Duration.ofSeconds(30).toMillis());
        return new HikariDataSource(config);
    }
}
