package pk.gov.nsor.foundation.sms.internal;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.foundation.audit.PurgeRuns;
import pk.gov.nsor.foundation.database.DatabaseClock;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.sms.QuestionHandler;
import pk.gov.nsor.foundation.sms.SmscLink;
import pk.gov.nsor.foundation.sms.internal.run.DoubtfulCommits;
import pk.gov.nsor.foundation.sms.internal.run.Recovery;
import pk.gov.nsor.foundation.sms.internal.run.RunRepository;
import pk.gov.nsor.foundation.sms.internal.run.Settlement;

/** Assembles the gateways. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({GatewayProperties.class, NeutralProperties.class})
class SmsConfiguration {

    /**
     * For everything besides the questions: marking, sending and follow-up, and the locks of the runs, on both lines.
     */
    private static final int OTHER_CONNECTIONS = 10;

    @Bean
    GatewayLifecycle smsGateway(
            GatewayProperties properties,
            NeutralProperties neutral,
            SmsPool pool,
            Keys keys,
            ObjectProvider<QuestionHandler> handlers,
            Clock clock,
            DatabaseClock databaseClock) {
        // Asked for when the gateways start: handlers may send messages, and so need what is made here.
        return new GatewayLifecycle(
                properties.hasGateway(),
                () -> lines(
                        properties,
                        neutral,
                        pool.dataSource(),
                        JdbcClient.create(pool.dataSource()),
                        pool.transactions(),
                        keys,
                        handlers.orderedStream().toList(),
                        clock,
                        databaseClock.clock()));
    }

    @Bean
    SmsPool smsPool(
            GatewayProperties properties, DataSource dataSource, @Value("${nsor.sms.database-wait}") Duration wait) {
        return new SmsPool(dataSource, wait, 2 * properties.workers() + OTHER_CONNECTIONS);
    }

    @Bean
    StoredMessages messages(
            JdbcClient jdbc, Keys keys, Clock clock, DatabaseClock databaseClock, GatewayLifecycle lifecycle) {
        return new StoredMessages(
                new MessageRepository(jdbc, databaseClock.clock()),
                new Sealing(keys),
                clock,
                databaseClock.clock(),
                lifecycle::wake,
                lifecycle::withdrawn);
    }

    @Bean
    StoredHeldMessages heldMessages(JdbcClient jdbc, Clock clock) {
        return new StoredHeldMessages(jdbc, clock);
    }

    /** Destroys keys in their time, and removes what was sealed under them, also where no gateway runs. */
    @Bean
    KeyRetention smsKeyRetention(JdbcClient jdbc, Keys keys, PurgeRuns runs, Clock clock) {
        return new KeyRetention(new Sealing(keys), new ErasedContent(jdbc, clock), runs, clock);
    }

    @Bean
    Job keyRetentionJob(KeyRetention retention) {
        return Job.inEveryProcess("sms.key-retention", Duration.ofMinutes(10)).does(retention::forget);
    }

    @Bean
    StoredQuestions pastQuestions(JdbcClient jdbc, Keys keys) {
        return new StoredQuestions(jdbc, new Sealing(keys));
    }

    /** What the gateways are doing, for the people on duty. */
    @Bean
    MeterBinder smsMeters(GatewayLifecycle lifecycle) {
        return registry -> {
            for (SmscLink line : SmscLink.values()) {
                gauge(registry, lifecycle, line, "links", SmsGateway::bound, "Links bound to the SMSC");
                gauge(registry, lifecycle, line, "waiting", SmsGateway::waiting, "Messages that wait for their commit");
                gauge(registry, lifecycle, line, "unsent", SmsGateway::unsent, "Parts of answers that wait to be sent");
                count(registry, lifecycle, line, "taken", SmsGateway::taken, "Messages taken from the SMSC");
                count(
                        registry,
                        lifecycle,
                        line,
                        "turned.away",
                        SmsGateway::turnedAway,
                        "Messages the SMSC was asked to send again because too many waited");
            }
            Gauge.builder("nsor.sms.messages.overdue", lifecycle, lines -> lines.read(SmscLinks::overdue))
                    .description("Messages to people that should have been sent five minutes ago")
                    .register(registry);
        };
    }

    private static void gauge(
            MeterRegistry registry,
            GatewayLifecycle lifecycle,
            SmscLink line,
            String name,
            ToDoubleFunction<SmsGateway> figure,
            String what) {
        Gauge.builder(
                        "nsor.sms." + name,
                        lifecycle,
                        lines -> lines.read(all -> figure.applyAsDouble(all.gateway(line))))
                .tag("line", tag(line))
                .description(what)
                .register(registry);
    }

    private static void count(
            MeterRegistry registry,
            GatewayLifecycle lifecycle,
            SmscLink line,
            String name,
            ToDoubleFunction<SmsGateway> figure,
            String what) {
        FunctionCounter.builder(
                        "nsor.sms." + name,
                        lifecycle,
                        lines -> lines.read(all -> figure.applyAsDouble(all.gateway(line))))
                .tag("line", tag(line))
                .description(what)
                .register(registry);
    }

    private static String tag(SmscLink line) {
        return line.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Both lines, for one start of the server.
     *
     * @param shared by which processes share the messages among them
     */
    static SmscLinks lines(
            GatewayProperties properties,
            NeutralProperties neutral,
            DataSource dataSource,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Keys keys,
            List<QuestionHandler> handlers,
            Clock clock,
            Clock shared) {
        GatewayProperties own = neutral.properties(properties);
        SmsGateway openGateway = gateway(properties, dataSource, jdbc, transactions, keys, handlers, clock, shared);
        SmsGateway neutralGateway =
                gateway(SmscLink.NEUTRAL, own, dataSource, jdbc, transactions, keys, handlers, clock, shared);
        return new SmscLinks(
                openGateway,
                properties,
                sending(SmscLink.PUBLIC, openGateway, jdbc, transactions, keys, neutral.lease(), shared),
                neutralGateway,
                own,
                neutral.links(own),
                sending(SmscLink.NEUTRAL, neutralGateway, jdbc, transactions, keys, neutral.lease(), shared));
    }

    /**
     * The public's gateway, for one start of the server.
     *
     * @param shared by which processes keep to themselves what they take
     */
    static SmsGateway gateway(
            GatewayProperties properties,
            DataSource dataSource,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Keys keys,
            List<QuestionHandler> handlers,
            Clock clock,
            Clock shared) {
        return gateway(SmscLink.PUBLIC, properties, dataSource, jdbc, transactions, keys, handlers, clock, shared);
    }

    private static SmsGateway gateway(
            SmscLink line,
            GatewayProperties properties,
            DataSource dataSource,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Keys keys,
            List<QuestionHandler> handlers,
            Clock clock,
            Clock shared) {
        TransactionTemplate template = new TransactionTemplate(transactions);
        TransactionTemplate reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        ExchangeRepository exchanges = new ExchangeRepository(jdbc, clock);
        RunRepository runs = new RunRepository(dataSource, jdbc, line, clock);
        Sealing sealing = new Sealing(keys);
        QuestionPartRepository parts = new QuestionPartRepository(jdbc, sealing, line, clock, shared);
        Settlement settlement = new Settlement(exchanges, runs, template, properties.receipts());
        List<QuestionHandler> ofLine =
                handlers.stream().filter(handler -> handler.line() == line).toList();
        return new SmsGateway(
                properties,
                new BatchTransaction(
                        template, new ExchangeNumbers(jdbc, template), exchanges, parts, sealing, ofLine, clock),
                settlement,
                new Recovery(runs, exchanges, sealing, settlement),
                new DoubtfulCommits(exchanges, runs),
                new LateAnswers(ofLine, reading, clock),
                runs,
                sealing,
                clock);
    }

    private static MessageSending sending(
            SmscLink line,
            SmsGateway gateway,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Keys keys,
            Duration lease,
            Clock shared) {
        return new MessageSending(
                line,
                new MessageRepository(jdbc, shared),
                new TransactionTemplate(transactions),
                new Sealing(keys),
                gateway,
                lease,
                shared);
    }
}
