package pk.gov.nsor.sms.internal;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.keys.Keys;
import pk.gov.nsor.sms.QuestionHandler;

/** Puts the gateway together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GatewayProperties.class)
class SmsConfiguration {

    @Bean
    GatewayLifecycle smsGateway(
            GatewayProperties properties,
            DataSource dataSource,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Keys keys,
            List<QuestionHandler> handlers,
            Clock clock) {
        return new GatewayLifecycle(
                properties.hasGateway(),
                () -> gateway(properties, dataSource, jdbc, transactions, keys, handlers, clock));
    }

    /** What the gateway is doing, for the people on duty. */
    @Bean
    MeterBinder smsMeters(GatewayLifecycle lifecycle) {
        return registry -> {
            Gauge.builder("nsor.sms.links", lifecycle, gateway -> gateway.read(SmsGateway::bound))
                    .description("Links bound to the SMSC")
                    .register(registry);
            Gauge.builder("nsor.sms.waiting", lifecycle, gateway -> gateway.read(SmsGateway::waiting))
                    .description("Messages that wait for their commit")
                    .register(registry);
            Gauge.builder("nsor.sms.unsent", lifecycle, gateway -> gateway.read(SmsGateway::unsent))
                    .description("Parts of answers that wait to be sent")
                    .register(registry);
            FunctionCounter.builder("nsor.sms.taken", lifecycle, gateway -> gateway.read(SmsGateway::taken))
                    .description("Messages taken from the SMSC")
                    .register(registry);
            FunctionCounter.builder("nsor.sms.turned.away", lifecycle, gateway -> gateway.read(SmsGateway::turnedAway))
                    .description("Messages the SMSC was asked to send again because too many waited")
                    .register(registry);
        };
    }

    /** A gateway for one life. */
    static SmsGateway gateway(
            GatewayProperties properties,
            DataSource dataSource,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Keys keys,
            List<QuestionHandler> handlers,
            Clock clock) {
        TransactionTemplate template = new TransactionTemplate(transactions);
        ExchangeStore exchanges = new ExchangeStore(jdbc, clock);
        RunStore runs = new RunStore(dataSource, jdbc, clock);
        Sealing sealing = new Sealing(keys);
        QuestionPartStore parts = new QuestionPartStore(jdbc, sealing, clock);
        Settlement settlement = new Settlement(exchanges, runs, template, properties.receipts());
        return new SmsGateway(
                properties,
                new BatchTransaction(template, exchanges, parts, sealing, handlers, clock),
                settlement,
                new Recovery(runs, exchanges, sealing, settlement),
                runs,
                sealing,
                clock);
    }
}
