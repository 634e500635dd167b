package pk.gov.nsor.sms.internal;

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
                clock);
    }
}
