package pk.gov.nsor.startup.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.function.IntConsumer;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.database.RecordClient;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.reference.Courts;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.Holidays;
import pk.gov.nsor.foundation.reference.Laws;
import pk.gov.nsor.foundation.reference.OffenceRules;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.record.matching.NameRepository;
import pk.gov.nsor.startup.demo.internal.NationLoading;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fills a migrated register with any number of synthetic people, for benchmarks and trials. The rows that the use
 * cases would write are written by COPY; only the trail has one entry a batch instead of several a person, and nothing
 * goes through the outbox. Nobody's CNIC is used: all begin with 9.
 */
public final class SyntheticNation implements AutoCloseable {

    private final AnnotationConfigApplicationContext context;

    private SyntheticNation(AnnotationConfigApplicationContext context) {
        this.context = context;
    }

    /** @param dataSource one connection, kept for as long as the loading takes, of the server's role */
    public static SyntheticNation on(DataSource dataSource, Keys keys, Clock clock) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(DataSource.class, () -> dataSource);
        context.registerBean(JdbcClient.class, () -> RecordClient.of(dataSource));
        DataSourceTransactionManager transactions = new DataSourceTransactionManager(dataSource);
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(dataSource));
        context.registerBean(PlatformTransactionManager.class, () -> transactions);
        context.registerBean(TransactionTemplate.class, () -> new TransactionTemplate(transactions));
        context.registerBean(JsonMapper.class, JsonMapper::shared);
        context.registerBean(Keys.class, () -> keys);
        context.registerBean(Clock.class, () -> clock);
        context.register(
                Districts.class,
                Courts.class,
                PoliceStations.class,
                OffenceRules.class,
                Holidays.class,
                Laws.class,
                NameRepository.class,
                Trail.class,
                NationLoading.class);
        context.refresh();
        return new SyntheticNation(context);
    }

    /**
     * What to generate.
     *
     * @param people 1 to 9,000,000
     * @param seed the same seed and day give the same people
     * @param asOf no date of the data lies after it; not in the future
     * @param more whether people may be added to fewer of the same seed and day
     */
    public record Order(int people, long seed, LocalDate asOf, boolean more) {}

    /**
     * The result.
     *
     * @param before how many were there already
     */
    public record Filled(int before, int people) {}

    /**
     * Generates the people that are missing, in batches of 5,000 of which each is stored completely or not at all.
     * After an interruption the next call continues.
     *
     * @param progress called after each batch with how many people are there
     * @throws pk.gov.nsor.foundation.kernel.InvalidValueException where the register has people who are not synthetic,
     *     or others than these, or another process is filling it
     */
    public Filled fill(Order order, IntConsumer progress) {
        return context.getBean(NationLoading.class).fill(order, progress);
    }

    @Override
    public void close() {
        context.close();
    }
}
