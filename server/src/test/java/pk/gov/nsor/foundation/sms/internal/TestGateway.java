package pk.gov.nsor.foundation.sms.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.keys.SecretDirectory;
import pk.gov.nsor.foundation.sms.Answers;
import pk.gov.nsor.foundation.sms.Question;
import pk.gov.nsor.foundation.sms.QuestionHandler;
import pk.gov.nsor.testing.TestDatabase;

/** Gateways on one database of their own, with patience counted in milliseconds. */
final class TestGateway implements AutoCloseable {

    final TestDatabase database = TestDatabase.migrated();
    final HikariDataSource dataSource = new HikariDataSource(pool(database));
    final JdbcClient jdbc = JdbcClient.create(dataSource);
    final Keys keys = new Keys(new SecretDirectory(database.data().resolve("secrets")));

    SmsGateway start(int port, QuestionHandler... handlers) {
        return start(properties(port, 10_000, 50, false), handlers);
    }

    SmsGateway start(GatewayProperties properties, QuestionHandler... handlers) {
        return start(properties, Clock.system(Day.ZONE), handlers);
    }

    SmsGateway start(GatewayProperties properties, Clock clock, QuestionHandler... handlers) {
        SmsGateway gateway = SmsConfiguration.gateway(
                properties,
                dataSource,
                jdbc,
                new JdbcTransactionManager(dataSource),
                keys,
                List.of(handlers),
                clock,
                clock);
        gateway.start();
        return gateway;
    }

    static GatewayProperties properties(int port, int queue, int window, boolean receipts) {
        return new GatewayProperties(
                "127.0.0.1",
                port,
                "nsor",
                "secret",
                1,
                "7000",
                window,
                queue,
                50_000,
                1000,
                2,
                receipts,
                Duration.ofMillis(1200),
                // A machine that stands still for a moment is no SMSC that does not answer.
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                Duration.ofMillis(50),
                Duration.ofMillis(200),
                "",
                "");
    }

    static GatewayProperties withBinds(GatewayProperties one, int binds) {
        return with(one, binds, one.enquireAfter(), one.responseTimeout(), one.submitTimeout());
    }

    /** For a test that stops answering the gateway's probes while it waits for something else. */
    static GatewayProperties withoutProbes(GatewayProperties one) {
        return with(one, one.binds(), Duration.ofMinutes(1), one.responseTimeout(), one.submitTimeout());
    }

    /** For a test in which nothing may come twice because the machine, and not the SMSC, was slow. */
    static GatewayProperties patient(GatewayProperties one) {
        return with(one, one.binds(), one.enquireAfter(), Duration.ofSeconds(5), Duration.ofSeconds(10));
    }

    private static GatewayProperties with(
            GatewayProperties one, int binds, Duration enquireAfter, Duration responseTimeout, Duration submitTimeout) {
        return new GatewayProperties(
                one.host(),
                one.port(),
                one.systemId(),
                one.password(),
                binds,
                one.shortCode(),
                one.window(),
                one.queue(),
                one.backlog(),
                one.batch(),
                one.workers(),
                one.receipts(),
                enquireAfter,
                responseTimeout,
                submitTimeout,
                one.firstRetry(),
                one.longestRetry(),
                one.tls(),
                one.tlsCa());
    }

    /** @param hosts as NSOR_SMPP_HOST has them, on this machine */
    static GatewayProperties at(String hosts) {
        return secured(hosts, 2775, "elsewhere", "");
    }

    /** To a host by TLS, which whoever has a certificate of these authorities may be. */
    static GatewayProperties secured(String host, int port, String tls, String authorities) {
        GatewayProperties one = withoutProbes(properties(port, 100, 50, false));
        return new GatewayProperties(
                host,
                port,
                one.systemId(),
                one.password(),
                one.binds(),
                one.shortCode(),
                one.window(),
                one.queue(),
                one.backlog(),
                one.batch(),
                one.workers(),
                one.receipts(),
                one.enquireAfter(),
                one.responseTimeout(),
                one.submitTimeout(),
                one.firstRetry(),
                one.longestRetry(),
                tls,
                authorities);
    }

    /** Answers each question with a function of its text; null is silence. */
    static QuestionHandler answering(Function<String, String> answer) {
        return new QuestionHandler() {
            @Override
            public boolean takes(Question question) {
                return true;
            }

            @Override
            public void answer(List<Question> batch, Answers answers) {
                for (Question question : batch) {
                    String text = answer.apply(question.text());
                    if (text != null) {
                        answers.answer(question, text);
                    }
                }
            }
        };
    }

    static QuestionHandler echo() {
        return answering(text -> "You said " + text);
    }

    long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    @Override
    public void close() {
        dataSource.close();
    }

    private static HikariConfig pool(TestDatabase database) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.application().url());
        config.setUsername(database.application().user());
        config.setPassword(database.application().password());
        config.setMaximumPoolSize(10);
        config.setConnectionTimeout(500);
        return config;
    }
}
