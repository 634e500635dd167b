package pk.gov.nsor.foundation.sms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static pk.gov.nsor.foundation.sms.internal.RawSmsc.DELIVER_SM_RESP;
import static pk.gov.nsor.foundation.sms.internal.RawSmsc.SUBMIT_SM;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.keys.SecretDirectory;
import pk.gov.nsor.foundation.sms.internal.RawSmsc.Pdu;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.startup.launch.DatabaseMigration;
import pk.gov.nsor.startup.launch.EmbeddedPostgres;

/** PostgreSQL crashes just before a batch is committed, so that what that batch took of a sequence is given out again. */
@Tag("process")
class NumbersAfterACrashTest {

    @TempDir
    private Path folder;

    @Test
    @Timeout(90)
    void twoGatewaysNeverHaveTheSameNumberSoNoMarkOfOneLosesTheOthersAnswer() throws Exception {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(
                folder, Path.of("target").toAbsolutePath(), new SecretDirectory(folder.resolve("secrets")));
        try (HikariDataSource dataSource = pool(postgres.application());
                RawSmsc first = new RawSmsc(0);
                RawSmsc second = new RawSmsc(0)) {
            DatabaseMigration.migrate(postgres.owner(), postgres.application().user());
            JdbcClient jdbc = JdbcClient.create(dataSource);
            SmsGateway crashing = gateway(dataSource, first.port(), new CrashingOnce(dataSource));
            first.acceptBind();
            first.question(1, "923990000001", "lost");
            assertThat(first.read(DELIVER_SM_RESP).status()).isNotZero();
            await().atMost(Duration.ofSeconds(40)).ignoreExceptions().until(() -> count(jdbc, "select 1") == 1);
            SmsGateway other = gateway(dataSource, second.port(), new JdbcTransactionManager(dataSource));
            second.acceptBind();

            // Each answers two; the second answer of the other is not confirmed before its link breaks.
            answered(first, 2, "a");
            answered(first, 3, "b");
            answered(second, 1, "c");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> count(jdbc, "select coalesce(sum(last_id - first_id + 1), 0) from sms.settled") == 3);
            second.question(2, "923990000002", "d");
            assertThat(RawSmsc.text(second.read(SUBMIT_SM))).isEqualTo("You said d");
            second.drop();
            other.stop();
            answered(first, 4, "e");
            crashing.stop();
            assertThat(count(jdbc, "select count(*) - count(distinct id) from sms.exchange"))
                    .as("exchanges whose number another has")
                    .isZero();

            SmsGateway next = gateway(dataSource, second.port(), new JdbcTransactionManager(dataSource));
            second.acceptBind();
            second.allow(Duration.ofSeconds(20));
            Pdu again = second.read(SUBMIT_SM);
            assertThat(RawSmsc.text(again)).isEqualTo("You said d");
            second.confirm(again, "9");
            second.drop();
            next.stop();
        } finally {
            postgres.close();
        }
    }

    private static void answered(RawSmsc smsc, int sequence, String text) throws Exception {
        smsc.question(sequence, "923990000001", text);
        Pdu answer = smsc.read(SUBMIT_SM);
        assertThat(RawSmsc.text(answer)).isEqualTo("You said " + text);
        smsc.confirm(answer, Integer.toString(sequence));
    }

    private SmsGateway gateway(HikariDataSource dataSource, int port, JdbcTransactionManager transactions) {
        SmsGateway gateway = SmsConfiguration.gateway(
                TestGateway.withoutProbes(TestGateway.properties(port, 100, 50, false)),
                dataSource,
                JdbcClient.create(dataSource),
                transactions,
                new Keys(new SecretDirectory(folder.resolve("secrets"))),
                List.of(TestGateway.echo()),
                Clock.system(Day.ZONE),
                Clock.system(Day.ZONE));
        gateway.start();
        return gateway;
    }

    private static long count(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private static HikariDataSource pool(DatabaseAccess access) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(access.url());
        config.setUsername(access.user());
        config.setPassword(access.password());
        config.setMaximumPoolSize(12);
        config.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
        return new HikariDataSource(config);
    }

    /** Instead of the first commit of a batch its backend is killed, whereupon PostgreSQL recovers as from a crash. */
    private static final class CrashingOnce extends JdbcTransactionManager {
        private final JdbcClient jdbc;
        private boolean hasCrashed;

        CrashingOnce(HikariDataSource dataSource) {
            super(dataSource);
            this.jdbc = JdbcClient.create(dataSource);
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            boolean isBatch = Thread.currentThread().getName().startsWith("sms-worker")
                    && jdbc.sql("select exists (select from sms.exchange)")
                            .query(Boolean.class)
                            .single();
            if (isBatch && !hasCrashed) {
                hasCrashed = true;
                long backend =
                        jdbc.sql("select pg_backend_pid()").query(Long.class).single();
                ProcessHandle.of(backend).orElseThrow().destroyForcibly();
            }
            super.doCommit(status);
        }
    }
}
